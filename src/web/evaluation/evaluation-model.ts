import type { EvaluatedTarget, EvaluationView } from "../../contract/evaluation.ts";
import { VERDICTS, VERDICT_LABELS, type Verdict } from "../../domain/evaluation/verdict.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";

/** By what the rows are put together. */
export type Grouping = "nhom" | "xep-loai" | "don-vi";

/** Rows under one heading, with what they amount to. */
export interface TargetGroup {
  readonly key: string;
  readonly title: string;
  readonly targets: readonly EvaluatedTarget[];
  readonly counts: Readonly<Record<Verdict, number>>;
}

const NO_LEAD = "Chưa có đơn vị chủ trì";

export function countVerdicts(
  targets: readonly EvaluatedTarget[],
): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) => targets.filter((target) => target.verdict === verdict).length;
  // one key for each verdict
  return Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Record<
    Verdict,
    number
  >;
}

const toGroup = (key: string, title: string, targets: readonly EvaluatedTarget[]): TargetGroup => ({
  key,
  title,
  targets,
  counts: countVerdicts(targets),
});

export const allTargets = (view: EvaluationView): readonly EvaluatedTarget[] =>
  view.groups.flatMap((group) => group.targets);

function grouped(view: EvaluationView, grouping: Grouping): readonly TargetGroup[] {
  const targets = allTargets(view);
  if (grouping === "nhom")
    return view.groups.map((group) =>
      toGroup(group.id, `${group.number}. ${group.shortTitle}`, group.targets),
    );
  if (grouping === "xep-loai")
    return VERDICTS.map((verdict) =>
      toGroup(
        verdict,
        VERDICT_LABELS[verdict],
        targets.filter((target) => target.verdict === verdict),
      ),
    );
  return [...groupBy(targets, (target) => target.leadUnit ?? NO_LEAD)].map(([unit, own]) =>
    toGroup(unit, unit, own),
  );
}

/** The targets of a view under their headings; a filter leaves rows out, and headings without rows. */
export function groupTargets(
  view: EvaluationView,
  grouping: Grouping,
  filter: Verdict | undefined,
): readonly TargetGroup[] {
  return grouped(view, grouping)
    .map((group) =>
      filter === undefined
        ? group
        : toGroup(
            group.key,
            group.title,
            group.targets.filter((target) => target.verdict === filter),
          ),
    )
    .filter((group) => group.targets.length > 0);
}

/** The second half of the page's sentence: what needs a decision most. */
export function concernInWords(counts: EvaluationView["counts"]): string {
  const [first, ...others] = [
    { count: counts.at_risk, words: "chỉ tiêu khó đạt đến hết nhiệm kỳ" },
    { count: counts.not_met, words: "chỉ tiêu chưa đạt" },
    { count: counts.no_data + counts.needs_baseline, words: "chỉ tiêu chưa kết luận được" },
  ].filter(({ count }) => count > 0);
  if (first === undefined) return "không có chỉ tiêu nào đáng ngại";
  const next = others.find(({ words }) => words === "chỉ tiêu chưa đạt");
  return next === undefined
    ? `${first.count} ${first.words}`
    : `${first.count} ${first.words}, ${next.count} chưa đạt`;
}

/** The target before or after one in the order shown; undefined at either end. */
export function neighbour(
  groups: readonly TargetGroup[],
  targetId: string,
  step: 1 | -1,
): EvaluatedTarget | undefined {
  const order = groups.flatMap((group) => group.targets);
  const at = order.findIndex((target) => target.targetId === targetId);
  return at < 0 ? order[0] : order[at + step];
}

/** "1 Vượt, 3 Đạt", for readers by ear. */
export const countsInWords = (counts: Readonly<Record<Verdict, number>>): string =>
  VERDICTS.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => `${counts[verdict]} ${VERDICT_LABELS[verdict]}`)
    .join(", ");

/** Verdicts worth showing in the band: the promise and the unknown base only where they occur. */
export const shownVerdicts = (counts: EvaluationView["counts"]): readonly Verdict[] =>
  VERDICTS.filter(
    (verdict) => (verdict !== "on_track" && verdict !== "needs_baseline") || counts[verdict] > 0,
  );
