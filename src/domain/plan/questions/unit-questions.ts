import { type UnitMatch, unitKey } from "../match-units.ts";
import type { PlanReading } from "../plan-reading.ts";
import type { OpenQuestion } from "./question.ts";

const SURE = 0.85;

function sentenceOf(match: UnitMatch): string {
  const best = match.proposals[0];
  if (best !== undefined) {
    return `Văn bản ghi “${match.written}”. Đó có phải là ${best.name} trong danh mục đơn vị không?`;
  }
  return match.collective
    ? `Văn bản ghi “${match.written}”. Đó là nhóm đơn vị nào trong danh mục?`
    : `Danh mục đơn vị không có “${match.written}”. Chọn đơn vị tương ứng hoặc thêm vào danh mục.`;
}

/** Asks about every name that is not a name or an alias in the register. */
export function unitQuestions(
  reading: PlanReading,
  matches: readonly UnitMatch[],
): readonly OpenQuestion[] {
  return matches
    .filter((match) => match.id === null)
    .map((match) => {
      const key = unitKey(match.written);
      const items = reading.items.filter((item) =>
        item.units.some((unit) => unitKey(unit.raw) === key),
      );
      const best = match.proposals[0];
      return {
        id: `unit:${key}`,
        kind: "unit",
        items: items.map((item) => item.ordinal),
        sentence: sentenceOf(match),
        options: match.proposals.map(({ id, name }) => ({ value: id, label: name })),
        proposed: best?.id ?? null,
        confidence: best !== undefined && best.score >= SURE ? "likely" : "uncertain",
        alike: null,
      };
    });
}
