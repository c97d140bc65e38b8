import type { EvaluatedTarget } from "../../contract/evaluation.ts";
import { VERDICT_LABELS } from "../../domain/evaluation/verdict.ts";
import { Icon } from "../parts/Icon.tsx";
import { RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { SmallTrend } from "./SmallTrend.tsx";
import { gapInWords } from "./steering-model.ts";

export interface HardTargetsProps {
  readonly targets: readonly EvaluatedTarget[];
  readonly addressOf: (target: EvaluatedTarget) => string;
  /** Undefined for readers who give no directives. */
  readonly onDirect: ((target: EvaluatedTarget) => void) | undefined;
}

const SHOWN = 4;

/** The distance in words; where the rule has none, the verdict itself. */
const troubleInWords = (target: EvaluatedTarget): string =>
  gapInWords(target) || VERDICT_LABELS[target.verdict].toLowerCase();

function HardTarget({
  target,
  addressOf,
  onDirect,
}: Omit<HardTargetsProps, "targets"> & { readonly target: EvaluatedTarget }) {
  return (
    <li class="hard-target">
      <h3 class="ellipsis" title={target.measure}>
        <a href={addressOf(target)}>
          <span class="tn ink-2">{target.code}</span> {target.measure}
        </a>
      </h3>
      <SmallTrend target={target} />
      <p class="ink-2 t-12 ellipsis">{target.leadUnit ?? "Chưa có đơn vị chủ trì"}</p>
      <div class="hard-foot">
        <span class={`hard-gap ink-${VERDICT_LOOKS[target.verdict]}`}>
          <RatingGlyph verdict={target.verdict} size={11} />
          <span class="hidden-visually">{VERDICT_LABELS[target.verdict]}, </span>
          {troubleInWords(target)}
        </span>
        {onDirect !== undefined && (
          <button
            type="button"
            class="hard-direct"
            aria-label={`Chỉ đạo về chỉ tiêu ${target.code}`}
            onClick={() => onDirect(target)}
          >
            <Icon name="flag" size={14} />
            Chỉ đạo
          </button>
        )}
      </div>
    </li>
  );
}

/** The targets that will hardly be met, with what lacks and who answers for it (khó đạt). */
export function HardTargets({ targets, addressOf, onDirect }: HardTargetsProps) {
  const rest = targets.length - SHOWN;
  return (
    <section class="card hard-card">
      <header class="card-head">
        <h2>
          {targets.some(({ verdict }) => verdict === "not_met")
            ? "Khó đạt, chưa đạt"
            : "Khó đạt đến hết nhiệm kỳ"}
        </h2>
        {rest > 0 && (
          <a class="t-12" href="/danh-gia">
            Xem cả {targets.length}
          </a>
        )}
      </header>
      {targets.length === 0 ? (
        <p class="ink-2">Không có chỉ tiêu khó đạt hoặc chưa đạt.</p>
      ) : (
        <ul class="hard-list">
          {targets.slice(0, SHOWN).map((target) => (
            <HardTarget key={target.targetId} {...{ target, addressOf, onDirect }} />
          ))}
        </ul>
      )}
    </section>
  );
}
