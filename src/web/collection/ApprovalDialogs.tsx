import { useState } from "preact/hooks";
import { problemTitle } from "../api/problem.ts";
import { ConfirmDialog } from "../parts/ConfirmDialog.tsx";
import { TextArea } from "../parts/Field.tsx";
import { type Decision, useDecideApproval, useWithdraw } from "./submitting.ts";

export interface ApprovalDialogProps {
  readonly approvalId: string;
  readonly decision: Decision["decision"];
  readonly askedBy: string;
  readonly itemNumbers: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const WORDS: Readonly<
  Record<Decision["decision"], { title: string; confirm: string; body: string }>
> = {
  approved: {
    title: "Duyệt và nộp",
    confirm: "Duyệt và nộp",
    body: "Bài nộp giữ nguyên như đã trình. Biên nhận ghi tên người trình và người duyệt.",
  },
  sent_back: {
    title: "Gửi lại để sửa",
    confirm: "Gửi lại kèm ý kiến",
    body: "Cán bộ sửa được ngay và trình lại; số liệu đã nhập vẫn giữ nguyên.",
  },
  taken_back: {
    title: "Rút lại để sửa",
    confirm: "Rút lại",
    body: "Lãnh đạo đơn vị không còn thấy bản này. Sửa xong thì trình lại.",
  },
};

/** Asks before a decision on what lies before the unit's head. */
export function ApprovalDialog(props: ApprovalDialogProps) {
  const { approvalId, decision, askedBy, itemNumbers, onDone, onClose } = props;
  const [words, setWords] = useState("");
  const decide = useDecideApproval(() => {
    onClose();
    onDone();
  });
  const said = WORDS[decision];
  return (
    <ConfirmDialog
      title={`${said.title} nội dung ${itemNumbers.join(", ")}?`}
      confirmLabel={said.confirm}
      busy={decide.isPending}
      error={decide.isError ? problemTitle(decide.error) : undefined}
      onConfirm={() => decide.mutate({ approvalId, decision, words })}
      onClose={onClose}
    >
      <p>
        {decision !== "taken_back" && `${askedBy} trình. `}
        {said.body}
      </p>
      {decision === "sent_back" && (
        <TextArea label="Ý kiến để cán bộ sửa" value={words} onValue={setWords} required />
      )}
    </ConfirmDialog>
  );
}

export interface WithdrawDialogProps {
  readonly submissionId: string;
  readonly receiptNumber: number;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Asks before a submission is taken back. */
export function WithdrawDialog(props: WithdrawDialogProps) {
  const { submissionId, receiptNumber, onDone, onClose } = props;
  const withdraw = useWithdraw(() => {
    onClose();
    onDone();
  });
  return (
    <ConfirmDialog
      title={`Rút lại bài nộp theo biên nhận số ${receiptNumber}?`}
      confirmLabel="Rút lại để sửa"
      busy={withdraw.isPending}
      error={withdraw.isError ? problemTitle(withdraw.error) : undefined}
      onConfirm={() => withdraw.mutate(submissionId)}
      onClose={onClose}
    >
      Lần nộp này và biên nhận vẫn lưu, ghi là đã rút. Sửa xong phải nộp lại; thời gian nộp tính
      theo lần nộp mới.
    </ConfirmDialog>
  );
}
