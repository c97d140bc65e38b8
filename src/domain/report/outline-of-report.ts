import type { HeadingLevel, ReportModel } from "./report-model.ts";
import { numbersIn, piecesOf, type ReportPiece } from "./report-pieces.ts";

/** How far a section of the report is, with everything below it. */
export interface OutlineProgress {
  /** The heading's block id. */
  readonly id: string;
  readonly number: string | null;
  readonly level: HeadingLevel;
  readonly text: string;
  readonly paragraphs: number;
  /** Say only that there is nothing yet. */
  readonly missing: number;
  /** Drafted by the program, not yet confirmed by a person. */
  readonly drafted: number;
  readonly edited: number;
  readonly narratives: number;
  readonly numbers: number;
}

const count = (pieces: readonly ReportPiece[], kind: ReportPiece["origin"]["kind"]): number =>
  pieces.filter((piece) => piece.origin.kind === kind).length;

/** The headings of a report with what stands under each (đề cương và mức hoàn thành). */
export function outlineOfReport(model: ReportModel): readonly OutlineProgress[] {
  const headings = model.body.filter((block) => block.kind === "heading");
  const pieces = piecesOf(model);
  return headings.map(({ id, number, level, text }, at) => {
    const next = headings.findIndex((other, index) => index > at && other.level <= level);
    const covered = new Set(
      headings.slice(at, next === -1 ? headings.length : next).map((heading) => heading.id),
    );
    // the closing line stands after the last heading but belongs to the whole
    const own = pieces.filter(
      (piece) =>
        piece.headingId !== null && covered.has(piece.headingId) && piece.blockKey !== "closing",
    );
    return {
      id,
      number,
      level,
      text,
      paragraphs: own.length,
      missing: count(own, "missing"),
      drafted: count(own, "drafted"),
      edited: count(own, "edited"),
      narratives: count(own, "narrative"),
      numbers: own.reduce((sum, piece) => sum + numbersIn(piece.runs).length, 0),
    };
  });
}
