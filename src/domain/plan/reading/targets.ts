import type { ReadTarget } from "../plan-reading.ts";
import { type Comparison, readComparison } from "./comparators.ts";
import { readMeasure } from "./measures.ts";
import { type Quantity, findQuantities } from "./quantities.ts";
import { type SourcedText, sliceOf, spanOf } from "./sourced-text.ts";
import { readWordedTargets } from "./worded-targets.ts";

/** A sentence, or one part of it between semicolons, with its place in the text. */
interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Words before a colon that opens a list, when the sentence stands in that list. */
  readonly head: string | null;
}

const SENTENCE_END = /;|\.(?=\s|$)|[!?](?=\s)/gu;

/** Sentences of an item; what stands before a colon heads every part of the list behind it. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let head: string | null = null;
  const push = (end: number) => {
    const part = text.slice(start, end);
    const colon = part.search(/:\s/u);
    if (colon > 0) {
      head = part.slice(0, colon);
      if (/\d\s*%?$/u.test(head)) head = null;
    }
    const from = colon > 0 && head !== null ? start + colon + 1 : start;
    if (part.trim() !== "") sentences.push({ start: from, end, head });
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    const at = match.index ?? 0;
    push(at);
    if (match[0] !== ";") head = null;
    start = at + 1;
  }
  push(text.length);
  return sentences;
}

const BASELINE = /so\s+với\s+([^,;.()]+)/iu;
const EXCLUSION = /\(((?:trừ|không bao gồm|ngoại trừ|không kể)\s+[^)]*)\)/iu;
const CUMULATIVE = /lũy kế|cộng dồn|cả giai đoạn|cả nhiệm kỳ|trong nhiệm kỳ|trong cả/iu;
const EVERY_YEAR = /(?:hằng|hàng|mỗi)\s+năm|bình quân(?:\s+\d|\s+năm)/iu;
const BY_YEAR =
  /(?<!so với\s+|thực hiện\s+|tồn đọng từ\s+|từ\s+|học\s+)năm\s+((?:19|20)\d{2})(?!\s*[-–]\s*\d)/giu;
const EVERY_OTHER: readonly (readonly [RegExp, "quarterly" | "monthly" | "weekly"])[] = [
  [/(?:mỗi|hằng|hàng)\s+quý/iu, "quarterly"],
  [/(?:mỗi|hằng|hàng)\s+tháng/iu, "monthly"],
  [/(?:mỗi|hằng|hàng)\s+tuần/iu, "weekly"],
];

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function dueYearIn(words: string): number | null {
  const outside = words.replace(/so\s+với[^,;]*/iu, "");
  const years = [...outside.matchAll(BY_YEAR)].map((match) => Number(match[1]));
  return years.at(-1) ?? null;
}

function frequencyOf(
  quantity: Quantity,
  words: string,
  tail: string,
): Pick<ReadTarget, "frequency" | "dueYear"> {
  const dueYear = dueYearIn(words);
  const perTail = /^[^,;.\d]*\/\s*(năm|quý|tháng|tuần)(?!\p{L})/iu.exec(tail)?.[1]?.toLowerCase();
  const every = quantity.unit?.every ?? (perTail === "năm" ? "annual" : null);
  if (every !== null) return { frequency: every, dueYear };
  if (perTail === "tuần") return { frequency: "weekly", dueYear };
  if (perTail === "tháng") return { frequency: "monthly", dueYear };
  if (CUMULATIVE.test(words)) return { frequency: "cumulative", dueYear };
  if (EVERY_YEAR.test(words)) return { frequency: "annual", dueYear };
  const other = EVERY_OTHER.find(([pattern]) => pattern.test(words))?.[1];
  if (other !== undefined) return { frequency: other, dueYear };
  return { frequency: dueYear === null ? null : "by-year", dueYear };
}

/** "(trừ …)" speaks of the words right before it, not of an earlier number. */
function exclusionIn(words: string): string | null {
  const match = EXCLUSION.exec(words);
  if (match === null || /không (?:còn|để|có)/iu.test(words.slice(0, match.index))) return null;
  return match[1] ?? null;
}

