import { type CellValue } from "./figure.ts";
import { cellKey } from "./form.ts";
import { printFigure } from "./print-figure.ts";

/**
 * A figure of the unit's own forms within a paragraph (số liệu gắn trong thuyết minh):
 * {{cell:row|column}}, or {{cell:row|column=73,6}} with what it was when the text was sent.
 */
const TOKEN = /\{\{cell:([\w-]+)\|([\w-]+)(?:=([^{}]*))?\}\}/gu;

/** Shown for a bound figure that is not there (chỗ trống). */
export const HOLE = "…";

/** What a bound cell prints now; undefined where it holds no number. `seen` is what it was. */
export type FigureTextAt = (key: string, seen: string | undefined) => string | undefined;

type Piece =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "figure"; readonly key: string; readonly seen: string | undefined };

/** Where a bound figure stands in the text as people see it. */
export interface FigureMark {
  readonly from: number;
  readonly to: number;
  /** Key of the cell. */
  readonly key: string;
  readonly isHole: boolean;
}

/** A paragraph as people see it, with its bound figures. */
export interface ToldParagraph {
  readonly text: string;
  readonly marks: readonly FigureMark[];
}

function piecesOf(body: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of body.matchAll(TOKEN)) {
    const [token, rowId = "", columnId = "", seen] = match;
    if (match.index > end) pieces.push({ kind: "words", text: body.slice(end, match.index) });
    pieces.push({ kind: "figure", key: cellKey(rowId, columnId), seen });
    end = match.index + token.length;
  }
  if (end < body.length) pieces.push({ kind: "words", text: body.slice(end) });
  return pieces;
}

const tokenOf = (key: string, seen?: string): string =>
  seen === undefined ? `{{cell:${key}}}` : `{{cell:${key}=${seen}}}`;

/** The number a cell prints with the decimals of its row; undefined for anything but a number. */
export const boundText = (cell: CellValue | undefined, decimals: number): string | undefined =>
  cell?.kind === "value" ? printFigure(cell, decimals) : undefined;

/** What each figure was when the text was sent; for texts that have been. */
export const asSent: FigureTextAt = (_, seen) => seen;

/** Puts the numbers into a paragraph; one that is not there is a hole, never invented. */
export function tellParagraph(body: string, textAt: FigureTextAt): ToldParagraph {
  const marks: FigureMark[] = [];
  let text = "";
  for (const piece of piecesOf(body)) {
    if (piece.kind === "words") text += piece.text;
    else {
      const shown = textAt(piece.key, piece.seen);
      const from = text.length;
      text += shown ?? HOLE;
      marks.push({ from, to: text.length, key: piece.key, isHole: shown === undefined });
    }
  }
  return { text, marks };
}

/** The text of a paragraph as people see it. */
export const paragraphText = (body: string, textAt: FigureTextAt = asSent): string =>
  tellParagraph(body, textAt).text;

/** Keys of the cells bound in a paragraph, each once. */
export const figuresIn = (body: string): readonly string[] => [
  ...new Set(piecesOf(body).flatMap((piece) => (piece.kind === "figure" ? [piece.key] : []))),
];

/** Keys of bound cells that hold no number. */
export const holesIn = (body: string, textAt: FigureTextAt): readonly string[] =>
  figuresIn(body).filter((key) => textAt(key, undefined) === undefined);

/** The text with other words in the place of its bound figures. */
export const rewriteFigures = (
  body: string,
  to: (key: string, seen: string | undefined) => string,
): string =>
  piecesOf(body)
    .map((piece) => (piece.kind === "words" ? piece.text : to(piece.key, piece.seen)))
    .join("");

/** The text with what each figure is now kept in it: what was sent. */
export const withFigures = (body: string, textAt: FigureTextAt): string =>
  rewriteFigures(body, (key, seen) => tokenOf(key, textAt(key, seen) ?? HOLE));

/** The text with its figures alive again, as a draft holds it. */
export const withoutFigures = (body: string): string => rewriteFigures(body, (key) => tokenOf(key));

