import type { ImportView } from "../../contract/plan.ts";
import type { ReviewQuestion } from "../../domain/plan/review-questions.ts";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { labelOf } from "./review-model.ts";

export interface BulkDialogProps {
  readonly view: ImportView;
  readonly questions: readonly ReviewQuestion[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Every place that takes its proposed answer, to be read before it does. */
export function BulkDialog({ view, questions, onConfirm, onClose }: BulkDialogProps) {
  return (
    <ConfirmDialog
      title={`Nhận ${questions.length} đề xuất?`}
      confirmLabel={`Nhận ${questions.length} đề xuất`}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>Câu trả lời ghi tên anh/chị và sửa lại được ở từng nội dung.</p>
      <ul class="bulk-list" tabIndex={0} aria-label="Các chỗ sẽ nhận đề xuất">
        {questions.map((question) => (
          <li key={question.id}>
            <span>{question.sentence}</span> <b>{labelOf(view, question, question.proposed)}</b>
          </li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
