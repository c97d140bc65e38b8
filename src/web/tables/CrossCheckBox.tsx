import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { Icon } from "../parts/Icon.tsx";
import { CLOSE_PER_CENT, type CrossCheck, type ProvenanceSource } from "./provenance-model.ts";
import { sourceValue } from "./SourceStory.tsx";

const WIDTH = 126;

function Line({
  source,
  share,
  fill,
  decimals,
}: {
  readonly source: ProvenanceSource;
  readonly share: number;
  readonly fill: string;
  readonly decimals: number;
}) {
  return (
    <li>
      <span class="ellipsis" title={source.unit}>
        {source.unit}
      </span>
      <svg width={WIDTH} height="9" aria-hidden="true">
        <rect width={share * WIDTH} height="9" rx="2" style={{ fill }} />
      </svg>
      <b class="tn">{sourceValue(source, decimals)}</b>
    </li>
  );
}

/** Two sources of one figure beside each other; the second never enters the table. */
export function CrossCheckBox({
  check,
  decimals,
}: {
  readonly check: CrossCheck;
  readonly decimals: number;
}) {
  const { main, second, difference, isClose, shares } = check;
  return (
    <section class="cross-check">
      <h3>
        Đối chiếu hai nguồn
        {difference !== null && (
          <span class={isClose ? "is-close" : "is-far"}>
            <Icon name={isClose ? "check" : "alert"} size={14} />
            lệch {difference}, ngưỡng {formatDecimal(CLOSE_PER_CENT)}%
          </span>
        )}
      </h3>
      <ul>
        <Line source={main} share={shares[0]} fill="var(--c5)" decimals={decimals} />
        <Line source={second} share={shares[1]} fill="var(--c3)" decimals={decimals} />
      </ul>
      <p class="ink-3">Nguồn thứ hai chỉ để đối chiếu, không cộng vào biểu.</p>
    </section>
  );
}
