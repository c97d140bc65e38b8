import { vietnamClock } from "../parts/vietnam-time.ts";
import { KeyHint } from "../parts/Quiet.tsx";
import type { Cause } from "../../domain/collection/group-causes.ts";
import type { Trouble } from "./entry-places.ts";
import type { Saving } from "./entry-store.ts";

export interface StatusBarProps {
  readonly saving: Saving;
  readonly unsent: number;
  readonly troubles: readonly Trouble[];
  /** Causes that must be mended or explained. */
  readonly causes: readonly Pick<Cause, "severity">[];
  readonly isListOpen: boolean;
  readonly onList: () => void;
  readonly canType: boolean;
  readonly onJump: (kind: Trouble["kind"]) => void;
}

const COUNTS = [
  ["conflict", "ô hai người nhập khác", "mark-diamond"],
  ["returned", "ô được trả lại", "mark-bar"],
] as const;

/** How far saving is, in words people trust. */
export function savingInWords({ state, at }: Saving, unsent: number): string {
  if (state === "offline") return `${unsent} ô đã lưu trên máy này`;
  if (state === "sending" || state === "waiting") return "Đang lưu…";
  if (state === "stopped") return "Chưa gửi được";
  return at === null ? "Đã lưu" : `Đã lưu lúc ${vietnamClock(at)}.`;
}

/** Under the grid: saving, and what is left to do: one count of causes, which opens their list. */
export function StatusBar(props: StatusBarProps) {
  const { saving, unsent, troubles, causes, isListOpen, onList, canType, onJump } = props;
  const isBlocked = causes.some(({ severity }) => severity === "blocking");
  return (
    <div class="status-bar">
      {canType && (
        <span class="status-saving tn" role="status">
          {unsent > 0 && <span class="mark-unsent" aria-hidden="true" />}
          {savingInWords(saving, unsent)}
        </span>
      )}
      {COUNTS.map(([kind, words, mark]) => {
        const count = troubles.filter((trouble) => trouble.kind === kind).length;
        if (count === 0) return null;
        return (
          <button
            key={kind}
            type="button"
            class={`status-count status-${kind}`}
            onClick={() => onJump(kind)}
          >
            <span class={mark} aria-hidden="true" />
            <span class="tn">{count}</span> {words}
          </button>
        );
      })}
      {causes.length > 0 && (
        <button
          type="button"
          class={`status-count ${isBlocked ? "status-error" : "status-warning"}`}
          aria-expanded={isListOpen}
          onClick={onList}
        >
          {isBlocked ? (
            <svg class="mark-error" width="13" height="13" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />
            </svg>
          ) : (
            <span class="mark-diamond" aria-hidden="true" />
          )}
          <span class="tn">{causes.length}</span> chỗ cần sửa hoặc ghi lý do
        </button>
      )}
      {canType && (
        <span class="status-keys">
          <KeyHint keys={["Enter"]}>xuống</KeyHint>
          <KeyHint keys={["F2"]}>sửa</KeyHint>
          <KeyHint keys={["Ctrl V"]}>dán từ Excel</KeyHint>
          <KeyHint keys={["N"]}>ô cần xem</KeyHint>
          <KeyHint keys={["?"]}>phím tắt</KeyHint>
        </span>
      )}
    </div>
  );
}
