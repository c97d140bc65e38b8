import type { OutlineAssignment } from "./outline.ts";

/** What the next press of the toggle gives: nothing, helper, lead, nothing. */
export function nextRole(role: OutlineAssignment["role"] | null): OutlineAssignment["role"] | null {
  if (role === null) return "coordinate";
  return role === "lead" ? null : "lead";
}

/**
 * Gives a unit its part in an item, or takes it away. An item has one lead at most: who led before
 * goes on as a helper.
 */
export function assignUnit(
  assignments: readonly OutlineAssignment[],
  unitId: string,
  role: OutlineAssignment["role"] | null,
): readonly OutlineAssignment[] {
  const others = assignments
    .filter((each) => each.unitId !== unitId)
    .map((each) =>
      role === "lead" && each.role === "lead" ? { ...each, role: "coordinate" as const } : each,
    );
  if (role === null) return others;
  return role === "lead" ? [{ unitId, role }, ...others] : [...others, { unitId, role }];
}
