import { IDENTITY, type Matrix, combined } from "./matrix.ts";
import type { Rule } from "./page-content.ts";
import type { Glyph } from "./words.ts";

/** What a font says of its letters. */
export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Thousandths of the letter size for most fonts; drawn ones bring their own scale. */
  readonly scale: number;
}

/** What a page may change and take back while it is drawn. */
export interface PenState {
  readonly matrix: Matrix;
  readonly face: Face;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  /** Letters filled and outlined: how word processors make a bold that the font lacks. */
  readonly isStroked: boolean;
}

/** The pen that goes over a page, and what it has left there. */
export interface Pen {
  state: PenState;
  textMatrix: Matrix;
  lineMatrix: Matrix;
  readonly kept: PenState[];
  readonly marks: string[];
  readonly glyphs: Glyph[];
  readonly rules: Rule[];
  readonly faceOf: (fontName: string) => Face;
}

/** A pen on an empty page. */
export const newPen = (base: Matrix, faceOf: Pen["faceOf"]): Pen => ({
  state: {
    matrix: base,
    face: { bold: false, italic: false, scale: 0.001 },
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    isStroked: false,
  },
  textMatrix: IDENTITY,
  lineMatrix: IDENTITY,
  kept: [],
  marks: [],
  glyphs: [],
  rules: [],
  faceOf,
});

export function change(pen: Pen, changes: Partial<PenState>): void {
  pen.state = { ...pen.state, ...changes };
}

export function restore(pen: Pen): void {
  pen.state = pen.kept.pop() ?? pen.state;
}

export function placeText(pen: Pen, matrix: Matrix): void {
  pen.textMatrix = matrix;
  pen.lineMatrix = matrix;
}

export const moveLine = (pen: Pen, x: number, y: number): void =>
  placeText(pen, combined(pen.lineMatrix, [1, 0, 0, 1, x, y]));

/** A letter as pdf.js gives it. */
interface DrawnLetter {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
}

/** Letters, and between them numbers that move the next one aside. */
export function showText(pen: Pen, text: unknown): void {
  if (!Array.isArray(text)) return;
  const { matrix, face, size, stretch, rise, wordSpacing, charSpacing, isStroked } = pen.state;
  const [a, b, c, d, e, f] = pen.textMatrix;
  const start = combined(matrix, combined(pen.textMatrix, [stretch, 0, 0, 1, 0, rise]));
  const height = Math.abs(size) * Math.hypot(start[2], start[3]);
  const bold = face.bold || isStroked;
  const artifact = pen.marks.includes("Artifact");
  // Along the line nothing changes but how far the pen has come.
  let come = 0;
  for (const part of text as readonly unknown[]) {
    if (typeof part === "number") come -= (part / 1000) * size;
    if (typeof part !== "object" || part === null) continue;
    const { unicode, width, isSpace } = part as DrawnLetter; // every field is checked below
    const end = come + Number(width ?? 0) * face.scale * size;
    const [x, y] = [start[0] * come + start[4], start[1] * come + start[5]];
    const [endX, endY] = [start[0] * end + start[4], start[1] * end + start[5]];
    pen.glyphs.push({
      text: typeof unicode === "string" ? unicode : "",
      left: Math.min(x, endX),
      right: Math.max(x, endX),
      baseline: Math.max(y, endY),
      size: height,
      bold,
      italic: face.italic,
      artifact,
    });
    come = end + (isSpace === true ? wordSpacing : 0) + charSpacing;
  }
  const moved = come * stretch;
  pen.textMatrix = [a, b, c, d, a * moved + e, b * moved + f];
}
