import { IconButton } from "./Button.tsx";

export interface PagerProps {
  readonly offset: number;
  readonly limit: number;
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Moves through a long list: "1–100 trên 240". Props: offset, limit, total, onOffset. */
export function Pager({ offset, limit, total, onOffset }: PagerProps) {
  if (total <= limit) return null;
  const last = Math.min(offset + limit, total);
  return (
    <nav class="pager" aria-label="Trang của danh sách">
      <IconButton
        icon="back"
        label="Trang trước"
        disabled={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - limit))}
      />
      <span class="tn" aria-live="polite">
        {offset + 1}–{last} trên {total}
      </span>
      <IconButton
        icon="next"
        label="Trang sau"
        disabled={last >= total}
        onClick={() => onOffset(offset + limit)}
      />
    </nav>
  );
}
