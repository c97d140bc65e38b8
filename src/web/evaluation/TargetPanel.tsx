import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import { VERDICT_LABELS } from "../../domain/evaluation/verdict.ts";
import { TrendChart } from "../charts/TrendChart.tsx";
import { YearMarks } from "../charts/YearMarks.tsx";
import { IconButton } from "../parts/Button.tsx";
import { IllustrativeMark } from "../parts/Chip.tsx";
import { RatingChip, RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { momentInWords } from "../parts/vietnam-time.ts";
import { Calculation } from "./Calculation.tsx";
import { OverrideActions, OverrideForm } from "./OverrideForm.tsx";
import { useOverride } from "./use-override.ts";
import {
  drawnFigures,
  figureText,
  gapText,
  goalZone,
  levelText,
  quantityText,
  yearFigures,
} from "./target-figures.ts";
import { KIND_WORDS } from "./words.ts";

export interface TargetPanelProps {
  readonly view: EvaluationView;
  readonly target: EvaluatedTarget;
  /** False for readers: they see both verdicts and the reason, and set none. */
  readonly mayOverride: boolean;
  readonly isIllustrative: boolean;
  readonly onClose: () => void;
  /** Undefined at the first and the last target. */
  readonly onPrevious: (() => void) | undefined;
  readonly onNext: (() => void) | undefined;
}

function Chart({
  view,
  target,
}: {
  readonly view: EvaluationView;
  readonly target: EvaluatedTarget;
}) {
  const figures = yearFigures(target, { from: view.termFrom, to: view.asOfYear });
  const drawn = drawnFigures(target, figures, view.termFrom);
  const zone = goalZone(target);
  const showsLevel = zone !== undefined && target.level !== null;
  return (
    <TrendChart
      label={`${target.measure}, ${target.unitOfMeasure}${target.frequency === "cumulative" ? ", cộng dồn" : ""}`}
      points={drawn.map(({ year, value }) => ({
        year,
        value: value === null ? null : Number(value),
        text: value === null ? "…" : figureText(target, value),
      }))}
      goal={zone}
      target={
        showsLevel && target.level !== null
          ? { value: Number(target.level), text: levelText(target.level) }
          : undefined
      }
    />
  );
}

/** Who has not sent what the verdict needs. */
function Owing({ target, year }: { readonly target: EvaluatedTarget; readonly year: number }) {
  if (target.owing.length === 0) return null;
  const shown = target.owing.slice(0, 6).join(", ");
  const rest = target.owing.length - 6;
  return (
    <p class="owing">
      Chưa có số liệu {year} được chấp nhận của {shown}
      {rest > 0 && ` và ${rest} đơn vị khác`}.
    </p>
  );
}

function History({ target }: { readonly target: EvaluatedTarget }) {
  if (target.overrideHistory.length === 0) return <p class="ink-3">Chưa xếp loại lại lần nào.</p>;
  return (
    <ol class="verdict-history">
      {target.overrideHistory.map((made) => (
        <li key={made.at}>
          <span class="tn ink-3">{momentInWords(made.at)}</span>
          <span>
            <span class={`ink-${VERDICT_LOOKS[made.computedVerdict]}`}>
              <RatingGlyph verdict={made.computedVerdict} />
            </span>{" "}
            {VERDICT_LABELS[made.computedVerdict]} →{" "}
            <span class={`ink-${VERDICT_LOOKS[made.verdict]}`}>
              <RatingGlyph verdict={made.verdict} />
            </span>{" "}
            <b>{VERDICT_LABELS[made.verdict]}</b>, {made.by}
            {made.supersededAt !== null && " (đã thay)"}
            <q>{made.reason}</q>
          </span>
        </li>
      ))}
    </ol>
  );
}

/** One target: its years against the goal, how the rule judged it, and a person's word beside it. */
export function TargetPanel(props: TargetPanelProps) {
  const { view, target, mayOverride, isIllustrative, onClose, onPrevious, onNext } = props;
  const gap = gapText(target);
  const draft = useOverride(view.roundId, target);
  return (
    <SidePanel
      onClose={onClose}
      title={target.measure}
      foot={
        mayOverride ? (
          <OverrideActions draft={draft} mayWithdraw={target.override !== null} />
        ) : undefined
      }
      over={
        <span class="panel-steps">
          {target.code}
          {(isIllustrative || target.isIllustrative) && <IllustrativeMark />}
          <span class="panel-arrows">
            <IconButton
              icon="back"
              label="Chỉ tiêu trước"
              disabled={onPrevious === undefined}
              onClick={onPrevious}
            />
            <IconButton
              icon="next"
              label="Chỉ tiêu sau"
              disabled={onNext === undefined}
              onClick={onNext}
            />
          </span>
        </span>
      }
      under={
        <p class="ink-2 panel-under">
          {target.leadUnit ?? "Chưa có đơn vị chủ trì"} · mục tiêu <b>{target.rule}</b>
        </p>
      }
    >
      <Chart view={view} target={target} />
      {target.frequency === "annual" && target.periods.length > 0 && (
        <YearMarks years={target.periods} />
      )}
      {target.result !== null && (
        <p class="panel-result">
          <b class="tn">{quantityText(target, target.result.value)}</b>{" "}
          {target.result.fromYear === target.result.year
            ? `năm ${target.result.year}`
            : `cộng dồn ${target.result.fromYear}–${target.result.year}`}
          {target.result.kind !== "actual" && ` (${KIND_WORDS[target.result.kind]})`}
          {target.attainment !== null && `, bằng ${target.attainment.replace(".", ",")}% mục tiêu`}
        </p>
      )}
      <div class="automatic">
        <p>
          <span class={`ink-${VERDICT_LOOKS[target.computedVerdict]}`}>
            <RatingGlyph verdict={target.computedVerdict} size={14} />
          </span>
          <span>
            Tự xếp loại: <b>{VERDICT_LABELS[target.computedVerdict]}</b>
            {gap !== "" && <span class="tn"> ({gap})</span>}
          </span>
        </p>
        <Calculation key={target.targetId} target={target} />
      </div>
      <Owing target={target} year={view.asOfYear} />
      {target.override !== null && (
        <div class="decided">
          <p>
            Người xếp loại lại: <RatingChip verdict={target.override.verdict} rerated />
          </p>
          {!mayOverride && <q>{target.override.reason}</q>}
          <p class="ink-3">
            {target.override.by}, {momentInWords(target.override.at)}
          </p>
        </div>
      )}
      {mayOverride && <OverrideForm draft={draft} />}
      <section class="panel-history">
        <h3>Lịch sử xếp loại</h3>
        <History target={target} />
      </section>
    </SidePanel>
  );
}
