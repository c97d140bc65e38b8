import type { ReadTarget } from "../plan-reading.ts";
import { readComparison } from "./comparators.ts";
import { findQuantities } from "./quantities.ts";
import type { TargetCells } from "./raw-item.ts";
import { NO_FACTS } from "./target-facts.ts";
import { type SourcedText, sliceOf, spanOf } from "./sourced-text.ts";

const PART = /;|\(|\)/gu;
const CHANGE_TITLE = /^(?:giảm|kéo giảm|cắt giảm)\s+/iu;
const GROWTH_TITLE = /^(?:tăng)\s+(?!trưởng)/iu;

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "68; 29,5" and "3 (lũy kế: 8)" hold two values each. */
function partsOf(value: SourcedText): readonly SourcedText[] {
  const parts: SourcedText[] = [];
  let start = 0;
  for (const match of value.text.matchAll(PART)) {
    parts.push(sliceOf(value, start, match.index ?? 0));
    start = (match.index ?? 0) + 1;
  }
  parts.push(sliceOf(value, start));
  return parts.filter((part) => /\d/u.test(part.text));
}

/** "Tỷ lệ lao động qua đào tạo; trong đó có bằng cấp, chứng chỉ": one name for each value. */
function namesOf(title: string): readonly string[] {
  const [first = title, ...others] = title.split(/;\s*/u);
  return [first, ...others.map((part) => part.replace(/^trong đó:?\s*/iu, ""))];
}

function comparatorOf(
  title: string,
  part: string,
  index: number,
): Pick<ReadTarget, "comparator" | "strict" | "bound"> {
  const quantity = findQuantities(part)[0];
  const lead = quantity === undefined ? "" : part.slice(0, quantity.start);
  const comparison = readComparison({
    lead: lead.replace(/^\s*\+\s*/u, "tăng "),
    sentence: lead,
    tail: quantity === undefined ? "" : part.slice(quantity.end),
    percent: false,
    isHundred: false,
    range: quantity !== undefined && quantity.valueTo !== null,
    place: false,
  });
  const bare = comparison.comparator === "=" || comparison.comparator === "between";
  if (index === 0 && bare && CHANGE_TITLE.test(title))
    return { ...comparison, comparator: "decrease_by" };
  if (index === 0 && bare && GROWTH_TITLE.test(title))
    return { ...comparison, comparator: "increase_by" };
  return comparison;
}

/** Reads a target whose name, unit and value stand in columns of their own. */
export function readTargetCells(title: SourcedText, cells: TargetCells): readonly ReadTarget[] {
  const names = namesOf(title.text);
  return partsOf(cells.value).flatMap((part, index): readonly ReadTarget[] => {
    const quantity = findQuantities(part.text)[0];
    if (quantity === undefined) return [];
    const cumulative = /lũy kế|cộng dồn/iu.test(part.text);
    const { comparator, strict, bound } = comparatorOf(title.text, part.text, index);
    const printed = cells.unit?.text.replace(/\s+/gu, " ") ?? quantity.unit?.text ?? null;
    const yearly = printed !== null && /\/năm$/u.test(printed);
    const name = capitalised((names[index] ?? names[0] ?? title.text).replace(CHANGE_TITLE, ""));
    return [
      {
        measure:
          index > 0 && names[index] !== undefined ? `${names[0] ?? ""}: ${names[index]}` : name,
        scope: index > 0 && names[index] !== undefined ? capitalised(names[index]) : null,
        comparator,
        strict,
        value: quantity.value,
        valueTo: quantity.valueTo,
        decimals: quantity.decimals,
        unitOfMeasure: printed === null ? null : lowerUnit(printed),
        frequency: cumulative
          ? "cumulative"
          : yearly
            ? "annual"
            : cells.year === null
              ? null
              : "by-year",
        dueYear: cells.year,
        baseline: null,
        bound,
        quantified: true,
        implied: false,
        ...NO_FACTS,
        confidence: "certain",
        span: spanOf(part),
      },
    ];
  });
}

/** "Tỷ đồng" in a column is "tỷ đồng" in a sentence; "USD" stays. */
const lowerUnit = (unit: string): string =>
  /^\p{Lu}\p{Ll}/u.test(unit) ? unit.charAt(0).toLowerCase() + unit.slice(1) : unit;
