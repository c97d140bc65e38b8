import { useRef, useState } from "preact/hooks";
import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import { VERDICT_LABELS, VERDICT_LETTERS, isAchieved } from "../../domain/evaluation/verdict.ts";
import { KeyHint } from "../parts/Quiet.tsx";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { SHORT_LABELS, allTargets, countedVerdicts, packGroups } from "./steering-model.ts";

export interface VerdictCountsProps {
  readonly view: EvaluationView;
  readonly isShort?: boolean | undefined;
}

/** The counts of all verdicts, each as shape, number and word. */
export function VerdictCounts({ view, isShort = false }: VerdictCountsProps) {
  const labels = isShort ? SHORT_LABELS : VERDICT_LABELS;
  return (
    <ul class="verdict-counts">
      {countedVerdicts(view).map((verdict) => (
        <li key={verdict} class={`ink-${VERDICT_LOOKS[verdict]}`}>
          <RatingGlyph verdict={verdict} size={13} />
          <b class="tn">{view.counts[verdict]}</b>
          <span>{labels[verdict]}</span>
        </li>
      ))}
    </ul>
  );
}

export interface MosaicProps {
  readonly view: EvaluationView;
  /** Where a tile leads. */
  readonly addressOf: (target: EvaluatedTarget) => string;
  /** G on a tile; undefined for readers who give no directives. */
  readonly onDirect: ((target: EvaluatedTarget) => void) | undefined;
}

/** The tile above or below: the nearest one of the next line of tiles. */
function verticalNeighbour(tiles: readonly HTMLElement[], at: number, step: 1 | -1): number {
  const from = tiles[at]?.getBoundingClientRect();
  if (from === undefined) return at;
  const boxes = tiles.map((tile) => tile.getBoundingClientRect());
  const beyond = boxes.filter((box) =>
    step > 0 ? box.top > from.top + 4 : box.top < from.top - 4,
  );
  if (beyond.length === 0) return at;
  const line =
    step > 0
      ? Math.min(...beyond.map(({ top }) => top))
      : Math.max(...beyond.map(({ top }) => top));
  const far = (box: DOMRect) =>
    Math.abs(box.top - line) < 4 ? Math.abs(box.left - from.left) : Number.POSITIVE_INFINITY;
  return boxes.reduce((best, box, index) => {
    const known = boxes[best];
    return known === undefined || far(box) < far(known) ? index : best;
  }, at);
}

/** Every target as one tile, by group of the plan; arrows go from tile to tile. */
export function Mosaic({ view, addressOf, onDirect }: MosaicProps) {
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [named, setNamed] = useState<EvaluatedTarget>();
  const targets = allTargets(view);
  let index = -1;

  const steer = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const tiles = [...(root.current?.querySelectorAll<HTMLElement>(".rating-tile") ?? [])];
    const moves: Readonly<Record<string, () => number>> = {
      ArrowLeft: () => at - 1,
      ArrowRight: () => at + 1,
      ArrowUp: () => verticalNeighbour(tiles, at, -1),
      ArrowDown: () => verticalNeighbour(tiles, at, 1),
      Home: () => 0,
      End: () => tiles.length - 1,
    };
    const move = moves[event.key];
    if (move !== undefined) {
      const next = Math.max(0, Math.min(tiles.length - 1, move()));
      setAt(next);
      tiles[next]?.focus();
    } else if (event.key.toLowerCase() === "g" && onDirect !== undefined) {
      const target = targets[at];
      if (target === undefined) return;
      event.stopPropagation();
      onDirect(target);
    } else return;
    event.preventDefault();
  };

  return (
    <section class="card mosaic-card">
      <header class="card-head">
        <h2>
          Toàn cảnh <span class="tn">{view.total}</span> chỉ tiêu
        </h2>
        <VerdictCounts view={view} />
      </header>
      <div
        class="mosaic"
        ref={root}
        role="group"
        aria-label="Chỉ tiêu theo nhóm; phím mũi tên chuyển ô, Enter mở chỉ tiêu"
        onKeyDown={steer}
        onPointerLeave={() => setNamed(undefined)}
      >
        {packGroups(view.groups).map((row) => (
          <div key={row[0]?.id} class="mosaic-row">
            {row.map((group) => (
              <div
                key={group.id}
                class="mosaic-group"
                style={{ flexGrow: Math.max(4, group.targets.length) }}
              >
                <h3 class="mosaic-head">
                  <span class="ellipsis" title={group.title}>
                    <b class="tn">{group.number}</b> {group.shortTitle}
                  </span>
                  <span class="tn ink-3">
                    {group.targets.filter(({ verdict }) => isAchieved(verdict)).length}/
                    {group.targets.length}
                    <span class="hidden-visually"> đạt và vượt</span>
                  </span>
                </h3>
                <div class="mosaic-tiles">
                  {group.targets.map((target) => {
                    index += 1;
                    const own = index;
                    const { verdict } = target;
                    return (
                      <a
                        key={target.targetId}
                        class={`rating-tile tile-${VERDICT_LOOKS[verdict]}${verdict === "on_track" ? " tile-promise" : ""}`}
                        href={addressOf(target)}
                        tabIndex={own === Math.min(at, targets.length - 1) ? 0 : -1}
                        aria-label={`${target.code} ${target.measure}: ${VERDICT_LABELS[verdict]}`}
                        onFocus={() => {
                          setAt(own);
                          setNamed(target);
                        }}
                        onBlur={() => setNamed(undefined)}
                        onPointerEnter={() => setNamed(target)}
                      >
                        <RatingGlyph verdict={verdict} size={9} />
                        {target.code}
                        <span class="print-only">{VERDICT_LETTERS[verdict]}</span>
                      </a>
                    );
                  })}
                </div>
              </div>
            ))}
          </div>
        ))}
      </div>
      <p class="mosaic-name">
        {named === undefined ? (
          <KeyHint keys={["←", "→", "Enter"]}>chuyển ô, mở chỉ tiêu</KeyHint>
        ) : (
          <>
            <b>
              {named.code} {named.measure}
            </b>
            : {VERDICT_LABELS[named.verdict]}
            {named.leadUnit !== null && ` · ${named.leadUnit}`}
          </>
        )}
      </p>
    </section>
  );
}
