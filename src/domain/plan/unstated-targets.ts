import type { ReadTarget } from "./plan-reading.ts";
import { sourced } from "./reading/sourced-text.ts";
import { readTargets } from "./reading/targets.ts";
import { type StatedTarget, stateTarget } from "./target-notation.ts";

/** What the wording of an item and of its lines sets, as a reader of plans reads it. */
export const targetsInWords = (texts: readonly string[]): readonly ReadTarget[] =>
  texts.reduce<readonly ReadTarget[]>(
    (found, text, block) => [...found, ...readTargets(sourced(block, text), found)],
    [],
  );

const isSaid = (target: StatedTarget, said: readonly ReadTarget[]): boolean =>
  said.some(
    ({ measure, value, valueTo, unitOfMeasure }) =>
      measure === target.measure &&
      value === target.value &&
      valueTo === target.valueTo &&
      unitOfMeasure === target.unitOfMeasure,
  );

/** The targets that an item's own words do not set, each as a line that states it. */
export function unstatedTargets(
  texts: readonly string[],
  targets: readonly StatedTarget[],
): readonly string[] {
  const said = targetsInWords(texts);
  return targets.filter((target) => !isSaid(target, said)).map(stateTarget);
}
