import { useEffect, useMemo, useRef } from "preact/hooks";
import type { ImportView } from "../../contract/plan.ts";
import { Icon } from "../parts/Icon.tsx";
import { firstBlocks, piecesOf } from "./review-model.ts";

export interface PaperProps {
  readonly view: ImportView;
  /** Ordinal of the chosen item. */
  readonly chosen: number | null;
  readonly onChoose: (ordinal: number) => void;
}

/** The document as paper, what was understood of it marked by colour and by underline. */
export function Paper({ view, chosen, onChoose }: PaperProps) {
  const pieces = useMemo(() => piecesOf(view), [view]);
  const first = useMemo(() => firstBlocks(view.reading), [view.reading]);
  const paper = useRef<HTMLDivElement>(null);
  useEffect(() => {
    paper.current?.querySelector(`[data-item="${chosen}"]`)?.scrollIntoView({ block: "center" });
  }, [chosen]);
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
                class={`paper-block${isChosen ? " is-chosen" : ""}`}
                data-item={item?.ordinal}
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
                        class={`mark mark-${piece.kind}`}
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
