import type { TaskState } from "./task-state.ts";

/** What one task asks of a unit, and how much of it is there. */
export interface WorkAsked {
  readonly figures: number;
  readonly figuresDone: number;
  readonly narratives: number;
  readonly narrativesDone: number;
}

/** "12 số liệu, 5 đoạn thuyết minh". */
export function workInWords({ figures, narratives }: WorkAsked): string {
  const parts = [
    figures > 0 ? `${figures} số liệu` : undefined,
    narratives > 0 ? `${narratives} đoạn thuyết minh` : undefined,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? "Không phải nhập thêm" : parts.join(", ");
}

export const asked = (work: WorkAsked): number => work.figures + work.narratives;

export const done = (work: WorkAsked): number =>
  Math.min(work.figuresDone, work.figures) + Math.min(work.narrativesDone, work.narratives);

/** Half a minute a figure and three a paragraph, from watching people type; rounded up to five. */
export function effortMinutes(work: readonly WorkAsked[]): number {
  const minutes = work.reduce(
    (sum, each) =>
      sum +
      Math.max(0, each.figures - each.figuresDone) * 0.5 +
      Math.max(0, each.narratives - each.narrativesDone) * 3,
    0,
  );
  return Math.ceil(minutes / 5) * 5;
}

/** What the unit does next with a task; the button says it in words. */
export type NextStep = "start" | "continue" | "submit" | "read_comments" | "view";

export const NEXT_STEP_LABELS: Readonly<Record<NextStep, string>> = {
  start: "Nhập",
  continue: "Nhập tiếp",
  submit: "Nộp",
  read_comments: "Xem ý kiến",
  view: "Xem",
};

export function nextStep(state: TaskState, work: WorkAsked): NextStep {
  switch (state) {
    case "not_started":
      return "start";
    case "in_progress":
      return done(work) >= asked(work) ? "submit" : "continue";
    case "returned":
      return "read_comments";
    case "submitted":
    case "accepted":
    case "frozen":
      return "view";
    default:
      return state satisfies never;
  }
}
