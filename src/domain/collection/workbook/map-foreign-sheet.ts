import { foldForIdentity, foldForSearch } from "../../kernel/vietnamese-text.ts";
import { type Form, type FormColumn, isTypedColumn, isTypedRow, placedRows } from "../form.ts";

/** A sheet as lines of words, for reading names; rows and columns are counted from 1. */
export interface SheetWords {
  readonly rows: number;
  readonly columns: number;
  readonly wordsAt: (row: number, column: number) => string;
  readonly hasNumber: (row: number, column: number) => boolean;
}

/** How sure a name was matched: letter by letter, or only nearly (chắc chắn, khá chắc). */
export type MatchConfidence = "certain" | "likely";

export interface NameMatch {
  readonly at: number;
  readonly id: string;
  /** As the sheet writes it. */
  readonly text: string;
  readonly confidence: MatchConfidence;
}

/** Where the rows and columns of a form stand in a sheet that was made elsewhere. */
export interface ForeignMap {
  readonly rows: readonly NameMatch[];
  readonly columns: readonly NameMatch[];
  /** Lines with numbers that match no row of the form. */
  readonly unplaced: readonly { readonly row: number; readonly text: string }[];
}

const HEADER_DEPTH = 30;
const LIKELY = 0.78;

/** A row label without its number, "Trong đó" and the unit in brackets. */
const bareLabel = (text: string): string =>
  foldForIdentity(text)
    .replace(/^(?:[ivx]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s+/u, "")
    .replace(/^[-+•*]\s*/u, "")
    .replace(/^trong đó\s*:?\s*/u, "")
    .replace(/[\s:;.,]+$/u, "")
    .replace(/\s*\((?:%|‰|[^()]{1,24})\)$/u, "")
    .replace(/[\s:;.,]+$/u, "");

const bigrams = (text: string): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));

/** Dice's coefficient of letter pairs: 1 for equal texts, 0 for texts without a common pair. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [bigrams(a), bigrams(b)];
  if (left.length + right.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const pair of left) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of right) {
    const count = counts.get(pair) ?? 0;
    if (count === 0) continue;
    common += 1;
    counts.set(pair, count - 1);
  }
  return (2 * common) / (left.length + right.length);
}

const YEAR = /(?:19|20)\d\d/gu;

/** What kind of figures a header names; undefined where it only names the year. */
function kindIn(header: string): FormColumn["kind"] | undefined {
  const folded = ` ${foldForSearch(header)} `;
  if (/\b(uoc|uth)\b/u.test(folded)) return "estimate";
  if (/\b(ke hoach|kh)\b/u.test(folded)) return "plan";
  return /\b(thuc hien|th)\b/u.test(folded) ? "actual" : undefined;
}

function columnFor(header: string, columns: readonly FormColumn[]): NameMatch | undefined {
  const folded = foldForIdentity(header);
  if (folded === "") return undefined;
  const exact = columns.find(({ label }) => foldForIdentity(label) === folded);
  if (exact !== undefined) return { at: 0, id: exact.id, text: header, confidence: "certain" };
  const years = [...new Set(header.match(YEAR) ?? [])];
  if (years.length !== 1) return undefined;
  const ofYear = columns.filter(({ year }) => year === Number(years[0]));
  const kind = kindIn(header);
  const ofKind = ofYear.filter((column) => column.kind === kind);
  const [found, second] = ofKind.length > 0 ? ofKind : ofYear;
  if (found === undefined || second !== undefined) return undefined;
  const isSure = kind === found.kind || (kind === undefined && ofYear.length === 1);
  return { at: 0, id: found.id, text: header, confidence: isSure ? "certain" : "likely" };
}

/** The header with the most columns of the form; words of two header lines are read together. */
function mapColumns(sheet: SheetWords, columns: readonly FormColumn[]) {
  let best: { readonly row: number; readonly found: readonly NameMatch[] } = { row: 0, found: [] };
  for (let row = 1; row <= Math.min(sheet.rows, HEADER_DEPTH); row += 1) {
    const taken = new Set<string>();
    const found: NameMatch[] = [];
    for (let at = 1; at <= sheet.columns; at += 1) {
      const own = sheet.wordsAt(row, at);
      const above = row > 1 ? sheet.wordsAt(row - 1, at) : "";
      const match = columnFor(own, columns) ?? columnFor(`${above} ${own}`.trim(), columns);
      if (match === undefined || taken.has(match.id)) continue;
      taken.add(match.id);
      found.push({ ...match, at });
    }
    if (found.length > best.found.length) best = { row, found };
  }
  return best;
}

/** The column of words in which most rows of the form are found by name. */
function labelColumn(sheet: SheetWords, labels: ReadonlySet<string>, before: number): number {
  let best = { column: 0, hits: 0 };
  for (let column = 1; column < before; column += 1) {
    let hits = 0;
    for (let row = 1; row <= sheet.rows; row += 1)
      if (labels.has(bareLabel(sheet.wordsAt(row, column)))) hits += 1;
    if (hits > best.hits) best = { column, hits };
  }
  return best.column;
}

/**
 * Finds the rows and columns of a form in a sheet that the product did not write, by their names.
 * A label that stands several times is taken in its order. Undefined where fewer than a third of the
 * form's rows are there: then it is another table.
 */
export function mapForeignSheet(
  sheet: SheetWords,
  form: Form,
  ownRowIds: ReadonlySet<string>,
): ForeignMap | undefined {
  const columns = mapColumns(sheet, form.columns.filter(isTypedColumn));
  const first = columns.found[0]?.at;
  if (first === undefined) return undefined;
  const wanted = placedRows(form)
    .map(({ row }) => row)
    .filter((row) => isTypedRow(row) || row.children.length > 0 || row.kind !== "group");
  const labels = new Set(wanted.map(({ label }) => bareLabel(label)));
  const labelAt = labelColumn(sheet, labels, first);
  if (labelAt === 0) return undefined;
  const left = [...wanted];
  const rows: NameMatch[] = [];
  const unplaced: { row: number; text: string }[] = [];
  for (let at = columns.row + 1; at <= sheet.rows; at += 1) {
    const text = sheet.wordsAt(at, labelAt);
    const bare = bareLabel(text);
    if (bare === "") continue;
    const exact = left.findIndex(({ label }) => bareLabel(label) === bare);
    const index =
      exact >= 0
        ? exact
        : nearest(
            bare,
            left.map(({ label }) => bareLabel(label)),
          );
    const row = left[index];
    if (row === undefined) {
      if (columns.found.some((column) => sheet.hasNumber(at, column.at)))
        unplaced.push({ row: at, text });
      continue;
    }
    left.splice(index, 1);
    rows.push({ at, id: row.id, text, confidence: exact >= 0 ? "certain" : "likely" });
  }
  const own = rows.filter(({ id }) => ownRowIds.has(id));
  if (own.length * 3 < ownRowIds.size) return undefined;
  return { rows: own, columns: columns.found, unplaced };
}

/** The place of the one name that is nearly the same; -1 where none or two are. */
function nearest(bare: string, names: readonly string[]): number {
  const near = names
    .map((name, index) => ({ index, score: likeness(bare, name) }))
    .filter(({ score }) => score >= LIKELY)
    .toSorted((a, b) => b.score - a.score);
  const [best, second] = near;
  return best === undefined || (second !== undefined && second.score === best.score)
    ? -1
    : best.index;
}
