import { type Answers, LEAVE_OUT } from "../plan/answered-target.ts";
import { type UnitMatch, unitKey } from "../plan/match-units.ts";
import type { PlanReading, ReadItem, ReadUnit } from "../plan/plan-reading.ts";
import { itemKey } from "../plan/questions/item-key.ts";

/** What the register knows of the names a plan writes. */
export interface NamedRegister {
  readonly matches: readonly UnitMatch[];
  readonly units: readonly { readonly id: string }[];
  readonly groups: readonly { readonly id: string; readonly memberIds: readonly string[] }[];
}

export type AssignmentRole = "lead" | "coordinate" | "data_owner";

/** The part that a unit has in an item (phân công). */
export interface UnitAssignment {
  readonly unitId: string;
  readonly role: AssignmentRole;
  /** The unit's or its group's name as the plan writes it; empty where a person chose it. */
  readonly asWritten: string;
  /** The group through which the unit is named. */
  readonly groupId: string | null;
}

/** A plan under review: what was read, what was answered, and the register it is held against. */
export interface ReviewedPlan {
  readonly reading: PlanReading;
  readonly answers: Answers;
  readonly register: NamedRegister;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === "string") : [];

const matchOf = (raw: string, { register }: ReviewedPlan): UnitMatch | undefined =>
  register.matches.find((match) => unitKey(match.written) === unitKey(raw));

/** The unit or group that a written name means: as answered, or as the register knows it. */
export function unitMeantBy(raw: string, plan: ReviewedPlan): string | null {
  const answered = text(plan.answers[`unit:${unitKey(raw)}`]);
  if (answered !== null) return answered === LEAVE_OUT ? null : answered;
  return matchOf(raw, plan)?.id ?? null;
}

/** True where a lead was chosen by the name the document gives it, whatever that turned out to mean. */
function isChosenBy(answer: string, unit: ReadUnit, plan: ReviewedPlan): boolean {
  const match = matchOf(unit.raw, plan);
  return (match?.id ?? match?.proposals[0]?.id ?? unit.name) === answer;
}

function leadOf(item: ReadItem, plan: ReviewedPlan): string | null {
  const answer = text(plan.answers[`lead:${itemKey(item, plan.reading)}`]);
  if (answer === null) {
    const named = item.units.find((unit) => unit.role === "lead" && !unit.collective);
    return named === undefined ? null : unitMeantBy(named.raw, plan);
  }
  const named = item.units.find((unit) => isChosenBy(answer, unit, plan));
  if (named !== undefined) return unitMeantBy(named.raw, plan);
  return plan.register.units.some((unit) => unit.id === answer) ? answer : null;
}

/**
 * The units of an item: exactly one leads where a lead is known, groups stand for their members, a
 * unit named twice has one part, the weightier.
 */
export function assignUnits(item: ReadItem, plan: ReviewedPlan): readonly UnitAssignment[] {
  const named = item.units.flatMap(({ raw }) => {
    const id = unitMeantBy(raw, plan);
    return id === null ? [] : [{ id, asWritten: raw }];
  });
  const chosen = texts(plan.answers[`units:${itemKey(item, plan.reading)}`]);
  const parts = new Map<string, UnitAssignment>();
  const lead = leadOf(item, plan);
  if (lead !== null) {
    const asWritten = named.find((unit) => unit.id === lead)?.asWritten ?? "";
    parts.set(lead, { unitId: lead, role: "lead", asWritten, groupId: null });
  }
  for (const { id, asWritten } of [...named, ...chosen.map((id) => ({ id, asWritten: "" }))]) {
    const group = plan.register.groups.find((each) => each.id === id);
    for (const unitId of group?.memberIds ?? [id]) {
      if (parts.has(unitId)) continue;
      parts.set(unitId, { unitId, role: "coordinate", asWritten, groupId: group?.id ?? null });
    }
  }
  return [...parts.values()];
}
