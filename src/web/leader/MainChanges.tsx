import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { SmallTrend } from "./SmallTrend.tsx";
import { type Change, decimalsShown } from "./steering-model.ts";

const toneOf = ({ isBetter }: Change): string =>
  isBetter === null ? "ink-2" : isBetter ? "change-better" : "change-worse";

/** What moved most since the year before (chuyển biến chính). */
export function MainChanges({ changes }: { readonly changes: readonly Change[] }) {
  const last = changes[0]?.last;
  const kind = last?.kind === "estimate" ? "ước " : "";
  const title =
    last === undefined
      ? "Chuyển biến chính"
      : `Chuyển biến chính, ${kind}${last.year} so với ${last.year - 1}`;
  return (
    <section class="card changes-card">
      <header class="card-head">
        <h2>{title}</h2>
      </header>
      {changes.length === 0 ? (
        <p class="ink-2">Chưa đủ số liệu hai năm liền nhau để so sánh.</p>
      ) : (
        <ul class="changes-list">
          {changes.map((change) => (
            <li key={change.target.targetId}>
              <h3 class="ink-2 ellipsis" title={change.target.measure}>
                {change.target.measure}
              </h3>
              <div class="change-line">
                <b class="change-value">
                  {formatDecimal(change.last.value, decimalsShown(change.target))}
                </b>
                <span class="t-12 ink-2 ellipsis">{change.target.unitOfMeasure}</span>
                <span class={`change-move ${toneOf(change)}`}>
                  {change.words}
                  {change.isBetter === false && (
                    <span class="hidden-visually"> (chiều không mong muốn)</span>
                  )}
                </span>
              </div>
              <SmallTrend target={change.target} isPlain height={106} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
