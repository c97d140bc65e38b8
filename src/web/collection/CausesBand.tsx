import { useEffect, useRef } from "preact/hooks";
import type { Cause } from "../../domain/collection/group-causes.ts";
import { IconButton } from "../parts/Button.tsx";
import { CauseList } from "./CauseList.tsx";
import type { SheetGrid } from "./sheet-lines.ts";

export interface CausesBandProps {
  readonly causes: readonly Cause[];
  readonly grids: readonly SheetGrid[];
  readonly onCell: (rowId: string, columnId: string) => void;
  readonly onClose: () => void;
}

/** Over the status bar: what must be mended or explained, cause by cause. */
export function CausesBand({ causes, grids, onCell, onClose }: CausesBandProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section
      class="causes-band"
      aria-labelledby="causes-title"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header>
        <h2 id="causes-title" ref={heading} tabIndex={-1}>
          {causes.length === 0
            ? "Không còn chỗ nào cần xem"
            : `${causes.length} chỗ cần sửa hoặc ghi lý do`}
        </h2>
        <IconButton icon="close" label="Đóng danh sách" onClick={onClose} />
      </header>
      <CauseList {...{ causes, grids, onCell }} />
    </section>
  );
}
