import type { SheetView } from "../../contract/collection.ts";
import type { EvidencePlace, ParagraphPlace } from "../../domain/collection/evidence.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";
import { type SheetGrid, placeInWords } from "../collection/sheet-lines.ts";

const KILO = 1024;

/** "412 KB", "3,4 MB". */
export const sizeInWords = (bytes: number): string =>
  bytes < KILO * KILO
    ? `${Math.max(1, Math.round(bytes / KILO))} KB`
    : `${(bytes / KILO / KILO).toFixed(1).replace(".", ",")} MB`;

/** "Rác thu gom · 2023", "3.1, Kết quả đạt được". */
export function evidencePlaceInWords(
  place: EvidencePlace,
  grids: readonly SheetGrid[],
  tasks: SheetView["tasks"],
  /** Points of the paragraph's section in their order. */
  pointsOf: (place: ParagraphPlace) => readonly number[],
): string {
  if (place.kind === "cell") {
    for (const grid of grids) {
      const row = grid.figures.find((line) => line.row.id === place.rowId)?.row;
      const column = grid.columns.find(({ id }) => id === place.columnId);
      if (row !== undefined && column !== undefined) return placeInWords(row, column);
    }
    return "Ô số liệu";
  }
  const number = tasks.find(({ itemId }) => itemId === place.itemId)?.itemNumber;
  const points = pointsOf(place);
  const at = points.indexOf(place.point);
  const point = points.length < 2 ? "" : at < 0 ? " (ý đã bỏ)" : ` (ý ${at + 1})`;
  return `${number ?? "Chung"}, ${SECTION_LABELS[place.section]}${point}`;
}