interface Context {
  readonly text: SourcedText;
  readonly sentence: Sentence;
  readonly quantities: readonly Quantity[];
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
  context: Context,
  index: number,
): { readonly lead: string; readonly tail: string } {
  const { text, sentence, quantities } = context;
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

const isPercent = (quantity: Quantity): boolean =>
  /^(?:%|‰|điểm\s*(?:%|phần)|phần trăm)/iu.test(quantity.unit?.text ?? "");
const MONEY_OR_SIZE = /(?:đồng|USD|VNĐ|ha|km|m|m2|m²|tấn|kg|lần|bậc|\/.*)$/u;

function nounOf(quantity: Quantity): string | null {
  const unit = quantity.unit?.text ?? null;
  return unit === null || isPercent(quantity) || MONEY_OR_SIZE.test(unit) ? null : unit;
}

/** A bare number says something only with a unit or a word of comparison. */
const setsSomething = (quantity: Quantity, comparison: Comparison): boolean =>
  quantity.unit !== null || comparison.said;

function targetAt(context: Context, index: number, previous: string | null): ReadTarget | null {
  const { text, sentence, quantities } = context;
  const quantity = quantities[index];
  if (quantity === undefined) return null;
  const { lead, tail } = wordsAround(context, index);
  const comparison = readComparison({
    lead,
    sentence: `${sentence.head ?? ""} ${text.text.slice(sentence.start, quantity.start)}`,
    tail,
    percent: isPercent(quantity),
    isHundred: quantity.value === "100",
    range: quantity.valueTo !== null,
  });
  if (!setsSomething(quantity, comparison)) return null;
  const named = readMeasure({
    lead: lead.slice(0, lead.length - comparison.tailOfLead),
    tail,
    head: sentence.head,
    noun: nounOf(quantity),
    previous,
  });
  const whole = text.text.slice(sentence.start, sentence.end);
  const near = index === 0 && quantities.length === 1 ? whole : lead + tail;
  const shared = quantities.length > 1 ? frequencyOf(quantity, lead + tail, tail) : null;
  const frequency =
    shared?.frequency === null || shared === null ? frequencyOf(quantity, whole, tail) : shared;
  const outOf =
    quantity.outOf === null
      ? null
      : `Trên tổng số ${quantity.outOf} ${quantity.unit?.text ?? ""}`.trim();
  const stated = BASELINE.exec(near)?.[1];
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
    baseline: outOf ?? (stated === undefined ? null : capitalised(stated.trim())),
    bound: comparison.bound,
    quantified: true,
    implied: false,
    exclusion: exclusionIn(near.slice(Math.max(near.indexOf(tail), 0))),
    confidence: confidenceOf(quantity, comparison),
    span: spanOf(sliceOf(text, quantity.start, quantity.end)),
  };
}

function confidenceOf(quantity: Quantity, comparison: Comparison): ReadTarget["confidence"] {
  if (quantity.unit === null) return "uncertain";
  return comparison.said || isPercent(quantity) ? "certain" : "likely";
}

/** Every quantity that a text sets, then what it sets in words alone. */
export function readTargets(text: SourcedText): readonly ReadTarget[] {
  const targets: ReadTarget[] = [];
  const all = findQuantities(text.text);
  for (const sentence of sentencesOf(text.text)) {
    const quantities = all.filter((q) => q.start >= sentence.start && q.start < sentence.end);
    let previous: string | null = null;
    quantities.forEach((_, index) => {
      const target = targetAt({ text, sentence, quantities }, index, previous);
      if (target === null) return;
      targets.push(target);
      previous = target.measure;
    });
    if (quantities.length === 0)
      targets.push(...readWordedTargets(sliceOf(text, sentence.start, sentence.end)));
    else targets.push(...readWordedTargets(sliceOf(text, sentence.start, sentence.end), true));
  }
  return targets;
}
