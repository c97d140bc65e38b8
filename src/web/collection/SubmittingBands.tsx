import { useState } from "preact/hooks";
import type { SheetView } from "../../contract/collection.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { later } from "../parts/later.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import type { Decision } from "./submitting.ts";

const ApprovalDialog = later(() => import("./ApprovalDialogs.tsx").then((m) => m.ApprovalDialog));
const WithdrawDialog = later(() => import("./ApprovalDialogs.tsx").then((m) => m.WithdrawDialog));

export interface SubmittingBandsProps {
  readonly sheet: SheetView;
  /** Something was decided: the sheet is another now. */
  readonly onChanged: () => void;
}

type Waiting = SheetView["approval"]["waiting"][number];
type Sent = SheetView["withdrawable"][number];

/** What lies before the unit's head, what came back from them, and what may still be withdrawn. */
export function SubmittingBands({ sheet, onChanged }: SubmittingBandsProps) {
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
          tone="info"
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
          Biên nhận số {sent.receiptNumber}, nộp lúc {momentInWords(sent.submittedAt)}: chưa ai thẩm
          tra, còn rút lại được.
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
