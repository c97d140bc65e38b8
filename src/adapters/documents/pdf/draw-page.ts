import { IDENTITY, type Matrix, combined, matrixOf, placed } from "./matrix.ts";
import type { Rule } from "./page-content.ts";
import { rulesOfPath } from "./path-rules.ts";
import { OPS } from "./pdfjs.ts";
import type { Glyph } from "./words.ts";

/** What a font says of its letters. */
export interface Face {
  readonly bold: boolean;
  readonly italic: boolean;
  /** Thousandths of the letter size for most fonts; drawn ones bring their own scale. */
  readonly scale: number;
}

/** The steps that draw a page, as pdf.js lists them. */
export interface Steps {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

interface State {
  matrix: Matrix;
  face: Face;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  isStroked: boolean;
}

/** What drawing left behind. */
export interface Drawing {
  readonly glyphs: readonly Glyph[];
  readonly rules: readonly Rule[];
  readonly isDrawn: boolean;
}

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
/** Letters filled and outlined: how word processors make a bold that the font lacks. */
const FILL_AND_STROKE = 2;

const numberAt = (args: readonly unknown[], index: number): number => Number(args[index] ?? 0) || 0;

interface DrawnLetter {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
}

const numbersOf = (value: unknown): readonly number[] =>
  typeof value === "object" && value !== null ? Object.values(value).map(Number) : [];

/** Goes through the steps that draw a page and keeps its letters and lines. */
export function drawPage(
  { fnArray, argsArray }: Steps,
  base: Matrix,
  faceOf: (fontName: string) => Face,
): Drawing {
  const glyphs: Glyph[] = [];
  const rules: Rule[] = [];
  const kept: State[] = [];
  const marks: string[] = [];
  let textMatrix = IDENTITY;
  let lineMatrix = IDENTITY;
  let state: State = {
    matrix: base,
    face: { bold: false, italic: false, scale: 0.001 },
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    isStroked: false,
  };

  const moveLine = (x: number, y: number) => {
    lineMatrix = combined(lineMatrix, [1, 0, 0, 1, x, y]);
    textMatrix = lineMatrix;
  };
  const advance = (by: number) => {
    textMatrix = combined(textMatrix, [1, 0, 0, 1, by, 0]);
  };
  const showLetter = (letter: DrawnLetter) => {
    const { face, size, stretch, rise } = state;
    const width = Number(letter.width ?? 0) * face.scale * size;
    const place = combined(state.matrix, combined(textMatrix, [stretch, 0, 0, 1, 0, rise]));
    const [x, y] = placed(place, 0, 0);
    const [endX, endY] = placed(place, width, 0);
    const spacing = (letter.isSpace === true ? state.wordSpacing : 0) + state.charSpacing;
    glyphs.push({
      text: typeof letter.unicode === "string" ? letter.unicode : "",
      left: Math.min(x, endX),
      right: Math.max(x, endX),
      baseline: Math.max(y, endY),
      size: Math.abs(size) * Math.hypot(place[2], place[3]),
      bold: face.bold || state.isStroked,
      italic: face.italic,
      artifact: marks.includes("Artifact"),
    });
    advance((width + spacing) * stretch);
  };
  const show = (text: unknown) => {
    if (!Array.isArray(text)) return;
    for (const part of text as readonly unknown[]) {
      if (typeof part === "number") advance((-part / 1000) * state.size * state.stretch);
      else if (typeof part === "object" && part !== null) showLetter(part);
    }
  };
  const path = (operation: number, data: unknown) => {
    const isOutlined = OUTLINES.has(operation);
    if ((!isOutlined && !FILLINGS.has(operation)) || rules.length > MOST_RULES) return;
    rules.push(...rulesOfPath(numbersOf(data), state.matrix, isOutlined));
  };
  const restore = () => {
    state = kept.pop() ?? state;
  };

  const step = (operation: number, args: readonly unknown[]): void => {
    switch (operation) {
      case OPS.save:
        kept.push({ ...state });
        return;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        return restore();
      case OPS.transform:
        state.matrix = combined(state.matrix, matrixOf(args));
        return;
      case OPS.paintFormXObjectBegin:
        kept.push({ ...state });
        state.matrix = combined(state.matrix, matrixOf(args[0]));
        return;
      case OPS.beginText:
        textMatrix = lineMatrix = IDENTITY;
        return;
      case OPS.setTextMatrix:
        textMatrix = lineMatrix = matrixOf(args[0]);
        return;
      case OPS.moveText:
        return moveLine(numberAt(args, 0), numberAt(args, 1));
      case OPS.setLeadingMoveText:
        state.leading = numberAt(args, 1);
        return moveLine(numberAt(args, 0), numberAt(args, 1));
      case OPS.nextLine:
        return moveLine(0, state.leading);
      case OPS.setLeading:
        state.leading = -numberAt(args, 0);
        return;
      case OPS.setFont:
        state.face = faceOf(String(args[0]));
        state.size = numberAt(args, 1);
        return;
      case OPS.setCharSpacing:
        state.charSpacing = numberAt(args, 0);
        return;
      case OPS.setWordSpacing:
        state.wordSpacing = numberAt(args, 0);
        return;
      case OPS.setHScale:
        state.stretch = numberAt(args, 0) / 100;
        return;
      case OPS.setTextRise:
        state.rise = numberAt(args, 0);
        return;
      case OPS.setTextRenderingMode:
        state.isStroked = numberAt(args, 0) === FILL_AND_STROKE;
        return;
      case OPS.showText:
      case OPS.showSpacedText:
        return show(args[0]);
      case OPS.nextLineShowText:
        moveLine(0, state.leading);
        return show(args[0]);
      case OPS.beginMarkedContent:
      case OPS.beginMarkedContentProps:
        marks.push(String(args[0]));
        return;
      case OPS.endMarkedContent:
        marks.pop();
        return;
      case OPS.constructPath: {
        const data = Array.isArray(args[1]) ? (args[1] as readonly unknown[])[0] : undefined;
        return path(numberAt(args, 0), data);
      }
      default:
    }
  };
  fnArray.forEach((operation, i) => {
    const args = argsArray[i];
    step(operation, Array.isArray(args) ? args : []);
  });
  return { glyphs, rules, isDrawn: fnArray.includes(OPS.transform) };
}
