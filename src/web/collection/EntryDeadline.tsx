import type { SheetView } from "../../contract/collection.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import { daysInWords } from "./days-in-words.ts";

export interface EntryDeadlineProps {
  readonly sheet: SheetView;
  readonly required: { readonly done: number; readonly total: number };
}

const FINISHED = ["submitted", "accepted", "frozen"];

/** When it is due and how much is left, at the right of the head. */
export function EntryDeadline({ sheet, required }: EntryDeadlineProps) {
  const { deadline } = sheet;
  const isDone = FINISHED.includes(sheet.state);
  return (
    <div class="entry-deadline">
      <span>
        Hạn nộp: hết ngày <b class="tn">{formatOfficialShortDate(deadline.dueOn)}</b>
      </span>
      <span class={deadline.isLate && !isDone ? "son" : "entry-left"}>
        {!isDone && `${daysInWords(deadline.daysLeft)} · `}
        <span class="tn">
          {required.done}/{required.total}
        </span>{" "}
        ô bắt buộc
      </span>
    </div>
  );
}
