import type { EvaluatedTarget } from "../../contract/evaluation.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { TrendChart } from "../charts/TrendChart.tsx";
import { YearMarks } from "../charts/YearMarks.tsx";
import { Button } from "../parts/Button.tsx";
import { RatingChip, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { goalOf } from "./SmallTrend.tsx";
import { decimalsShown, gapInWords, yearFigures } from "./steering-model.ts";

export interface TargetSheetProps {
  readonly target: EvaluatedTarget;
  /** Undefined for readers who give no directives. */
  readonly onDirect: (() => void) | undefined;
  readonly onClose: () => void;
}

const KINDS = { actual: "thực hiện", estimate: "ước", projection: "dự báo" } as const;

function Facts({ target }: { readonly target: EvaluatedTarget }) {
  const last = yearFigures(target)
    .filter(({ value }) => value !== null)
    .at(-1);
  const gap = gapInWords(target);
  return (
    <dl class="sheet-facts">
      <div>
        <dt>
          {last === undefined ? "Số liệu" : `${KINDS[last.kind]} ${last.year}`},{" "}
          {target.unitOfMeasure}
        </dt>
        <dd>
          {last === undefined || last.value === null
            ? "…"
            : formatDecimal(last.value, decimalsShown(target))}
        </dd>
      </div>
      <div>
        <dt>mục tiêu{target.dueYear === null ? " hằng năm" : ` năm ${target.dueYear}`}</dt>
        <dd>{target.level === null ? "…" : formatDecimal(target.level, decimalsShown(target))}</dd>
      </div>
      <div>
        <dt>so với mục tiêu</dt>
        <dd class={gap === "" ? undefined : `ink-${VERDICT_LOOKS[target.verdict]}`}>
          {gap === "" ? "không thiếu" : gap}
        </dd>
      </div>
    </dl>
  );
}

/** One target on the leader's page: its years, how far it is, why it was judged so. */
export function TargetSheet({ target, onDirect, onClose }: TargetSheetProps) {
  const text = (value: string) => formatDecimal(value, decimalsShown(target));
  const goal = goalOf(target);
  return (
    <SidePanel
      over={`Chỉ tiêu ${target.code}`}
      title={target.measure}
      under={
        <p class="row row-wrap t-12 ink-2">
          <RatingChip verdict={target.verdict} rerated={target.override !== null} />
          {target.leadUnit ?? "Chưa có đơn vị chủ trì"}
        </p>
      }
      onClose={onClose}
      foot={
        <>
          {onDirect !== undefined && (
            <Button kind="primary" icon="flag" onClick={onDirect}>
              Chỉ đạo
            </Button>
          )}
          <Button href={`/danh-gia?muc=${target.targetId}`}>Mở trang đánh giá</Button>
        </>
      }
    >
      <TrendChart
        label={`${target.measure}, ${target.unitOfMeasure}`}
        points={yearFigures(target).map(({ year, value }) => ({
          year,
          value: value === null ? null : Number(value),
          text: value === null ? "" : text(value),
        }))}
        target={
          target.level === null || target.frequency === "cumulative"
            ? undefined
            : { value: Number(target.level), text: text(target.level) }
        }
        goal={target.frequency === "cumulative" ? undefined : goal}
      />
      <Facts target={target} />
      {target.frequency === "annual" && target.periods.length > 0 && (
        <YearMarks years={target.periods} />
      )}
      <section>
        <h3>Đạt khi</h3>
        <p>{target.rule}</p>
      </section>
      <section>
        <h3>Vì sao xếp loại như vậy</h3>
        <p>{target.explanation}</p>
        {target.override !== null && (
          <p class="ink-2">
            {target.override.by} xếp lại: {target.override.reason}
          </p>
        )}
      </section>
    </SidePanel>
  );
}
