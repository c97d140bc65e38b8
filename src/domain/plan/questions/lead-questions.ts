import { type UnitMatch, unitKey } from "../match-units.ts";
import type { PlanReading, ReadItem } from "../plan-reading.ts";
import type { OpenQuestion, QuestionOption } from "./question.ts";
import { itemKey, itemLabel } from "./item-key.ts";

/** Units that could lead: those named one by one, as register entries where they are known. */
function candidatesOf(
  item: ReadItem,
  matches: ReadonlyMap<string, UnitMatch>,
): readonly QuestionOption[] {
  return item.units
    .filter((unit) => !unit.collective)
    .map((unit) => {
      const match = matches.get(unitKey(unit.raw));
      return { value: match?.id ?? match?.proposals[0]?.id ?? unit.name, label: unit.name };
    });
}

function sentenceOf(item: ReadItem, candidates: readonly QuestionOption[]): string {
  const about = `nội dung ${itemLabel(item)}`;
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (only !== undefined) {
    return `Văn bản không nêu đơn vị chủ trì ${about}. Giao ${only.label} chủ trì?`;
  }
  if (candidates.length === 0 && item.units.length > 0) {
    const named = item.units.map((unit) => unit.name).join("; ");
    return `Văn bản giao ${about} cho ${named}. Đơn vị nào chủ trì?`;
  }
  return item.units.length === 0
    ? `Văn bản không nêu đơn vị thực hiện ${about}. Đơn vị nào chủ trì?`
    : `Văn bản giao ${about} cho ${item.units.length} đơn vị mà không nêu đơn vị chủ trì. Đơn vị nào chủ trì?`;
}

/** Asks for the lead of every item for which the plan names none, or more than one. */
export function leadQuestions(
  reading: PlanReading,
  matches: readonly UnitMatch[],
): readonly OpenQuestion[] {
  const byKey = new Map(matches.map((match) => [unitKey(match.written), match]));
  return reading.items.flatMap((item): readonly OpenQuestion[] => {
    const leads = item.units.filter((unit) => unit.role === "lead");
    if (leads.length === 1 && leads[0]?.collective === false) return [];
    const options = candidatesOf(leads.length > 1 ? { ...item, units: leads } : item, byKey);
    const only = options.length === 1 ? options[0] : undefined;
    const named = [...item.units.map((unit) => unit.name)].sort();
    return [
      {
        id: `lead:${itemKey(item, reading)}`,
        kind: "lead",
        items: [item.ordinal],
        sentence: sentenceOf(item, options),
        options,
        proposed: only?.value ?? null,
        confidence: only === undefined ? "uncertain" : "likely",
        alike: options.length === 0 ? null : named.join("|"),
      },
    ];
  });
}
