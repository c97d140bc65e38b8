import { useState } from "preact/hooks";
import type { Receipt, SheetView } from "../../contract/collection.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { later } from "../parts/later.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import type { Decision } from "./submitting.ts";

const ApprovalDialog = later(() => import("./ApprovalDialogs.tsx").then((m) => m.ApprovalDialog));
const WithdrawDialog = later(() => import("./ApprovalDialogs.tsx").then((m) => m.WithdrawDialog));

export interface SubmittingBandsProps {
  readonly sheet: SheetView;
  /** The last sending from this page; told with the act of taking it back. */
  readonly receipt: Receipt | null;
  /** Something was decided: the sheet is another now. */
  readonly onChanged: () => void;
}

type Waiting = SheetView["approval"]["waiting"][number];
type Sent = SheetView["withdrawable"][number];

/** What lies before the unit's head, what came back from them, and what may still be withdrawn. */
export function SubmittingBands({ sheet, receipt, onChanged }: SubmittingBandsProps) {
  const { waiting, sentBack, isDecider } = sheet.approval;
  const [deciding, setDeciding] = useState<{
    readonly asked: Waiting;
    readonly decision: Decision["decision"];
  }>();
  const [withdrawing, setWithdrawing] = useState<Sent>();
  const canAct = sheet.access === "edit";
  return (
    <>
      {waiting.map((asked) => (
        <Band
          key={asked.approvalId}
          tone="read-only"
          aside={
            canAct && (
              <span class="row">
                {isDecider ? (
                  <>
                    <Button
                      size="small"
                      kind="primary"
                      onClick={() => setDeciding({ asked, decision: "approved" })}
                    >
                      Duyệt và nộp
                    </Button>
                    <Button
                      size="small"
                      onClick={() => setDeciding({ asked, decision: "sent_back" })}
                    >
                      Gửi lại để sửa
                    </Button>
                  </>
                ) : (
                  <Button
                    size="small"
                    onClick={() => setDeciding({ asked, decision: "taken_back" })}
                  >
                    Rút lại để sửa
                  </Button>
                )}
              </span>
            )
          }
        >
          <b>{isDecider ? "Chờ anh/chị duyệt nộp" : "Đang chờ lãnh đạo đơn vị duyệt"}</b> nội dung{" "}
          {asked.itemNumbers.join(", ")}. {asked.askedBy} trình lúc {momentInWords(asked.askedAt)};
          số liệu giữ nguyên cho đến khi có quyết định.
        </Band>
      ))}
      {sentBack !== null && (
        <Band tone="warn">
          <b>{sentBack.by}</b> gửi lại nội dung {sentBack.itemNumbers.join(", ")} lúc{" "}
          {momentInWords(sentBack.at)}: “{sentBack.words}”
        </Band>
      )}
      {sheet.withdrawable.map((sent) => (
        <Band
          key={sent.submissionId}
          tone={sent.submissionId === receipt?.submissionId ? "ok" : "info"}
          aside={
            <span class="row">
              <Button size="small" href={`/bien-nhan/${sent.submissionId}`}>
                In biên nhận
              </Button>
              <Button size="small" onClick={() => setWithdrawing(sent)}>
                Rút lại để sửa
              </Button>
            </span>
          }
        >
          {sent.submissionId === receipt?.submissionId ? (
            <ReceiptWords receipt={receipt} />
          ) : (
            <>
              Biên nhận số {sent.receiptNumber}, nộp lúc {momentInWords(sent.submittedAt)}.
            </>
          )}{" "}
          Chưa ai thẩm tra, còn rút lại được.
        </Band>
      ))}
      {deciding !== undefined && (
        <ApprovalDialog
          {...deciding.asked}
          decision={deciding.decision}
          onDone={onChanged}
          onClose={() => setDeciding(undefined)}
        />
      )}
      {withdrawing !== undefined && (
        <WithdrawDialog
          {...withdrawing}
          onDone={onChanged}
          onClose={() => setWithdrawing(undefined)}
        />
      )}
    </>
  );
}

/** "Đã nộp lúc 08:15 ngày 06/9/2024. Biên nhận số 12, lần nộp 1, nội dung 1.1, 3.1." */
export const ReceiptWords = ({ receipt }: { readonly receipt: Receipt }) => (
  <>
    <b>Đã nộp lúc {momentInWords(receipt.submittedAt)}.</b> Biên nhận số {receipt.receiptNumber},
    lần nộp {receipt.revision}, nội dung {receipt.itemNumbers.join(", ")}
    {receipt.isLate ? ", ghi nhận nộp muộn." : "."}
  </>
);
