import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ReportNumber } from "../../contract/report.ts";
import { Button, IconButton } from "../parts/Button.tsx";

export interface NumberPopoverProps {
  readonly number: ReportNumber;
  /** The pressed number. */
  readonly anchor: HTMLElement;
  /** What it was in the last version; undefined where it is the same. */
  readonly before: string | undefined;
  readonly provenance: string | null;
  /** Takes today's figure into a sentence that a person wrote; undefined where there is nothing to take. */
  readonly onAccept: (() => void) | undefined;
  readonly onClose: () => void;
}

const WIDTH = 300;

/** What a number in the text is and where it comes from; Esc or a press outside closes it. */
export function NumberPopover(props: NumberPopoverProps) {
  const { number, anchor, before, provenance, onAccept, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const rect = anchor.getBoundingClientRect();
    const height = box.current?.offsetHeight ?? 160;
    const below = rect.bottom + 8 + height < innerHeight;
    setPlace({
      left: Math.max(8, Math.min(rect.left - 20, innerWidth - WIDTH - 8)),
      top: below ? rect.bottom + 8 : Math.max(8, rect.top - 8 - height),
    });
    box.current?.focus();
  }, [anchor]);
  useEffect(() => {
    const outside = (event: Event) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === false) onClose();
    };
    document.addEventListener("pointerdown", outside);
    addEventListener("scroll", onClose, true);
    return () => {
      document.removeEventListener("pointerdown", outside);
      removeEventListener("scroll", onClose, true);
    };
  }, [onClose]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    anchor.focus();
    onClose();
  };
  return (
    <div
      ref={box}
      class="number-popover"
      role="dialog"
      aria-label={number.label}
      tabIndex={-1}
      style={{ left: `${place.left}px`, top: `${place.top}px` }}
      onKeyDown={leave}
    >
      <div class="number-popover-head">
        <b>{number.label}</b>
        <span class="ink-3">{number.address?.formCode}</span>
        <IconButton icon="close" label="Đóng" onClick={onClose} />
      </div>
      <p class="number-popover-value">
        <b class="tn">{number.text}</b> {number.unitOfMeasure}
        {before !== undefined && <span class="number-before">trước là {before}</span>}
      </p>
      <p class="ink-2">
        {number.kind === "count"
          ? "Đếm từ kết quả đánh giá các mục tiêu."
          : number.observationIds.length === 0
            ? "Chưa có số liệu được duyệt."
            : number.kind === "attainment"
              ? "Tính từ số liệu đã duyệt và mức mục tiêu."
              : `Số liệu đã duyệt${number.observationIds.length > 1 ? ` của ${number.observationIds.length} đơn vị` : ""}.`}
      </p>
      <div class="number-popover-foot">
        {onAccept !== undefined && (
          <Button kind="primary" size="small" onClick={onAccept}>
            Đồng ý số mới
          </Button>
        )}
        {provenance !== null && (
          <Button size="small" href={provenance}>
            Nguồn gốc
          </Button>
        )}
        {number.kind === "count" && (
          <Button size="small" href="/danh-gia">
            Xem các mục tiêu
          </Button>
        )}
        {number.targetCode !== null && (
          <Button kind="quiet" size="small" href={`/danh-gia?chi-tieu=${number.targetCode}`}>
            Đánh giá
          </Button>
        )}
      </div>
    </div>
  );
}
