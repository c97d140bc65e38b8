/** How far a piece of work is (trạng thái phần việc). */
export type WorkState =
  "not_started" | "in_progress" | "submitted" | "returned" | "accepted" | "frozen" | "blocked";

export const WORK_STATE_LABELS: Readonly<Record<WorkState, string>> = {
  not_started: "Chưa nhập",
  in_progress: "Đang nhập",
  submitted: "Chờ thẩm tra",
  returned: "Trả lại",
  accepted: "Đã chấp nhận",
  frozen: "Đã chốt",
  blocked: "Chờ đơn vị khác",
};

const FINISHED: readonly WorkState[] = ["submitted", "accepted", "frozen"];

/** The words of a state; lateness is said only of what is not finished. */
export const workStateText = (state: WorkState, late = false): string =>
  late && !FINISHED.includes(state)
    ? `${WORK_STATE_LABELS[state]}, quá hạn`
    : WORK_STATE_LABELS[state];

export interface WorkStateProps {
  readonly state: WorkState;
  /** Past its deadline; drawn only on what is not finished. */
  readonly late?: boolean | undefined;
}

/** The box of a state as drawing inside an svg, at its own origin, 10.6 × 16. Props: state, late. */
export function StateMark({ state, late = false }: WorkStateProps) {
  const isLate = late && !FINISHED.includes(state);
  return (
    <g class={`state-mark state-${state}${isLate ? " is-late" : ""}`}>
      <rect class="state-edge" x="0.8" y="1.6" width="9" height="12.8" rx="2" />
      {state === "in_progress" && <path class="state-level" d="M2.4 8h5.8v4.9H2.4z" />}
      {state === "returned" && (
        <path class="state-line" d="M7 10.6H4.6a2 2 0 0 1 0-4H7M5.7 4.9 7.4 6.6 5.7 8.3" />
      )}
      {state === "frozen" && <path class="state-line" d="M3.4 8.2 4.9 9.8 7.6 6.4" />}
      {state === "blocked" && <path class="state-line" d="M4 5.5v5M6.6 5.5v5" />}
    </g>
  );
}

/** The box alone, with its words for readers by ear. Props: state, late, label (words instead; empty beside words that say it). */
export function StateBox({ state, late, label }: WorkStateProps & { readonly label?: string }) {
  if (label === "") {
    return (
      <svg class="state-box" width="12" height="16" viewBox="0 0 10.6 16" aria-hidden="true">
        <StateMark state={state} late={late} />
      </svg>
    );
  }
  return (
    <svg class="state-box" width="12" height="16" viewBox="0 0 10.6 16" role="img">
      <title>{label ?? workStateText(state, late)}</title>
      <StateMark state={state} late={late} />
    </svg>
  );
}

/** Box and word. Props: state, late. */
export function StateChip({ state, late = false }: WorkStateProps) {
  const isLate = late && !FINISHED.includes(state);
  return (
    <span class={`state-chip${isLate ? " son" : ""}`}>
      <svg width="12" height="16" viewBox="0 0 10.6 16" aria-hidden="true">
        <StateMark state={state} late={late} />
      </svg>
      {workStateText(state, late)}
    </span>
  );
}
