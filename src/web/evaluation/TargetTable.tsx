import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import { VERDICTS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { BulletChart } from "../charts/BulletChart.tsx";
import { Sparkline } from "../charts/Sparkline.tsx";
import { StackBar } from "../charts/StackBar.tsx";
import { type Column, DataTable } from "../parts/DataTable.tsx";
import { RatingChip, RatingGlyph, VERDICT_LOOKS } from "../parts/RatingChip.tsx";
import { type TargetGroup, countsInWords } from "./evaluation-model.ts";
import {
  bulletOf,
  drawnFigures,
  figureText,
  figuresInWords,
  goalZone,
  yearFigures,
} from "./target-figures.ts";

export interface TargetListProps {
  readonly view: EvaluationView;
  readonly groups: readonly TargetGroup[];
  readonly selected: string | undefined;
  readonly onOpen: (target: EvaluatedTarget) => void;
}

const fillOf = (verdict: Verdict): string => `var(--r-${VERDICT_LOOKS[verdict]})`;

/** A group's verdicts as counts with their shapes, and the same as a thin bar. */
export function GroupCounts({ group }: { readonly group: TargetGroup }) {
  const present = VERDICTS.filter((verdict) => group.counts[verdict] > 0);
  return (
    <span class="group-counts">
      <span class="hidden-visually">{countsInWords(group.counts)}</span>
      {present.map((verdict) => (
        <span key={verdict} class={`ink-${VERDICT_LOOKS[verdict]}`} aria-hidden="true">
          <RatingGlyph verdict={verdict} size={11} />
          {group.counts[verdict]}
        </span>
      ))}
      <StackBar
        label={countsInWords(group.counts)}
        parts={present.map((verdict) => ({
          key: verdict,
          count: group.counts[verdict],
          fill: fillOf(verdict),
        }))}
      />
    </span>
  );
}

/** The latest figure with its unit and, where it is not of the year judged, its year. */
export function Result({
  target,
  asOfYear,
}: {
  readonly target: EvaluatedTarget;
  readonly asOfYear: number;
}) {
  const { result } = target;
  if (result === null) return <span class="ink-3">…</span>;
  const isOld = result.year < asOfYear;
  return (
    <>
      <b>{figureText(target, result.value)}</b>
      <small>
        {target.unitOfMeasure === "%" ? "" : " "}
        {target.unitOfMeasure}
        {isOld && ` (${result.year})`}
      </small>
    </>
  );
}

function Trend({
  view,
  target,
}: {
  readonly view: EvaluationView;
  readonly target: EvaluatedTarget;
}) {
  const figures = yearFigures(target, { from: view.termFrom, to: view.asOfYear });
  const drawn = drawnFigures(target, figures, view.termFrom);
  const zone = goalZone(target);
  const level = zone?.from ?? zone?.to;
  return (
    <Sparkline
      label={figuresInWords(target, figures)}
      values={drawn.map(({ value }) => (value === null ? null : Number(value)))}
      target={level}
    />
  );
}

function Against({ target }: { readonly target: EvaluatedTarget }) {
  const bullet = bulletOf(target);
  if (bullet === undefined) return <span class="ink-3">–</span>;
  const value =
    target.result === null ? "chưa có số liệu" : figureText(target, target.result.value);
  return (
    <BulletChart
      label={`${value} so với mục tiêu ${target.rule}`}
      domain={bullet.domain}
      value={bullet.value}
      verdict={target.verdict}
      goal={bullet.goal}
      targets={bullet.targets}
    />
  );
}

function columnsOf(view: EvaluationView): readonly Column<EvaluatedTarget>[] {
  return [
    { key: "code", head: "Mã", width: 52, cell: (target) => target.code },
    {
      key: "measure",
      head: "Chỉ tiêu",
      width: 216,
      isRowHead: true,
      cell: (target) => (
        <span class="target-name" title={target.measure}>
          {target.measure}
        </span>
      ),
    },
    {
      key: "rule",
      head: "Mục tiêu",
      width: 182,
      cell: (target) => (
        <span class="target-rule" title={target.rule}>
          <span aria-hidden="true">{target.shortRule}</span>
          <span class="hidden-visually">{target.rule}</span>
        </span>
      ),
    },
    {
      key: "trend",
      head: `${view.termFrom}–${view.asOfYear}`,
      width: 88,
      cell: (target) => <Trend view={view} target={target} />,
    },
    {
      key: "result",
      head: `Kết quả ${view.asOfYear}`,
      width: 118,
      kind: "number",
      cell: (target) => <Result target={target} asOfYear={view.asOfYear} />,
    },
    {
      key: "against",
      head: (
        <span class="against-head">
          So với mục tiêu
          <span class="goal-key">
            <i /> vùng đạt
          </span>
        </span>
      ),
      width: 184,
      cell: (target) => <Against target={target} />,
    },
    {
      key: "verdict",
      head: "Xếp loại",
      width: 158,
      cell: (target) => <RatingChip verdict={target.verdict} rerated={target.override !== null} />,
    },
  ];
}

/** Every target under its heading: its rule, its years, its result against the goal, its verdict. */
export function TargetTable({ view, groups, selected, onOpen }: TargetListProps) {
  return (
    <DataTable
      caption="Các chỉ tiêu và xếp loại"
      focus="rows"
      columns={columnsOf(view)}
      keyOf={(target: EvaluatedTarget) => target.targetId}
      selected={selected}
      onOpen={onOpen}
      groups={groups.map((group) => ({
        key: group.key,
        head: (
          <>
            {group.title} <span class="group-size">{group.targets.length} chỉ tiêu</span>
          </>
        ),
        aside: <GroupCounts group={group} />,
        rows: group.targets,
      }))}
      empty={<p class="table-empty">Không có chỉ tiêu nào ở xếp loại này.</p>}
    />
  );
}
