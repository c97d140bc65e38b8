import { useState } from "preact/hooks";
import type { SubmissionView } from "../../contract/review.ts";
import { addDays, weekday } from "../../domain/kernel/local-date.ts";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { Checkbox, Input, TextArea } from "../parts/Field.tsx";
import { vietnamDay } from "../parts/vietnam-time.ts";
import { type Remark, placeKey } from "./review-model.ts";

export interface ReturnDecision {
  /** Tasks without a remark that are accepted at once. */
  readonly accept: readonly string[];
  readonly reason: string;
  readonly dueAt: string;
}

export interface ReturnDialogProps {
  readonly view: SubmissionView;
  readonly remarks: readonly Remark[];
  readonly busy: boolean;
  readonly error: string | undefined;
  readonly onReturn: (decision: ReturnDecision) => void;
  readonly onClose: () => void;
}

/** The day two working days from now: time to look a figure up, not to forget it. */
function twoWorkingDaysOn(): string {
  let on = vietnamDay(new Date().toISOString());
  for (let left = 2; left > 0;) {
    on = addDays(on, 1);
    if (weekday(on) !== 0 && weekday(on) !== 6) left -= 1;
  }
  return on;
}

/** What the unit will read, when it is due again, and what becomes of the tasks without a remark. */
export function ReturnDialog({ view, remarks, busy, error, onReturn, onClose }: ReturnDialogProps) {
  const [reason, setReason] = useState("");
  const [dueOn, setDueOn] = useState(twoWorkingDaysOn);
  const [acceptsRest, setAcceptsRest] = useState(true);
  const taskIds = new Set(remarks.map(({ taskId }) => taskId));
  const waiting = view.tasks.filter(({ canDecide }) => canDecide);
  const returned = waiting.filter(({ taskId }) => taskIds.has(taskId));
  const rest = waiting.filter(({ taskId }) => !taskIds.has(taskId));
  const numbers = (tasks: typeof waiting) => tasks.map(({ itemNumber }) => itemNumber).join(", ");
  return (
    <ConfirmDialog
      title={`Trả lại ${returned.length} phần việc (${numbers(returned)}) cho ${view.unit.shortName}?`}
      confirmLabel="Trả lại kèm ý kiến"
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={() =>
        onReturn({
          accept: acceptsRest ? rest.map(({ taskId }) => taskId) : [],
          reason: reason.trim(),
          dueAt: `${dueOn}T16:30:00+07:00`,
        })
      }
    >
      <p>Đơn vị đọc các ý kiến này ngay tại chỗ; chỉ những chỗ này mở lại để sửa.</p>
      <ul class="review-preview">
        {remarks.map((remark) => (
          <li key={placeKey(remark.place)}>
            <b>{remark.where}</b>: {remark.body}
          </li>
        ))}
      </ul>
      <TextArea label="Lời nhắn chung" optional rows={2} value={reason} onValue={setReason} />
      <Input
        label="Gửi lại trước 16:30 ngày"
        required
        type="date"
        value={dueOn}
        onValue={setDueOn}
      />
      {rest.length > 0 && (
        <Checkbox
          label={`Chấp nhận luôn ${rest.length} phần việc không có ý kiến (${numbers(rest)})`}
          checked={acceptsRest}
          onChecked={setAcceptsRest}
        />
      )}
    </ConfirmDialog>
  );
}
