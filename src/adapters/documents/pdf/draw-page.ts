import { IDENTITY, type Matrix, combined, matrixOf } from "./matrix.ts";
import type { Rule } from "./page-content.ts";
import { rulesOfPath } from "./path-rules.ts";
import { OPS } from "./pdfjs.ts";
import {
  type Face,
  type Pen,
  change,
  moveLine,
  newPen,
  placeText,
  restore,
  showText,
} from "./pen.ts";
import type { Glyph } from "./words.ts";

/** The steps that draw a page, as pdf.js lists them. */
export interface Steps {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** What drawing left behind. */
export interface Drawing {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly isDrawn: boolean;
}

type Args = readonly unknown[];
type Act = (pen: Pen, args: Args) => void;

const OUTLINES: ReadonlySet<number> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLINGS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);

/** More lines than any table has: a drawing, whose strokes are of no interest. */
const MOST_RULES = 20_000;
const FILL_AND_STROKE = 2;

const numberAt = (args: Args, index: number): number => Number(args[index] ?? 0) || 0;

const numbersOf = (value: unknown): readonly number[] =>
  typeof value === "object" && value !== null ? Object.values(value).map(Number) : [];

function drawPath(pen: Pen, args: Args): void {
  const operation = numberAt(args, 0);
  const isOutlined = OUTLINES.has(operation);
  if ((!isOutlined && !FILLINGS.has(operation)) || pen.rules.length > MOST_RULES) return;
  const data = Array.isArray(args[1]) ? (args[1] as Args)[0] : undefined;
  pen.rules.push(...rulesOfPath(numbersOf(data), pen.state.matrix, isOutlined));
}

const keep: Act = (pen) => pen.kept.push(pen.state);
const transform: Act = (pen, args) =>
  change(pen, { matrix: combined(pen.state.matrix, matrixOf(args)) });
const mark: Act = (pen, args) => pen.marks.push(String(args[0]));
const show: Act = (pen, args) => showText(pen, args[0]);
const nextLine: Act = (pen) => moveLine(pen, 0, pen.state.leading);

const ACTS: ReadonlyMap<number, Act> = new Map<number, Act>([
  [OPS.save, keep],
  [OPS.restore, restore],
  [OPS.transform, transform],
  [
    OPS.paintFormXObjectBegin,
    (pen, args) => {
      keep(pen, args);
      transform(pen, numbersOf(args[0]));
    },
  ],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginText, (pen) => placeText(pen, IDENTITY)],
  [OPS.setTextMatrix, (pen, args) => placeText(pen, matrixOf(args[0]))],
  [OPS.moveText, (pen, args) => moveLine(pen, numberAt(args, 0), numberAt(args, 1))],
  [
    OPS.setLeadingMoveText,
    (pen, args) => {
      change(pen, { leading: numberAt(args, 1) });
      moveLine(pen, numberAt(args, 0), numberAt(args, 1));
    },
  ],
  [OPS.nextLine, nextLine],
  [OPS.setLeading, (pen, args) => change(pen, { leading: -numberAt(args, 0) })],
  [
    OPS.setFont,
    (pen, args) => change(pen, { face: pen.faceOf(String(args[0])), size: numberAt(args, 1) }),
  ],
  [OPS.setCharSpacing, (pen, args) => change(pen, { charSpacing: numberAt(args, 0) })],
  [OPS.setWordSpacing, (pen, args) => change(pen, { wordSpacing: numberAt(args, 0) })],
  [OPS.setHScale, (pen, args) => change(pen, { stretch: numberAt(args, 0) / 100 })],
  [OPS.setTextRise, (pen, args) => change(pen, { rise: numberAt(args, 0) })],
  [
    OPS.setTextRenderingMode,
    (pen, args) => change(pen, { isStroked: numberAt(args, 0) === FILL_AND_STROKE }),
  ],
  [OPS.showText, show],
  [OPS.showSpacedText, show],
  [
    OPS.nextLineShowText,
    (pen, args) => {
      nextLine(pen, args);
      show(pen, args);
    },
  ],
  [OPS.beginMarkedContent, mark],
  [OPS.beginMarkedContentProps, mark],
  [OPS.endMarkedContent, (pen) => pen.marks.pop()],
  [OPS.constructPath, drawPath],
]);

/** Goes through the steps that draw a page and keeps its letters and lines. */
export function drawPage(
  { fnArray, argsArray }: Steps,
  base: Matrix,
  faceOf: (fontName: string) => Face,
): Drawing {
  const pen = newPen(base, faceOf);
  fnArray.forEach((operation, i) => {
    const args = argsArray[i];
    ACTS.get(operation)?.(pen, Array.isArray(args) ? (args as Args) : []);
  });
  return { glyphs: pen.glyphs, rules: pen.rules, isDrawn: fnArray.includes(OPS.transform) };
}
