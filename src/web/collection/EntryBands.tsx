import type { Receipt, SheetView } from "../../contract/collection.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import type { EntryView } from "./entry-store.ts";
import { momentInWords } from "../parts/vietnam-time.ts";
import { later } from "../parts/later.tsx";

const ReceiptWords = later(() => import("./SubmittingBands.tsx").then((m) => m.ReceiptWords));

export interface EntryBandsProps {
  readonly sheet: SheetView;
  readonly view: EntryView;
  readonly receipt: Receipt | null;
  readonly onRetry: () => void;
  readonly onReload: () => void;
}

/** One line about the state of the whole sheet: lost network, returned, sent. */
export function EntryBands({ sheet, view, receipt, onRetry, onReload }: EntryBandsProps) {
  const { saving, unsent } = view;
  const returned = sheet.tasks.filter((task) => task.returned !== null);
  const places = returned.reduce((sum, task) => sum + (task.returned?.comments.length ?? 0), 0);
  // what may still be taken back is told where that can be done
  const isWithdrawable = sheet.withdrawable.some(
    ({ submissionId }) => submissionId === receipt?.submissionId,
  );
  const dueAt = returned.flatMap((task) => task.returned?.dueAt ?? []).sort()[0];
  return (
    <>
      {saving.state === "offline" && (
        <Band tone="offline" onRetry={onRetry}>
          <b>Đang mất mạng.</b> {unsent} mục đã lưu trên máy này, sẽ tự gửi khi có mạng. Anh/chị cứ
          nhập tiếp.
        </Band>
      )}
      {saving.state === "stopped" && (
        <Band
          tone="error"
          aside={
            <Button size="small" onClick={onReload}>
              Tải lại
            </Button>
          }
        >
          {saving.message} Nội dung chưa gửi vẫn còn trên máy này.
        </Band>
      )}
      {saving.isShelfFull && (
        <Band tone="warn">
          Máy này hết chỗ lưu tạm. Đừng đóng trang cho đến khi thấy “Đã lưu lúc…”.
        </Band>
      )}
      {receipt !== null && !isWithdrawable && (
        <Band
          tone="ok"
          aside={
            <Button size="small" href={`/bien-nhan/${receipt.submissionId}`}>
              In biên nhận
            </Button>
          }
        >
          <ReceiptWords receipt={receipt} />
        </Band>
      )}
      {returned.length > 0 && receipt === null && (
        <Band tone="warn">
          <b>{places} chỗ cần xem lại</b> ở nội dung{" "}
          {returned.map((task) => task.itemNumber).join(", ")}. Ý kiến ghi ngay tại ô.
          {dueAt !== undefined && <> Hạn gửi lại: {momentInWords(dueAt)}.</>}
        </Band>
      )}
    </>
  );
}
