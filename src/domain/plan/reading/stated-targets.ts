import type { ReadTarget } from "../plan-reading.ts";
import { readStatedTarget } from "../target-notation.ts";
import { withoutEnd } from "./clean-text.ts";
import type { Field } from "./labels.ts";
import { type SourcedText, spanOf } from "./sourced-text.ts";
import { readTargets } from "./targets.ts";

/** "Thu ngân sách nhà nước: ≥ 385 tỷ đồng, năm 2025", or a sentence that sets something. */
function readLine(line: SourcedText): readonly ReadTarget[] {
  const words = withoutEnd(line);
  const stated = readStatedTarget(words.text);
  return stated === null
    ? readTargets(words)
    : [{ ...stated, confidence: "certain", span: spanOf(words) }];
}

/** The same measure with its level, or words that only name what the line gives a level for. */
function isStatedBy(said: ReadTarget, stated: ReadTarget): boolean {
  if (said.quantified || said.implied)
    return said.measure === stated.measure && said.unitOfMeasure === stated.unitOfMeasure;
  return stated.measure.toLowerCase().includes(said.measure.toLowerCase());
}

/** The targets of an item with those stated below it, which say more exactly what its words say. */
export function withStated(
  targets: readonly ReadTarget[],
  fields: readonly Field[],
): readonly ReadTarget[] {
  const stated = fields
    .filter(({ kind }) => kind === "target")
    .flatMap(({ value }) => readLine(value));
  const exact = targets.map(
    (target) => stated.find((other) => isStatedBy(target, other)) ?? target,
  );
  return [...exact, ...stated.filter((target) => !exact.includes(target))];
}
