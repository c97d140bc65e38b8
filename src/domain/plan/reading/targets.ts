import type { ReadTarget } from "../plan-reading.ts";
import { type Comparison, readComparison } from "./comparators.ts";
import { readMeasure } from "./measures.ts";
import { readMovements } from "./movements.ts";
import { type Quantity, findQuantities } from "./quantities.ts";
import { readRank } from "./ranks.ts";
import { type Sentence, sentencesOf } from "./sentences.ts";
import { type SourcedText, sliceOf, spanOf } from "./sourced-text.ts";
import { readFacts } from "./target-facts.ts";
import { isPercent, readFrequency } from "./target-frequency.ts";
import { readWordedTargets } from "./worded-targets.ts";

const BASELINE =
  /(?<!giá\s+)so\s+(?:với\s+|(?=dự toán|cùng kỳ|kế hoạch|năm|nhiệm kỳ|mức))([^,;.()]+)/iu;
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Context {
  readonly text: SourcedText;
  readonly sentence: Sentence;
  readonly quantities: readonly Quantity[];
  /** Words of the values that a movement starts from. */
  readonly origins: ReadonlyMap<Quantity, string>;
  /** What stands before it among the targets of the item. */
  readonly before: readonly ReadTarget[];
  /** What the same sentence measured before. */
  readonly previous: string | null;
}

/** Where the words of the next quantity begin: at the last comma, bracket or "và" before it. */
function cutBetween(text: string, quantity: Quantity, next: Quantity): number | null {
  const between = text.slice(quantity.end, next.start);
  const cut = Math.max(
    between.lastIndexOf(","),
    between.lastIndexOf("("),
    between.lastIndexOf(" và "),
    between.search(/,?\s*trong đó/iu),
  );
  return cut < 0 ? null : quantity.end + cut;
}

/** The words that belong to a quantity: before its number and after its unit. */
function wordsAround(
  { text, sentence, quantities }: Context,
  index: number,
): { readonly lead: string; readonly tail: string } {
  const [before, quantity, next] = [
    quantities[index - 1],
    quantities[index],
    quantities[index + 1],
  ];
  if (quantity === undefined) return { lead: "", tail: "" };
  const from =
    before === undefined ? sentence.start : (cutBetween(text.text, before, quantity) ?? before.end);
  const to =
    next === undefined ? sentence.end : (cutBetween(text.text, quantity, next) ?? next.start);
  return { lead: text.text.slice(from, quantity.start), tail: text.text.slice(quantity.end, to) };
}

const MONEY_OR_SIZE = /(?:đồng|USD|VNĐ|ha|km|m|m2|m²|tấn|kg|lần|bậc|\/.*)$/u;

function nounOf(quantity: Quantity): string | null {
  const unit = quantity.unit?.text ?? null;
  return unit === null || isPercent(quantity) || MONEY_OR_SIZE.test(unit) ? null : unit;
}

/** "Số bác sĩ/vạn dân 15": a number right after the name of what is counted. */
const NAMED_COUNT = /(?<!\p{L})(?:số|tỷ số|tỷ lệ|chỉ số|hệ số|tuổi thọ)(?!\p{L})[^,;:]{3,}$/iu;

/** A bare number says something only with a unit, a word of comparison or a name that counts. */
const setsSomething = (quantity: Quantity, comparison: Comparison, lead: string, tail: string) =>
  quantity.unit !== null || comparison.said || (NAMED_COUNT.test(lead) && tail.trim() === "");

function baselineOf(quantity: Quantity, near: string, context: Context): string | null {
  if (quantity.outOf !== null) {
    return `Trên tổng số ${quantity.outOf} ${quantity.unit?.text ?? ""}`.trim();
  }
  const origin = context.origins.get(quantity);
  if (origin !== undefined) return capitalised(origin.trim());
  const stated = BASELINE.exec(near)?.[1];
  return stated === undefined ? null : capitalised(stated.trim());
}

