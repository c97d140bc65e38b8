import { findQuantities } from "./quantities.ts";

/** A sentence, or one part of it between semicolons, with its place in the text. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  /** Words before a colon that opens a list, when the sentence stands in that list. */
  readonly head: string | null;
  /** The list gives the parts of the quantity before it: "…, trong đó: …". */
  readonly parts: boolean;
}

const SENTENCE_END = /;|\.(?=\s|$)|[!?](?=\s)/gu;
const OPENS_PARTS = /,?\s*(?:trong đó|bao gồm|gồm|cụ thể)\s*$/iu;

type Head = Pick<Sentence, "head" | "parts">;
const NO_HEAD: Head = { head: null, parts: false };

/** What the words before a colon mean for the list behind it. */
function headOf(words: string): Head {
  if (/\d\s*%?$/u.test(words)) return NO_HEAD;
  const opens = OPENS_PARTS.exec(words)?.index;
  const quantity = findQuantities(words)[0];
  if (quantity === undefined) return { head: words, parts: false };
  return { head: words.slice(0, quantity.start), parts: opens !== undefined };
}

/** Sentences of an item; what stands before a colon heads every part of the list behind it. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let current: Head = NO_HEAD;
  const add = (from: number, end: number, head: Head) => {
    if (text.slice(from, end).trim() !== "") sentences.push({ start: from, end, ...head });
  };
  const push = (end: number) => {
    const part = text.slice(start, end);
    const colon = part.search(/:\s/u);
    if (colon <= 0) return add(start, end, current);
    current = headOf(part.slice(0, colon));
    const sets = findQuantities(part.slice(0, colon)).length > 0 && current.head !== null;
    if (sets) add(start, start + colon, NO_HEAD);
    add(current.head === null ? start : start + colon + 1, end, current);
  };
  for (const match of text.matchAll(SENTENCE_END)) {
    const at = match.index ?? 0;
    push(at);
    if (match[0] !== ";") current = NO_HEAD;
    start = at + 1;
  }
  push(text.length);
  return sentences;
}
