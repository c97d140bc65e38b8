import type { AccountView, HeldTask, UnitView } from "../../contract/organisation.ts";

/** What a leaving person has in one unit. */
export interface LeftUnit {
  readonly unitId: string;
  readonly unit: string;
  readonly tasks: readonly HeldTask[];
}

/** Held tasks by unit, in the order of the register. */
export function leftUnits(held: readonly HeldTask[]): readonly LeftUnit[] {
  const units = new Map<string, { unitId: string; unit: string; tasks: HeldTask[] }>();
  for (const task of held) {
    const { unitId, unit } = task;
    const left = units.get(unitId) ?? { unitId, unit, tasks: [] };
    left.tasks.push(task);
    units.set(unitId, left);
  }
  return [...units.values()];
}

/** Those of a unit who can take over from a person. */
export const colleaguesOf = (
  accounts: readonly AccountView[],
  leaving: AccountView,
  unitId: string,
): readonly AccountView[] =>
  accounts.filter(
    ({ id, isDisabled, roles }) =>
      id !== leaving.id && !isDisabled && roles.some((role) => role.unitId === unitId),
  );

/** The units for which a person holds a role. */
export const unitsHeld = (
  { roles }: AccountView,
  units: readonly UnitView[],
): readonly UnitView[] => units.filter(({ id }) => roles.some(({ unitId }) => unitId === id));