const OPENS_PART = /^[\s,;(]*(?:trong đó|gồm|bao gồm)(?!\p{L})/iu;

/** The target that this one is a part of: the last whole one before "trong đó". */
function parentOf({ sentence, before, text }: Context, lead: string, from: number): number | null {
  const opened = OPENS_PART.test(lead) || sentence.parts || OPENS_PART.test(text.text.slice(from));
  const last = before.at(-1);
  if (last === undefined) return null;
  if (!opened) return isListedPart(lead, last) ? last.parent : null;
  const whole = before.findLastIndex((target) => target.parent === null);
  return whole < 0 ? null : whole;
}

/** "trong đó nông nghiệp 6%, công nghiệp 18%": the second is a part as the first is. */
const isListedPart = (lead: string, last: ReadTarget): boolean =>
  last.parent !== null &&
  /^\s*(?:,|và\s)/u.test(lead) &&
  !/(?<!\p{L})(?:phấn đấu|tỷ lệ|nâng|giảm)/iu.test(lead);

const STRETCH = /(?<!\p{L})(?:phấn đấu|quyết tâm)(?!\p{L})/iu;

const isSameMeasure = (a: ReadTarget, b: ReadTarget): boolean =>
  isChangeOf(a) === isChangeOf(b) &&
  (a.unitOfMeasure === b.unitOfMeasure || b.unitOfMeasure === null) &&
  (a.measure === b.measure || a.measure.startsWith(`${b.measure}:`));
const isChangeOf = ({ comparator }: ReadTarget): boolean => /_by$/u.test(comparator);

/** "giao 465 tỷ đồng, phấn đấu 490 tỷ đồng": a second level of what was set just before it. */
function withLevels(targets: readonly ReadTarget[]): readonly ReadTarget[] {
  const reaches = (at: number): boolean => {
    const [before, target] = [targets[at - 1], targets[at]];
    return target?.level === "stretch" && before !== undefined && isSameMeasure(before, target);
  };
  return targets.map((target, at) => ({
    ...target,
    level: reaches(at) ? "stretch" : reaches(at + 1) ? "assigned" : null,
  }));
}

const SHARES = /cơ cấu|tỷ trọng/iu;

function confidenceOf(quantity: Quantity, comparison: Comparison): ReadTarget["confidence"] {
  if (quantity.unit === null || quantity.fraction || comparison.unsure) return "uncertain";
  if (quantity.worded) return "likely";
  return comparison.said || isPercent(quantity) ? "certain" : "likely";
}

function targetAt(context: Context, index: number): ReadTarget | null {
  const { text, sentence, quantities } = context;
  const quantity = quantities[index];
  if (quantity === undefined) return null;
  const { lead, tail } = wordsAround(context, index);
  const comparison = readComparison({
    lead: context.origins.has(quantity) ? movedLead(lead) : lead,
    sentence: `${sentence.head ?? ""} ${text.text.slice(sentence.start, quantity.start)}`,
    tail,
    percent: isPercent(quantity),
    isHundred: quantity.value === "100",
    range: quantity.valueTo !== null,
    place: isPlace(quantity),
  });
  if (!setsSomething(quantity, comparison, lead, tail)) return null;
  const whole = text.text.slice(sentence.start, sentence.end);
  const named = readMeasure({
    lead: namingLead(lead.slice(0, lead.length - comparison.tailOfLead), quantity, context),
    tail,
    head: sentence.head,
    noun: nounOf(quantity),
    previous: context.previous,
    unit: quantity.unit?.text ?? null,
  });
  const alone = quantities.length === 1;
  const near = alone ? whole : lead + tail;
  const own = alone ? null : readFrequency(quantity, near, tail);
  const frequency =
    own === null || own.frequency === null ? readFrequency(quantity, whole, tail) : own;
  return {
    measure: named.measure === "" ? capitalised(whole.trim()) : named.measure,
    scope: named.scope,
    comparator: comparison.comparator,
    strict: comparison.strict,
    value: quantity.value,
    valueTo: quantity.valueTo,
    decimals: quantity.decimals,
    unitOfMeasure: quantity.unit?.text ?? null,
    ...frequency,
    baseline: baselineOf(quantity, near, context),
    bound: comparison.bound,
    quantified: true,
    implied: false,
    ...readFacts({ lead, tail, whole, alone }),
    level: STRETCH.test(lead) ? "stretch" : null,
    parent: parentOf(context, lead, sentence.start),
    structure: structureOf(context, lead),
    confidence: confidenceOf(quantity, comparison),
    span: spanOf(sliceOf(text, quantity.start, quantity.end)),
  };
}

/** Of "từ 45% lên" only the words at the level that is reached compare. */
const movedLead = (lead: string): string => /(?:lên|xuống|còn)[^\d]*$/iu.exec(lead)?.[0] ?? lead;

/** What moves is named before "từ 45%". */
function namingLead(lead: string, quantity: Quantity, { origins }: Context): string {
  const origin = origins.get(quantity);
  const at = origin === undefined ? -1 : lead.lastIndexOf(origin);
  return at < 0 ? lead : lead.slice(0, at).replace(/từ(?:\s+mức)?\s*$/iu, "");
}

const isPlace = (quantity: Quantity): boolean =>
  /^(?:tuyến|xã|phường|thôn|bản|ấp|khu phố|khu vực|địa bàn|huyện|cơ sở|điểm)(?!\p{L})/u.test(
    quantity.unit?.text ?? "",
  );

/** "Cơ cấu kinh tế: dịch vụ 65%; …": what the shares are shares of. */
function structureOf({ sentence, text }: Context, lead: string): string | null {
  if (sentence.head !== null && SHARES.test(sentence.head))
    return capitalised(sentence.head.trim());
  const said = /cơ cấu(?:\s+\p{L}+){1,4}/iu.exec(text.text.slice(0, sentence.end))?.[0];
  return said !== undefined && lead !== "" ? capitalised(said) : null;
}

/** Every quantity that a text sets, then what it sets in words alone. */
export function readTargets(
  text: SourcedText,
  earlier: readonly ReadTarget[] = [],
): readonly ReadTarget[] {
  const before: ReadTarget[] = [...earlier];
  const all = findQuantities(text.text);
  for (const sentence of sentencesOf(text.text)) {
    const inside = all.filter((q) => q.start >= sentence.start && q.start < sentence.end);
    const { quantities, origins } = readMovements(text.text, inside);
    const part = sliceOf(text, sentence.start, sentence.end);
    const rank = readRank(part);
    if (rank !== null) before.push(rank);
    let previous: string | null = null;
    quantities.forEach((_, index) => {
      const target = targetAt({ text, sentence, quantities, origins, before, previous }, index);
      if (target === null || rank !== null) return;
      before.push(target);
      previous = target.measure;
    });
    before.push(...readWordedTargets(part, quantities.length > 0));
  }
  return withLevels(before.slice(earlier.length));
}
