import type { Bindings } from "./bound-text.ts";
import type { ReportModel } from "./report-model.ts";
import { numbersIn, piecesOf } from "./report-pieces.ts";

/** A number that is another than in the version before. */
export interface NumberChange {
  /** Key of a bound number; null for a cell of an appendix. */
  readonly key: string | null;
  /** Row and column of the cell; empty for a bound number. */
  readonly where: string;
  /** Appendix of the cell. */
  readonly appendix: string | null;
  readonly before: string;
  /** Null where the number is gone. */
  readonly after: string | null;
  /** Where the version quoted it. */
  readonly blockKeys: readonly string[];
}

function changedInText(version: ReportModel, bindings: Bindings): readonly NumberChange[] {
  const quoted = new Map<string, { text: string; blockKeys: Set<string> }>();
  for (const piece of piecesOf(version)) {
    for (const { key, text } of numbersIn(piece.runs)) {
      const known = quoted.get(key) ?? { text, blockKeys: new Set() };
      known.blockKeys.add(piece.blockKey);
      quoted.set(key, known);
    }
  }
  return [...quoted].flatMap(([key, { text, blockKeys }]) => {
    const after = bindings.get(key)?.text ?? null;
    return after === text
      ? []
      : [{ key, where: "", appendix: null, before: text, after, blockKeys: [...blockKeys] }];
  });
}

interface PlacedCell {
  readonly text: string;
  readonly where: string;
  readonly appendix: string;
}

function cellsOf(model: ReportModel): ReadonlyMap<string, PlacedCell> {
  const cells = new Map<string, PlacedCell>();
  for (const { blocks } of model.appendices) {
    for (const block of blocks) {
      if (block.kind !== "table") continue;
      const { table } = block;
      const labels = new Map(table.columns.map((column) => [column.id, column.label]));
      for (const row of table.rows) {
        for (const cell of row.cells) {
          cells.set(`${block.id}|${row.id}|${cell.columnId}`, {
            text: cell.text,
            where: `${row.label}, ${labels.get(cell.columnId) ?? ""}`,
            appendix: table.code,
          });
        }
      }
    }
  }
  return cells;
}

function changedInTables(version: ReportModel, now: ReportModel): readonly NumberChange[] {
  const after = cellsOf(now);
  return [...cellsOf(version)].flatMap(([place, cell]) => {
    const text = after.get(place)?.text ?? null;
    if (text === cell.text) return [];
    const { where, appendix } = cell;
    return [{ key: null, where, appendix, before: cell.text, after: text, blockKeys: [] }];
  });
}

/** Numbers that have become others since a version (số liệu đổi sau bản …). */
export const numbersChangedSince = (
  version: ReportModel,
  now: { readonly model: ReportModel; readonly bindings: Bindings },
): readonly NumberChange[] => [
  ...changedInText(version, now.bindings),
  ...changedInTables(version, now.model),
];
