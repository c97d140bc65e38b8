import type { FormRow } from "../../domain/collection/form.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";
import { placeOf, type SheetHeader } from "./form-header.ts";
import type { FormQuestion } from "./form-draft.ts";
import { placeRows, type PlacedSheetRow, type SheetRow } from "./form-rows.ts";
import { rowRank } from "./row-number.ts";
import type { SheetGrid } from "./sheet-grid.ts";

interface Tree {
  readonly rows: readonly FormRow[];
  readonly providers: readonly { readonly rowId: string; readonly text: string }[];
  readonly questions: readonly FormQuestion[];
}

const idOf = (row: SheetRow): string => `row-${row.at}`;

/** Decimals where neither a number nor its format tells: one for rates and sums of money. */
const usualDecimals = (unit: string): number => (/^[%‰]|đồng/u.test(unit) ? 1 : 0);

/** A share of a whole cannot pass 100; a rate of growth can. */
function ceilingOf(label: string, unit: string): string | null {
  const folded = foldForSearch(label);
  const share = /\b(ty le|ty trong|co cau|tyle)\b/u.test(folded);
  const change = /\b(tang|giam|toc do)\b/u.test(folded);
  return unit.startsWith("%") && share && !change ? "100" : null;
}

const RATIO = /^\(?\$?[A-Z]{1,2}\$?(\d+)\/\$?[A-Z]{1,2}\$?(\d+)\)?(\*100%?)?$/iu;

/** Rows that a formula such as C7/C8*100 divides. */
function ratioOf(
  formula: string | null,
  rows: readonly SheetRow[],
): readonly [string, string] | null {
  const match = RATIO.exec((formula ?? "").replace(/\s/gu, ""));
  const find = (at: string | undefined) => rows.find((row) => row.at === Number(at));
  const [top, bottom] = [find(match?.[1]), find(match?.[2])];
  return match === null || top === undefined || bottom === undefined
    ? null
    : [idOf(top), idOf(bottom)];
}

const isSum = (formula: string | null): boolean =>
  formula !== null && /^=?SUM\(|^[A-Z]+\d+(\+[A-Z]+\d+)+$/iu.test(formula.replace(/\s/gu, ""));

/** "I", "II", "A": numbers that only headings bear. */
const isHeadingNumber = (number: string): boolean =>
  ["roman", "upper"].includes(rowRank(number, []));

function kindOf(row: SheetRow, hasChildren: boolean, isRatio: boolean): FormRow["kind"] {
  if (isRatio) return "ratio";
  if (isSum(row.formula) && hasChildren) return "sum";
  const isEmpty = row.unitOfMeasure === "" && row.filledCells === 0 && row.formula === null;
  if (isEmpty && (hasChildren || isHeadingNumber(row.number))) return "group";
  return row.number === "" ? "memo" : "figure";
}

function shareGroupOf(parent: SheetRow | undefined, unit: string): string | null {
  const isStructure = parent !== undefined && /^co cau\b/u.test(foldForSearch(parent.label));
  return isStructure && unit.startsWith("%") ? idOf(parent) : null;
}

function makeRow(
  placed: PlacedSheetRow,
  children: readonly FormRow[],
  rows: readonly SheetRow[],
  commonUnit: string,
): FormRow {
  const { row, parent, isPart } = placed;
  const unit = row.unitOfMeasure;
  const ratio = ratioOf(row.formula, rows);
  const kind =
    isPart && row.number === "" ? "figure" : kindOf(row, children.length > 0, ratio !== null);
  return {
    id: idOf(row),
    number: row.number,
    label: row.label,
    kind,
    isPart,
    unitOfMeasure: unit,
    decimals: row.decimals ?? usualDecimals(unit || commonUnit),
    ceiling: ceilingOf(row.label, unit || commonUnit),
    indicatorId: null,
    planItemId: null,
    targetId: null,
    numeratorRowId: ratio?.[0] ?? null,
    denominatorRowId: ratio?.[1] ?? null,
    shareGroup: shareGroupOf(parent === null ? undefined : rows[parent], unit || commonUnit),
    isRequired: kind === "figure",
    children,
  };
}

function rowQuestions(grid: SheetGrid, header: SheetHeader, row: FormRow, sheetRow: SheetRow) {
  const column = (kind: string) => header.columns.find(({ use }) => use.kind === kind)?.at ?? 1;
  const ask = (kind: FormQuestion["kind"], at: number, text: string): FormQuestion => ({
    where: placeOf(grid, sheetRow.at, at),
    kind,
    text,
  });
  const hasUnitColumn = header.columns.some(({ use }) => use.kind === "unit");
  const lacksUnit = hasUnitColumn && row.kind !== "group" && row.unitOfMeasure === "";
  return [
    ...(lacksUnit ? [ask("unit-missing", column("unit"), row.label)] : []),
    ...(row.number !== "" && rowRank(row.number, []) === "other"
      ? [ask("number-unknown", column("number"), row.number)]
      : []),
  ];
}

/** The tree of rows of a form, with what a person should look at. */
export function formRows(
  grid: SheetGrid,
  header: SheetHeader,
  rows: readonly SheetRow[],
  commonUnit: string,
): Tree {
  const placed = placeRows(rows);
  const questions: FormQuestion[] = [];
  const under = (parent: number | null): readonly FormRow[] =>
    placed.flatMap((entry, index) => {
      if (entry.parent !== parent || entry.isPartsLine) return [];
      const row = makeRow(entry, under(index), rows, commonUnit);
      questions.push(...rowQuestions(grid, header, row, entry.row));
      return [row];
    });
  const tree = under(null);
  const filled = rows.reduce((sum, row) => sum + row.filledCells, 0);
  const first = rows.find((row) => row.filledCells > 0);
  if (first !== undefined) {
    questions.push({
      where: placeOf(grid, first.at, 1),
      kind: "values-ignored",
      text: String(filled),
    });
  }
  const providers = rows
    .filter((row) => row.provider !== "")
    .map((row) => ({ rowId: idOf(row), text: row.provider }));
  return { rows: tree, providers, questions };
}
