import type {
  PlanReading,
  ReadDeadline,
  ReadTarget,
} from "../../../src/domain/plan/plan-reading.ts";
import { similarity } from "../../../src/domain/plan/similarity.ts";

/** An item as a person expects it: one line for what each of its parts must say. */
export interface ExpectedItem {
  readonly number: string | null;
  readonly group: string | null;
  readonly title: string;
  /** "lead: Phòng Kinh tế | coordinate: Các thôn". */
  readonly units: string;
  /** "date 2026-06-30", "recurring monthly", "ongoing", or null. */
  readonly deadline: string | null;
  /** ">= 95 % | between 4 ..5 dự án"; "!" stands for more or less than. */
  readonly targets: string;
}

export interface ExpectedReading {
  readonly metadata: Readonly<Record<string, string | number | null>>;
  readonly items: readonly ExpectedItem[];
}

/** True, false and missed findings of one kind. */
export interface Tally {
  readonly hits: number;
  readonly extra: number;
  readonly missed: number;
}

export type Score = Readonly<Record<"items" | "units" | "deadlines" | "targets", Tally>>;

export const f1 = ({ hits, extra, missed }: Tally): number =>
  hits === 0 && extra === 0 && missed === 0 ? 1 : (2 * hits) / (2 * hits + extra + missed);

const targetLine = (target: ReadTarget): string =>
  [
    `${target.comparator}${target.strict ? "!" : ""}`,
    target.value ?? "-",
    ...(target.valueTo === null ? [] : [`..${target.valueTo}`]),
    target.unitOfMeasure ?? "",
  ]
    .join(" ")
    .trim();

const deadlineLine = ({ type, date, recurrence }: ReadDeadline): string =>
  [type, date ?? recurrence].filter((part) => part !== null).join(" ");

/** A reading in the form that expectations are written in. */
export const itemsOf = ({ items }: PlanReading): readonly ExpectedItem[] =>
  items.map((item) => ({
    number: item.number,
    group: item.group,
    title: item.title,
    units: item.units.map(({ role, name }) => `${role}: ${name}`).join(" | "),
    deadline: item.deadline === null ? null : deadlineLine(item.deadline),
    targets: item.targets
      .filter((target) => target.quantified)
      .map(targetLine)
      .join(" | "),
  }));

const partsOf = (line: string): readonly string[] => (line === "" ? [] : line.split(" | "));

/** Compares two lists as multisets. */
function tally(expected: readonly string[], found: readonly string[]): Tally {
  const left = [...expected];
  let hits = 0;
  for (const part of found) {
    const at = left.indexOf(part);
    if (at < 0) continue;
    left.splice(at, 1);
    hits += 1;
  }
  return { hits, extra: found.length - hits, missed: left.length };
}

const NOTHING: ExpectedItem = {
  number: null,
  group: null,
  title: "",
  units: "",
  deadline: null,
  targets: "",
};
const namesOf = (line: string): readonly string[] =>
  partsOf(line).map((part) => part.replace(/^\w+: /, ""));
const dayOf = (line: string | null): readonly string[] =>
  line === null ? [] : [/\d{4}-\d{2}-\d{2}/.exec(line)?.[0] ?? line.split(" ")[0] ?? line];

const scoreItem = (expected: ExpectedItem, found: ExpectedItem): Omit<Score, "items"> => ({
  units: tally(namesOf(expected.units), namesOf(found.units)),
  deadlines: tally(dayOf(expected.deadline), dayOf(found.deadline)),
  targets: tally(partsOf(expected.targets), partsOf(found.targets)),
});

const sum = (a: Tally, b: Tally): Tally => ({
  hits: a.hits + b.hits,
  extra: a.extra + b.extra,
  missed: a.missed + b.missed,
});

/** Adds two scores, kind by kind. */
export const addScores = (a: Score, b: Score): Score => ({
  items: sum(a.items, b.items),
  units: sum(a.units, b.units),
  deadlines: sum(a.deadlines, b.deadlines),
  targets: sum(a.targets, b.targets),
});

const ZERO: Tally = { hits: 0, extra: 0, missed: 0 };
export const NO_SCORE: Score = { items: ZERO, units: ZERO, deadlines: ZERO, targets: ZERO };

/** Items agree in number and wording; each is used once, in order. */
export function scoreItems(
  expected: readonly ExpectedItem[],
  found: readonly ExpectedItem[],
): Score {
  const left = [...found];
  const pairs = expected.map((item): readonly [ExpectedItem, ExpectedItem | null] => {
    const at = left.findIndex(
      (other) => other.number === item.number && similarity(other.title, item.title) >= 0.8,
    );
    return [item, at < 0 ? null : (left.splice(at, 1)[0] ?? null)];
  });
  const hits = pairs.filter(([, other]) => other !== null).length;
  const items = { hits, extra: left.length, missed: expected.length - hits };
  const parts = [
    ...pairs.map(([item, other]) => scoreItem(item, other ?? NOTHING)),
    ...left.map((other) => scoreItem(NOTHING, other)),
  ];
  return parts.reduce<Score>((score, part) => addScores(score, { ...part, items: ZERO }), {
    ...NO_SCORE,
    items,
  });
}
