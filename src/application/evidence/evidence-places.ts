import type { EvidencePlace } from "../../domain/collection/evidence.ts";
import { isUnitNarrativeOpen } from "../../domain/collection/narrative.ts";
import { isEditable } from "../../domain/collection/task-state.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import type { TaskFacts } from "../collection/collection-store.ts";
import { type Worksheet, findCell } from "../collection/worksheet.ts";

/** The task that a place belongs to; null for the unit as a whole, undefined where it is not the reader's to see. */
export function taskOfPlace(sheet: Worksheet, place: EvidencePlace): TaskFacts | null | undefined {
  if (place.kind === "cell") return findCell(sheet, place)?.task;
  if (place.itemId === null) return null;
  return sheet.tasks.find((task) => task.itemId === place.itemId);
}

export const maySeePlaces = (sheet: Worksheet, places: readonly EvidencePlace[]): boolean =>
  places.every((place) => taskOfPlace(sheet, place) !== undefined);

export type PlaceProblem = Problem<
  "access.thing.not-found" | "collection.evidence.locked" | "collection.figure.state-secret"
>;

/** Why nothing may be attached to a place, or taken from it, now; undefined where it may. */
function refusalAt(sheet: Worksheet, place: EvidencePlace): PlaceProblem | undefined {
  const secretRow = place.kind === "cell" ? sheet.secretRows.get(place.rowId) : undefined;
  if (secretRow !== undefined)
    return problem("collection.figure.state-secret", { row: secretRow.label });
  const task = taskOfPlace(sheet, place);
  if (task === undefined) return problem("access.thing.not-found", { thing: "place" });
  if (task === null) {
    return isUnitNarrativeOpen(sheet.tasks.map(({ state }) => state))
      ? undefined
      : problem("collection.evidence.locked", { item: "chung của đơn vị" });
  }
  if (task.secrecy === "state_secret")
    return problem("collection.figure.state-secret", { row: `Nội dung ${task.itemNumber}` });
  return isEditable(task.state)
    ? undefined
    : problem("collection.evidence.locked", { item: task.itemNumber });
}

export const refusalOfPlaces = (
  sheet: Worksheet,
  places: readonly EvidencePlace[],
): PlaceProblem | undefined => {
  for (const place of places) {
    const refusal = refusalAt(sheet, place);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};
