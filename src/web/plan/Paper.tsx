import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import type { SourceSpan } from "../../domain/plan/plan-document.ts";
import { Icon } from "../parts/Icon.tsx";
import { scrollWithin } from "../parts/scroll-within.ts";
import { firstBlocks, piecesOf } from "./review-model.ts";

export interface PaperProps {
  readonly view: ImportView;
  /** Ordinal of the chosen item. */
  readonly chosen: number | null;
  /** The words that are asked for: those of one rule. */
  readonly span: SourceSpan | null;
  readonly onChoose: (ordinal: number) => void;
}

const isAt = (span: SourceSpan, block: number, start: number): boolean =>
  span.block === block && start >= span.start && start < span.end;

/** The document as paper, what was understood of it marked by colour and by underline. */
export function Paper({ view, chosen, span, onChoose }: PaperProps) {
  const pieces = useMemo(() => piecesOf(view), [view]);
  const first = useMemo(() => firstBlocks(view.reading), [view.reading]);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const sheet = paper.current;
    const frame = sheet?.parentElement;
    const place =
      span === null
        ? sheet?.querySelector(`[data-item="${chosen}"]`)
        : sheet?.querySelector(`[data-block="${span.block}"]`);
    if (frame && place) scrollWithin(frame, place, "center");
  }, [chosen, span]);
  const own = useMemo(
    () =>
      new Set(
        view.reading.items
          .find(({ ordinal }) => ordinal === chosen)
          ?.spans.map(({ block }) => block) ?? [],
      ),
    [view.reading, chosen],
  );
  return (
    <div class="paper-side">
      <div class="paper-bar">
        <Icon name="document" size={14} />
        <b class="ellipsis">{view.fileName}</b>
        <span class="paper-legend" aria-hidden="true">
          <span class="mark-target">chỉ tiêu</span> <span class="mark-unit">đơn vị</span>{" "}
          <span class="mark-deadline">thời hạn</span> <span class="mark-doubt">cần xem</span>
        </span>
      </div>
      <div class="paper-scroll" tabIndex={0} role="region" aria-label="Văn bản kế hoạch">
        <div class="paper" ref={paper} lang="vi">
          {view.blocks.map((block, index) => {
            const item = first.get(index);
            const isChosen = item !== undefined && item.ordinal === chosen;
            return (
              <div
                key={index}
                class={`paper-block${own.has(index) ? " is-chosen" : ""}`}
                data-item={item?.ordinal}
                data-block={index}
              >
                {item !== undefined && (
                  <button
                    type="button"
                    class={`paper-tag${isChosen ? " is-on" : ""}`}
                    aria-label={`Nội dung ${item.number ?? item.ordinal}`}
                    onClick={() => onChoose(item.ordinal)}
                  >
                    {item.number ?? item.ordinal}
                  </button>
                )}
                <p class={`paper-${block.align ?? "left"}`}>
                  {(pieces[index] ?? []).map((piece, at) =>
                    piece.kind === null ? (
                      piece.text
                    ) : (
                      <mark
                        key={at}
                        class={`mark mark-${piece.kind}${span !== null && isAt(span, index, piece.start) ? " is-asked" : ""}`}
                        onClick={() => piece.item !== null && onChoose(piece.item)}
                      >
                        {piece.text}
                      </mark>
                    ),
                  )}
                </p>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
