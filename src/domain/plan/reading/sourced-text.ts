import type { SourceSpan } from "../plan-document.ts";

/** Larger than any block is long: an origin is block × STRIDE + offset. */
const STRIDE = 2 ** 26;

/** Text that still knows, letter by letter, where in the document it stood (văn bản có xuất xứ). */
export interface SourcedText {
  readonly text: string;
  readonly origins: readonly number[];
}

export const EMPTY_TEXT: SourcedText = { text: "", origins: [] };

/** The text of one block, or of a part of it that begins at `offset`. */
export function sourced(block: number, text: string, offset = 0): SourcedText {
  const first = block * STRIDE + offset;
  return { text, origins: Array.from({ length: text.length }, (_, i) => first + i) };
}

/** The letters from `start` up to `end`. */
export const sliceOf = (source: SourcedText, start: number, end?: number): SourcedText => ({
  text: source.text.slice(start, end),
  origins: source.origins.slice(start, end),
});

/** Without the blanks at both ends. */
export function trimOf(source: SourcedText): SourcedText {
  const start = source.text.length - source.text.trimStart().length;
  return sliceOf(source, start, Math.max(start, source.text.trimEnd().length));
}

/** Parts in a row with `glue` between them; the glue stands where the part before it ends. */
export function joinOf(parts: readonly SourcedText[], glue: string): SourcedText {
  const filled = parts.filter((part) => part.text !== "");
  const origins: number[] = [];
  filled.forEach((part, i) => {
    const last = origins.at(-1);
    if (i > 0 && last !== undefined) origins.push(...Array.from(glue, () => last));
    for (const origin of part.origins) origins.push(origin);
  });
  return { text: filled.map((part) => part.text).join(glue), origins };
}

/** Replaces every match; the new letters keep the places of the letters they stand for. */
export function replaceIn(
  source: SourcedText,
  pattern: RegExp,
  replacement: (match: RegExpMatchArray) => string,
): SourcedText {
  let text = "";
  let done = 0;
  const origins: number[] = [];
  const keep = (end: number) => {
    text += source.text.slice(done, end);
    for (let i = done; i < end; i += 1) origins.push(source.origins[i] ?? 0);
  };
  for (const match of source.text.matchAll(pattern)) {
    const found = match[0];
    const start = match.index ?? 0;
    keep(start);
    const put = replacement(match);
    text += put;
    for (let i = 0; i < put.length; i += 1) {
      const from = i === put.length - 1 ? found.length - 1 : Math.min(i, found.length - 1);
      origins.push(source.origins[start + from] ?? 0);
    }
    done = start + found.length;
  }
  keep(source.text.length);
  return { text, origins };
}

/** Cuts out the letters from `start` up to `end`. */
export const withoutRange = (source: SourcedText, start: number, end: number): SourcedText => ({
  text: source.text.slice(0, start) + source.text.slice(end),
  origins: [...source.origins.slice(0, start), ...source.origins.slice(end)],
});

/** The stretches of the document that the text was taken from, one per block, in reading order. */
export function spansOf(source: SourcedText): readonly SourceSpan[] {
  const spans = new Map<number, { start: number; end: number }>();
  for (const origin of source.origins) {
    const block = Math.floor(origin / STRIDE);
    const offset = origin - block * STRIDE;
    const span = spans.get(block);
    if (span === undefined) spans.set(block, { start: offset, end: offset + 1 });
    else {
      span.start = Math.min(span.start, offset);
      span.end = Math.max(span.end, offset + 1);
    }
  }
  return [...spans].map(([block, span]) => ({ block, ...span }));
}

/** The first of those stretches; an empty text stands at the very beginning. */
export const spanOf = (source: SourcedText): SourceSpan =>
  spansOf(source)[0] ?? { block: 0, start: 0, end: 0 };
