import type { NumberRun, Origin, ReportModel, Run } from "./report-model.ts";

/** A paragraph or a line of a list, with the heading it stands under. */
export interface ReportPiece {
  /** Of the draft it was drawn from: what an edited text is kept under. */
  readonly blockKey: string;
  readonly runs: readonly Run[];
  readonly origin: Origin;
  /** Id of the nearest heading above; null before the first. */
  readonly headingId: string | null;
}

/** A text of several lines is drawn as several blocks: "context", "context#2". */
export const blockKeyOf = (blockId: string): string => blockId.replace(/#\d+$/u, "");

/** Every paragraph and line of a document's body, in order. */
export function piecesOf(model: ReportModel): readonly ReportPiece[] {
  let headingId: string | null = null;
  return model.body.flatMap((block): readonly ReportPiece[] => {
    if (block.kind === "heading") headingId = block.id;
    const lines = block.kind === "paragraph" ? [block] : block.kind === "list" ? block.items : [];
    return lines.map(({ id, runs, origin }) => ({
      blockKey: blockKeyOf(id),
      runs,
      origin,
      headingId,
    }));
  });
}

/** The bound numbers of a piece. */
export const numbersIn = (runs: readonly Run[]): readonly NumberRun[] =>
  runs.filter((run) => run.kind === "number");

/** How keys of figures that units' narratives quote begin. */
export const UNIT_FIGURE = "unit:";

/** The target a number is about: "4.6a@2024" and "4.6a.attainment" are about 4.6a; counts about none. */
export function targetCodeOf(key: string): string | null {
  if (key.startsWith("count.") || key.startsWith(UNIT_FIGURE)) return null;
  return key.replace(/@\d{4}$/u, "").replace(/\.attainment$/u, "");
}
