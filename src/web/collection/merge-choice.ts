import type { WorkbookPreview } from "../../contract/collection.ts";
import { paragraphKey } from "./draft.ts";
import { SECTION_LABELS } from "../../domain/collection/narrative.ts";

/** One line of the preview: a cell or a paragraph that would change. */
export interface MergeLine {
  readonly key: string;
  readonly kind: "new" | "changed" | "choose";
  /** "Biểu 01!D7". */
  readonly where: string;
  readonly what: string;
  readonly here: string;
  readonly there: string;
}

export const MERGE_WORDS: Readonly<Record<MergeLine["kind"], string>> = {
  new: "Mới",
  changed: "Thay đổi",
  choose: "Cần chọn",
};

const ORDER: readonly MergeLine["kind"][] = ["choose", "changed", "new"];

const isLine = <T extends { readonly kind: string }>(
  told: T,
): told is T & { readonly kind: MergeLine["kind"] } =>
  told.kind === "new" || told.kind === "changed" || told.kind === "choose";

/** "12, ghi chú: “theo báo cáo”"; null for what is the same on both sides. */
const sideOf = (figure: string | null, note: string | null): string =>
  [
    figure === null ? "" : note === null ? figure : figure || "trống",
    note === null ? "" : note === "" ? "không có ghi chú" : `ghi chú: “${note}”`,
  ]
    .filter(Boolean)
    .join(", ");

/** Everything that could be taken, what needs a choice first. */
export function mergeLines(preview: WorkbookPreview): readonly MergeLine[] {
  const cells = preview.cells.filter(isLine).map((cell): MergeLine => ({
    key: `${cell.rowId}|${cell.columnId}`,
    kind: cell.kind,
    where: cell.where,
    what: `${cell.row}, ${cell.column}`,
    here: sideOf(
      cell.takesFigure ? cell.current : null,
      cell.note === null ? null : cell.currentNote,
    ),
    there: sideOf(cell.takesFigure ? cell.typed : null, cell.note),
  }));
  const paragraphs = preview.paragraphs.filter(isLine).map((told): MergeLine => ({
    key: paragraphKey(told),
    kind: told.kind,
    where: told.where,
    what: SECTION_LABELS[told.section],
    here: told.current,
    there: told.there,
  }));
  return [...cells, ...paragraphs].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** What is taken unless somebody says otherwise: nothing that both sides changed. */
export const takenAtFirst = (lines: readonly MergeLine[]): ReadonlySet<string> =>
  new Set(lines.filter(({ kind }) => kind !== "choose").map(({ key }) => key));

/** "12 ô mới, 1 ô thay đổi, 2 ô cần chọn, 27 ô giống". */
export function countsInWords({ counts, paragraphs }: WorkbookPreview): string {
  const parts = [
    [counts.new, "ô mới"],
    [counts.changed, "ô thay đổi"],
    [counts.choose, "ô cần chọn"],
    [counts.same, "ô giống"],
    [counts.refused, "ô chưa nhận được"],
    [paragraphs.filter(isLine).length, "đoạn thuyết minh"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return told.length === 0 ? "Tệp không có gì để ghép" : told.join(", ");
}
