import { useState } from "preact/hooks";
import type { MyWork } from "../../contract/collection.ts";
import { WithdrawDialog } from "../collection/ApprovalDialogs.tsx";
import { Button } from "../parts/Button.tsx";
import { Card } from "../parts/Quiet.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";

/** What was sent, each with its receipt, and the way to take back what nobody has decided on. */
export function Receipts({ work }: { readonly work: MyWork }) {
  const [withdrawing, setWithdrawing] = useState<MyWork["receipts"][number]>();
  return (
    <Card title="Biên nhận">
      {work.receipts.length === 0 ? (
        <p class="ink-2">Chưa nộp lần nào.</p>
      ) : (
        <ul class="people">
          {work.receipts.map((receipt) => (
            <li key={receipt.submissionId}>
              <a href={`/bien-nhan/${receipt.submissionId}`}>
                <b>Số {receipt.receiptNumber}</b>
              </a>
              <span class="ink-2">
                {momentInWords(receipt.submittedAt)}
                {receipt.isLate && ", nộp muộn"}: {receipt.itemNumbers.join(", ")}
              </span>
              <span class="ink-2">
                {receipt.preparedBy === null
                  ? receipt.submittedBy
                  : `${receipt.preparedBy} trình, ${receipt.submittedBy} duyệt`}
              </span>
              {receipt.withdrawnAt !== null && (
                <span class="warn-ink">Đã rút lại lúc {momentInWords(receipt.withdrawnAt)}</span>
              )}
              {receipt.canWithdraw && (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={`Rút lại biên nhận số ${receipt.receiptNumber}`}
                  onClick={() => setWithdrawing(receipt)}
                >
                  Rút lại để sửa
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {withdrawing !== undefined && (
        <WithdrawDialog
          submissionId={withdrawing.submissionId}
          receiptNumber={withdrawing.receiptNumber}
          onDone={() => undefined}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </Card>
  );
}
