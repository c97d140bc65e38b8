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

const words = ({ originalText }: ReadItem): string =>
  foldForIdentity(originalText)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

/** Words less alike than this are another item, even under the same number. */
const SAME_NUMBER = 0.5;
const ANY_NUMBER = 0.8;

type Items = Pick<PlanReading, "items">;
type Match = (before: ReadItem, after: ReadItem) => boolean;

const STAGES: readonly Match[] = [
  (before, after) => before.number === after.number && words(before) === words(after),
  (before, after) => words(before) === words(after),
  (before, after) =>
    before.number !== null &&
    before.number === after.number &&
    similarity(words(before), words(after)) >= SAME_NUMBER,
  (before, after) => similarity(words(before), words(after)) >= ANY_NUMBER,
];

/** Pairs items by their words, then by number and words, the surest pairs first. */
export function compareReadings(before: Items, after: Items): ReadingComparison {
  const left = new Set(before.items);
  const paired = new Map<ReadItem, ReadItem>();
  for (const matches of STAGES) {
    for (const item of after.items) {
      if (paired.has(item)) continue;
      const twin = [...left].find((candidate) => matches(candidate, item));
      if (twin === undefined) continue;
      paired.set(item, twin);
      left.delete(twin);
    }
  }
  return {
    items: after.items.map((item): ItemChange => {
      const twin = paired.get(item) ?? null;
      const kind = twin === null ? "added" : words(twin) === words(item) ? "kept" : "changed";
      return { ordinal: item.ordinal, kind, before: twin };
    }),
    gone: [...left],
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
