import type { PlanReading } from "../../domain/plan/plan-reading.ts";
import { type RegisterEntry, type UnitMatch, matchUnits } from "../../domain/plan/match-units.ts";
import type { PlanTerm } from "../../domain/plan/propose-target.ts";
import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { UnitGroupRecord, UnitRecord } from "../organisation/organisation-store.ts";
import type { Stores } from "../ports.ts";
import type { ImportRecord } from "./plan-store.ts";

/** The units and groups a plan may name, as they stood at its date. */
export interface PlanRegister {
  readonly units: readonly UnitRecord[];
  readonly groups: readonly UnitGroupRecord[];
  readonly matches: readonly UnitMatch[];
}

/** The day a plan speaks from: its date, the last deadline it sets, or the end of its year. */
export function planDay(reading: PlanReading, today: LocalDate): LocalDate {
  const { date, year } = reading.metadata;
  const deadlines = reading.items.flatMap((item) => item.deadline?.date ?? []);
  return date ?? [...deadlines].sort().at(-1) ?? (year === null ? today : `${year}-12-31`);
}

/** Years that the targets of an import are judged in: the first year of a term's name is its base. */
export const termOf = (record: ImportRecord, today: LocalDate): PlanTerm => ({
  termFrom: record.termFrom === record.termTo ? record.termFrom : record.termFrom + 1,
  termTo: record.termTo,
  planYear: record.reading.metadata.year ?? Number(today.slice(0, 4)),
});

/** Reads the register as it stood at the plan's date and matches every name of the plan in it. */
export async function readRegister(
  { organisation }: Stores,
  reading: PlanReading,
  today: LocalDate,
): Promise<PlanRegister> {
  const day = planDay(reading, today);
  const units = await organisation.listUnits(day);
  const groups = await organisation.listGroups(day);
  const entries: readonly RegisterEntry[] = [
    ...units,
    ...groups.map((group) => ({ ...group, kind: "group" as const })),
  ];
  return { units, groups, matches: matchUnits(reading, entries) };
}