/** A part of a paragraph by places in its shown text; a figure cut in two is left as words. */
function cut(body: string, textAt: FigureTextAt, from: number, to: number): string {
  let at = 0;
  let part = "";
  for (const piece of piecesOf(body)) {
    const shown = piece.kind === "words" ? piece.text : (textAt(piece.key, piece.seen) ?? HOLE);
    const [start, end] = [Math.max(from, at), Math.min(to, at + shown.length)];
    const isWhole = start === at && end === at + shown.length;
    if (start < end)
      part +=
        piece.kind === "figure" && isWhole
          ? tokenOf(piece.key, piece.seen)
          : shown.slice(start - at, end - at);
    at += shown.length;
  }
  return part;
}

const sharedStart = (a: string, b: string): number => {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
};

const sharedEnd = (a: string, b: string, start: number): number => {
  const most = Math.min(a.length, b.length) - start;
  let count = 0;
  while (count < most && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1;
  return count;
};

/** A paragraph after an edit, and where the edit ended in the text as shown. */
export interface EditedParagraph {
  readonly body: string;
  readonly caret: number;
}

/**
 * Carries an edit of the shown text over to the paragraph: figures that were not touched stay bound.
 * Deleting a part of a figure deletes all of it; writing into one makes it plain words.
 */
export function editParagraph(body: string, textAt: FigureTextAt, text: string): EditedParagraph {
  const shown = tellParagraph(body, textAt);
  const start = sharedStart(shown.text, text);
  const end = sharedEnd(shown.text, text, start);
  let [from, to] = [start, shown.text.length - end];
  const added = text.slice(start, text.length - end);
  if (added === "")
    for (const mark of shown.marks)
      if (mark.from < to && mark.to > from)
        [from, to] = [Math.min(from, mark.from), Math.max(to, mark.to)];
  return replaceInParagraph(body, textAt, { from, to, by: added });
}

/** Puts words, or a token, in the place of a stretch of the shown text. */
export function replaceInParagraph(
  body: string,
  textAt: FigureTextAt,
  { from, to, by }: { readonly from: number; readonly to: number; readonly by: string },
): EditedParagraph {
  const end = paragraphText(body, textAt).length;
  return {
    body: cut(body, textAt, 0, from) + by + cut(body, textAt, to, end),
    caret: from + paragraphText(by, textAt).length,
  };
}

/** Binds a cell at a place of the shown text, in the stead of what stands between `from` and `to`. */
export const bindFigure = (
  body: string,
  textAt: FigureTextAt,
  place: { readonly from: number; readonly to: number; readonly key: string },
): EditedParagraph => replaceInParagraph(body, textAt, { ...place, by: tokenOf(place.key) });

/** Places where a number stands alone, not as a part of a longer one. */
function placesOf(text: string, number: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + number.length)) {
    const before = text.slice(0, at);
    const after = text.slice(at + number.length);
    if (!/\d[.,]?$/u.test(before) && !/^[.,]?\d/u.test(after)) places.push(at);
  }
  return places;
}

/**
 * Carries a text that was written anew elsewhere over to the paragraph: a figure stays bound where its
 * number still stands as often as before; otherwise nobody can say which it was, and it is words.
 */
export function rebindParagraph(body: string, textAt: FigureTextAt, text: string): string {
  const shown = tellParagraph(body, textAt);
  if (shown.text === text) return body;
  const kept = shown.marks.flatMap(({ from, to, key }) => {
    const number = shown.text.slice(from, to);
    const [before, after] = [placesOf(shown.text, number), placesOf(text, number)];
    const at = after[before.indexOf(from)];
    return at === undefined || before.length !== after.length
      ? []
      : [{ at, end: at + number.length, key }];
  });
  let [end, bound] = [0, ""];
  for (const each of kept.sort((a, b) => a.at - b.at)) {
    bound += text.slice(end, each.at) + tokenOf(each.key);
    end = each.end;
  }
  return bound + text.slice(end);
}
