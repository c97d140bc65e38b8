import type { Verdict } from "../evaluation/verdict.ts";
import { VERDICTS } from "../evaluation/verdict.ts";
import { formatDecimal } from "../kernel/vietnamese-number.ts";
import type { Binding, Bindings } from "./bound-text.ts";
import type { ReportInput, ReportTarget, YearValue } from "./report-input.ts";

/** The verdict that counts: a reviewer's where there is one. */
export const effectiveVerdict = (target: ReportTarget): Verdict =>
  target.override?.verdict ?? target.verdict;

/** Key of one year of a target. */
export const yearKey = (target: ReportTarget, value: YearValue): string =>
  `${target.code}@${value.year}`;

/** Counts are written with a leading zero under 10, as administrative texts write them. */
const countText = (count: number): string => (count > 0 && count < 10 ? `0${count}` : `${count}`);

function targetBindings(target: ReportTarget): readonly (readonly [string, Binding])[] {
  const years = target.values.map((value): readonly [string, Binding] => [
    yearKey(target, value),
    {
      text: value.value === null ? "…" : formatDecimal(value.value, target.decimals),
      sourceIds: value.observationIds,
    },
  ]);
  if (target.attainment === null) return years;
  const rested = target.values.flatMap((value) => value.observationIds);
  return [
    ...years,
    [`${target.code}.attainment`, { text: formatDecimal(target.attainment, 1), sourceIds: rested }],
  ];
}

function countBindings(
  prefix: string,
  targets: readonly ReportTarget[],
): readonly (readonly [string, Binding])[] {
  const count = (name: string, counted: readonly ReportTarget[]): readonly [string, Binding] => [
    `${prefix}.${name}`,
    { text: countText(counted.length), sourceIds: counted.map((target) => target.id) },
  ];
  const of = (...verdicts: readonly Verdict[]) =>
    targets.filter((target) => verdicts.includes(effectiveVerdict(target)));
  return [
    count("total", targets),
    count("met_or_exceeded", of("exceeded", "met")),
    ...VERDICTS.map((verdict) => count(verdict, of(verdict))),
  ];
}

/** Targets that readers of this copy may see. */
export function openTargets(input: ReportInput): readonly ReportTarget[] {
  const withheld = new Set(
    input.groups.flatMap((group) =>
      group.items.filter((item) => item.isWithheld).map((item) => item.id),
    ),
  );
  return input.targets.filter((target) => !withheld.has(target.itemId));
}

/** Every number that the report may quote, by key. */
export function reportBindings(input: ReportInput): Bindings {
  const targets = openTargets(input);
  const itemsOf = (id: string) =>
    new Set(input.groups.find((group) => group.id === id)?.items.map((item) => item.id));
  const plain = (key: string, count: number): readonly [string, Binding] => [
    key,
    { text: countText(count), sourceIds: [] },
  ];
  return new Map([
    ...targets.flatMap(targetBindings),
    ...input.unitFigures.map(({ key, text, observationIds }): readonly [string, Binding] => [
      key,
      { text, sourceIds: observationIds },
    ]),
    ...countBindings("count", targets),
    ...input.groups.flatMap((group) => {
      const items = itemsOf(group.id);
      return countBindings(
        `count.${group.number}`,
        targets.filter((target) => items.has(target.itemId)),
      );
    }),
    plain(
      "count.items",
      input.groups.reduce((sum, group) => sum + group.items.length, 0),
    ),
    plain("count.groups", input.groups.length),
    plain("count.overridden", targets.filter((target) => target.override !== null).length),
    plain("count.withheld", input.targets.length - targets.length),
    plain("count.units_asked", input.collection?.asked ?? 0),
    plain("count.units_accepted", input.collection?.accepted ?? 0),
  ]);
}
