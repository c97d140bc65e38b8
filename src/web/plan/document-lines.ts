import type { ReadDuty } from "../../domain/plan/plan-reading.ts";

/** Paragraphs as a person types them: one a line. */
export const toLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A duty as it is typed: units and what they do, one a line. */
export interface TypedDuty {
  readonly units: string;
  readonly duties: string;
}

export const typedDuties = (duties: readonly ReadDuty[]): readonly TypedDuty[] =>
  duties.map(({ units, duties: lines }) => ({
    units: units.map(({ name }) => name).join("\n"),
    duties: lines.join("\n"),
  }));

/** A name that stood there before keeps what was known of it: its number, that it means many units. */
export function readDuties(
  typed: readonly TypedDuty[],
  before: readonly ReadDuty[],
): readonly ReadDuty[] {
  const known = new Map(
    before.flatMap(({ units }) => units.map((unit) => [unit.name, unit.collective] as const)),
  );
  return typed.map(({ units, duties }, at) => ({
    number: before[at]?.number ?? null,
    units: toLines(units).map((name) => ({ name, collective: known.get(name) ?? false })),
    duties: toLines(duties),
  }));
}

/** One place up or down; the list itself at its ends. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[from], list[from + by]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, at) => (at === from ? other : at === from + by ? one : each));
}

export const without = <T>(list: readonly T[], at: number): readonly T[] =>
  list.filter((_, index) => index !== at);

export const replaced = <T>(list: readonly T[], at: number, value: T): readonly T[] =>
  list.map((each, index) => (index === at ? value : each));
