import type { SourceSpan } from "../plan-document.ts";

/** Letters that follow one another here as they do in their block, up to the next run. */
interface Run {
  readonly at: number;
  readonly block: number;
  /** Where in the block the first of them stands. */
  readonly offset: number;
}

/** Text that still knows, letter by letter, where in the document it stood (văn bản có xuất xứ). */
export interface SourcedText {
  readonly text: string;
  readonly runs: readonly Run[];
}

export const EMPTY_TEXT: SourcedText = { text: "", runs: [] };

/** The text of one block, or of a part of it that begins at `offset`. */
export const sourced = (block: number, text: string, offset = 0): SourcedText =>
  text === "" ? EMPTY_TEXT : { text, runs: [{ at: 0, block, offset }] };

/** Puts texts together from stretches of others. */
class Weaver {
  private text = "";
  private readonly runs: Run[] = [];

  add(text: string, { block, offset }: Omit<Run, "at">): void {
    const last = this.runs.at(-1);
    const at = this.text.length;
    const goesOn = last?.block === block && last.offset + at - last.at === offset;
    if (!goesOn) this.runs.push({ at, block, offset });
    this.text += text;
  }

  addSlice(source: SourcedText, start: number, end: number): void {
    source.runs.forEach((run, i) => {
      const from = Math.max(run.at, start);
      const to = Math.min(source.runs[i + 1]?.at ?? source.text.length, end);
      if (from < to) this.add(source.text.slice(from, to), placeIn(run, from));
    });
  }

  /** Copied, for an array that grew holds room for more, and a document has many texts. */
  woven(): SourcedText {
    return { text: this.text, runs: [...this.runs] };
  }
}

const placeIn = ({ at, block, offset }: Run, letter: number): Omit<Run, "at"> => ({
  block,
  offset: offset + letter - at,
});

function placeAt({ runs }: SourcedText, at: number): Omit<Run, "at"> {
  const next = runs.findIndex((run) => run.at > at);
  const run = next < 0 ? runs.at(-1) : runs[next - 1];
  return run === undefined ? { block: 0, offset: 0 } : placeIn(run, at);
}

/** The letters from `start` up to `end`; all of them are the text itself. */
export function sliceOf(source: SourcedText, start: number, end?: number): SourcedText {
  const { length } = source.text;
  const place = (at: number): number => Math.min(at < 0 ? Math.max(length + at, 0) : at, length);
  const [from, to] = [place(start), place(end ?? length)];
  if (from === 0 && to === length) return source;
  const [run, second] = source.runs;
  if (run !== undefined && second === undefined && from < to) {
    return { text: source.text.slice(from, to), runs: [{ at: 0, ...placeIn(run, from) }] };
  }
  const weaver = new Weaver();
  weaver.addSlice(source, from, to);
  return weaver.woven();
}

/** Without the blanks at both ends. */
export function trimOf(source: SourcedText): SourcedText {
  const start = source.text.length - source.text.trimStart().length;
  return sliceOf(source, start, Math.max(start, source.text.trimEnd().length));
}

/** Parts in a row with `glue` between them; the glue stands where the part before it ends. */
export function joinOf(parts: readonly SourcedText[], glue: string): SourcedText {
  const weaver = new Weaver();
  let before: SourcedText | null = null;
  for (const part of parts) {
    if (part.text === "") continue;
    if (before !== null) {
      for (const letter of glue) weaver.add(letter, placeAt(before, before.text.length - 1));
    }
    weaver.addSlice(part, 0, part.text.length);
    before = part;
  }
  return weaver.woven();
}

/** Replaces every match; the new letters keep the places of the letters they stand for. */
export function replaceIn(
  source: SourcedText,
  pattern: RegExp,
  replacement: (match: RegExpMatchArray) => string,
): SourcedText {
  if (source.text.search(pattern) < 0) return source;
  const weaver = new Weaver();
  let done = 0;
  for (const match of source.text.matchAll(pattern)) {
    const found = match[0];
    const start = match.index ?? 0;
    weaver.addSlice(source, done, start);
    const put = replacement(match);
    for (let i = 0; i < put.length; i += 1) {
      const from = i === put.length - 1 ? found.length - 1 : Math.min(i, found.length - 1);
      weaver.add(put.charAt(i), placeAt(source, start + from));
    }
    done = start + found.length;
  }
  weaver.addSlice(source, done, source.text.length);
  return weaver.woven();
}

/** Cuts out the letters from `start` up to `end`. */
export function withoutRange(source: SourcedText, start: number, end: number): SourcedText {
  const weaver = new Weaver();
  weaver.addSlice(source, 0, start);
  weaver.addSlice(source, end, source.text.length);
  return weaver.woven();
}

/** The stretches of the document that the text was taken from, one per block, in reading order. */
export function spansOf(source: SourcedText): readonly SourceSpan[] {
  const [only, second] = source.runs;
  if (only !== undefined && second === undefined) {
    return [
      { block: only.block, start: only.offset, end: only.offset + source.text.length - only.at },
    ];
  }
  const spans = new Map<number, { start: number; end: number }>();
  source.runs.forEach((run, i) => {
    const length = (source.runs[i + 1]?.at ?? source.text.length) - run.at;
    const { block, offset } = run;
    const span = spans.get(block);
    if (span === undefined) spans.set(block, { start: offset, end: offset + length });
    else {
      span.start = Math.min(span.start, offset);
      span.end = Math.max(span.end, offset + length);
    }
  });
  return [...spans].map(([block, span]) => ({ block, ...span }));
}

/** The first of those stretches; an empty text stands at the very beginning. */
export const spanOf = (source: SourcedText): SourceSpan =>
  spansOf(source)[0] ?? { block: 0, start: 0, end: 0 };
