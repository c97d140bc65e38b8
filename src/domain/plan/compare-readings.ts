import { foldForIdentity } from "../kernel/vietnamese-text.ts";
import type { Answers } from "./answered-target.ts";
import type { PlanReading, ReadItem } from "./plan-reading.ts";
import { itemKey } from "./questions/item-key.ts";
import { similarity } from "./similarity.ts";

/** What became of an item in a revised document (so với lần nhập trước). */
export interface ItemChange {
  /** Ordinal in the revised document. */
  readonly ordinal: number;
  readonly kind: "kept" | "changed" | "added";
  /** The item it comes from; null for one that is new. */
  readonly before: ReadItem | null;
}

/** A document against the one it revises: every item of both is named exactly once. */
export interface ReadingComparison {
  readonly items: readonly ItemChange[];
  readonly gone: readonly ReadItem[];
}

const wordsOf = ({ originalText }: ReadItem): string =>
  foldForIdentity(originalText)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** An item with its words, folded once: items are held against each other many times. */
interface WordedItem {
  readonly item: ReadItem;
  readonly words: string;
}

const worded = (item: ReadItem): WordedItem => ({ item, words: wordsOf(item) });

/** Words less alike than this are another item, even under the same number. */
const SAME_NUMBER = 0.5;
const ANY_NUMBER = 0.8;

/** Texts of too different lengths cannot be so much alike, whatever they say. */
function areAlike(one: string, other: string, least: number): boolean {
  const [short, long] = [one.length, other.length].sort((a, b) => a - b).map((n) => n - 1);
  const most = (2 * (short ?? 0)) / ((short ?? 0) + (long ?? 0));
  return !(most < least) && similarity(one, other) >= least;
}

type Match = (before: WordedItem, after: WordedItem) => boolean;

const hasSameNumber: Match = (before, after) => before.item.number === after.item.number;

const STAGES: readonly Match[] = [
  (before, after) => hasSameNumber(before, after) && before.words === after.words,
  (before, after) => before.words === after.words,
  (before, after) =>
    before.item.number !== null &&
    hasSameNumber(before, after) &&
    areAlike(before.words, after.words, SAME_NUMBER),
  (before, after) => areAlike(before.words, after.words, ANY_NUMBER),
];

type Items = Pick<PlanReading, "items">;

/** Pairs items by their words, then by number and words, the surest pairs first. */
export function compareReadings(before: Items, after: Items): ReadingComparison {
  const left = new Set(before.items.map(worded));
  const revised = after.items.map(worded);
  const paired = new Map<WordedItem, WordedItem>();
  for (const matches of STAGES) {
    for (const each of revised) {
      if (paired.has(each)) continue;
      const twin = [...left].find((candidate) => matches(candidate, each));
      if (twin === undefined) continue;
      paired.set(each, twin);
      left.delete(twin);
    }
  }
  return {
    items: revised.map((each): ItemChange => {
      const twin = paired.get(each);
      const kind = twin === undefined ? "added" : twin.words === each.words ? "kept" : "changed";
      return { ordinal: each.item.ordinal, kind, before: twin?.item ?? null };
    }),
    gone: [...left].map(({ item }) => item),
  };
}

/** How much of the larger of two documents stands in the other, 0 to 1. */
export function sharedPart(comparison: ReadingComparison): number {
  const known = comparison.items.filter(({ before }) => before !== null).length;
  const most = Math.max(comparison.items.length, known + comparison.gone.length);
  return most === 0 ? 0 : known / most;
}

/** Answers about a rule hold only while the wording stands; those about units and parts go along. */
const HOLDS_FOR_KEPT: ReadonlySet<string> = new Set(["target", "added", "split", "merge"]);

function itemOfQuestion(question: string): { kind: string; key: string; rest: string } | null {
  const [, kind = "", about = ""] = /^([a-z]+):(.+)$/u.exec(question) ?? [];
  if (kind === "target") {
    const [, key = "", rest = ""] = /^(.+?)(:\d+(?::.+)?)$/u.exec(about) ?? [];
    return key === "" ? null : { kind, key, rest };
  }
  const named = ["lead", "units", "added", "split", "merge"].includes(kind);
  return named ? { kind, key: about, rest: "" } : null;
}

/** The answers of an earlier import that still hold for the revised one, under its own names. */
export function carryAnswers(
  answers: Answers,
  before: Items,
  after: Items,
  comparison: ReadingComparison,
): Answers {
  const byKey = new Map(
    comparison.items.flatMap(({ ordinal, kind, before: twin }) => {
      const item = after.items.find((each) => each.ordinal === ordinal);
      return twin === null || item === undefined
        ? []
        : [[itemKey(twin, before), { kind, key: itemKey(item, after) }] as const];
    }),
  );
  const carried: Record<string, unknown> = {};
  for (const [question, value] of Object.entries(answers)) {
    const about = itemOfQuestion(question);
    if (about === null) {
      if (!question.startsWith("open:")) carried[question] = value;
      continue;
    }
    const to = byKey.get(about.key);
    if (to === undefined || (HOLDS_FOR_KEPT.has(about.kind) && to.kind !== "kept")) continue;
    carried[`${about.kind}:${to.key}${about.rest}`] = value;
  }
  return carried;
}
