import { z } from "zod";
import type { OpenedWorkbook } from "../../application/ports.ts";
import type { FormOfUnit } from "../../domain/collection/form-of-unit.ts";
import { asSent, rebindParagraph, withoutFigures } from "../../domain/collection/bound-figure.ts";
import {
  type KnownPoint,
  type WorkbookIds,
  linkName,
  pointId,
} from "../../domain/collection/workbook/entry-workbook.ts";
import {
  type FilledCell,
  type FilledParagraph,
  type FilledWorkbook,
  readBase,
} from "../../domain/collection/workbook/filled-workbook.ts";
import {
  type SheetWords,
  mapForeignSheet,
} from "../../domain/collection/workbook/map-foreign-sheet.ts";
import { BLANK_RAW, type RawCell } from "../../domain/collection/workbook/raw-cell.ts";
import { ITEM_SECTIONS, UNIT_SECTIONS, answeredBy } from "../../domain/collection/narrative.ts";
import { foldForIdentity } from "../../domain/kernel/vietnamese-text.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { cellAddress } from "../../domain/report/spreadsheet-names.ts";
import {
  ID_COLUMN,
  ID_ROW,
  ID_SHEET,
  LINK_COLUMN,
  MARK_LEAD,
  NARRATIVE_SHEET,
  POINT_COLUMN,
} from "./entry-layout.ts";
import type { WorkbookFileProblem } from "./workbook-guard.ts";
import { type CellSheet, placeKey, readXlsxCells } from "./xlsx-cells.ts";

/** Forms a workbook may fill, with the rows the unit types. */
type FormsToFill = readonly FormOfUnit[];

const Section = z.enum([...ITEM_SECTIONS, ...UNIT_SECTIONS]);

const Ids: z.ZodType<WorkbookIds> = z.object({
  nhiemky: z.literal("entry"),
  version: z.union([z.literal(1), z.literal(2)]),
  identity: z.object({
    organizationId: z.string(),
    obligationId: z.string(),
    unit: z.string(),
    round: z.string(),
    writtenAt: z.string(),
  }),
  forms: z.array(
    z.object({
      formId: z.string(),
      sheet: z.string(),
      rowIds: z.array(z.string()),
      columnIds: z.array(z.string()),
      bases: z.array(z.array(z.string())),
      notes: z.array(z.tuple([z.string(), z.string(), z.string()])).default([]),
    }),
  ),
  paragraphs: z.array(
    z.union([
      z.tuple([z.string(), Section, z.string()]),
      z.object({
        item: z.string().nullable(),
        section: Section,
        point: z.number().int(),
        place: z.number().int(),
        body: z.string(),
        answers: z.object({ section: Section, point: z.number().int() }).nullable(),
      }),
    ]),
  ),
});

const at = (sheet: CellSheet, row: number, column: number): RawCell =>
  sheet.cells.get(placeKey(row, column)) ?? BLANK_RAW;

const wordsAt = (sheet: CellSheet, row: number, column: number): string => {
  const raw = at(sheet, row, column);
  if (raw.kind === "text") return raw.text.normalize("NFC").replace(/\s+/gu, " ").trim();
  return raw.kind === "number" ? raw.value : "";
};

/** A person's note beside a cell, without what the program wrote there. */
const noteAt = (sheet: CellSheet, row: number, column: number): string => {
  const text = (sheet.notes.get(placeKey(row, column)) ?? "").normalize("NFC");
  const mark = text.indexOf(MARK_LEAD);
  return (mark < 0 ? text : text.slice(0, mark)).trim();
};

/**
 * The hidden sheet put together again; null where the workbook was not made for filling. One that
 * was, by a program of another version or with an identity that was tampered with, is "unreadable":
 * read by its names it would slip past the question whose it is.
 */
function idsOf(sheets: readonly CellSheet[]): WorkbookIds | null | "unreadable" {
  const hidden = sheets.find(({ name }) => name === ID_SHEET);
  if (hidden === undefined) return null;
  const pieces = Array.from({ length: hidden.lastRow }, (_, index) => {
    const raw = at(hidden, index + 1, 1);
    return raw.kind === "text" ? raw.text : "";
  });
  // the hidden sheet of a printed table is no text of this kind
  if (pieces[0]?.startsWith("{") !== true) return null;
  try {
    const parsed = Ids.safeParse(JSON.parse(pieces.join("")));
    return parsed.success ? parsed.data : "unreadable";
  } catch {
    return "unreadable";
  }
}

/** Hidden ids of a sheet's rows and columns, by place. */
function placesIn(
  sheet: CellSheet,
  isRow: (id: string) => boolean,
  isColumn: (id: string) => boolean,
) {
  const rows: [number, string][] = [];
  for (let row = 1; row <= sheet.lastRow; row += 1) {
    const id = wordsAt(sheet, row, ID_COLUMN);
    if (isRow(id)) rows.push([row, id]);
  }
  const columns: [number, string][] = [];
  for (let column = 1; column <= sheet.lastColumn; column += 1) {
    const id = wordsAt(sheet, ID_ROW, column);
    if (isColumn(id)) columns.push([column, id]);
  }
  return { rows, columns };
}

/** Cells of a sheet that the product wrote, wherever its lines have been moved since. */
function ownCells(
  sheet: CellSheet,
  known: WorkbookIds["forms"][number],
): readonly FilledCell[] | undefined {
  const rowAt = new Map(known.rowIds.map((id, index) => [id, index]));
  const notes = new Map(known.notes.map(([row, column, note]) => [`${row}|${column}`, note]));
  const columnAt = new Map(known.columnIds.map((id, index) => [id, index]));
  const { rows, columns } = placesIn(
    sheet,
    (id) => rowAt.has(id),
    (id) => columnAt.has(id),
  );
  if (rows.length === 0 || columns.length === 0) return undefined;
  return rows.flatMap(([row, rowId]) =>
    columns.map(([column, columnId]): FilledCell => {
      const base = known.bases[rowAt.get(rowId) ?? -1]?.[columnAt.get(columnId) ?? -1];
      return {
        rowId,
        columnId,
        sheet: sheet.name,
        address: cellAddress(row, column),
        raw: at(sheet, row, column),
        base: base === undefined ? undefined : readBase(base),
        note: noteAt(sheet, row, column),
        noteBase: notes.get(`${rowId}|${columnId}`) ?? "",
        placing: "ids",
      };
    }),
  );
}

const textIn = (raw: RawCell): string =>
  raw.kind === "text" ? raw.text : raw.kind === "number" ? raw.value : "";

/** Points of a sheet that the product wrote; a figure that was left alone in a text stays bound. */
function pointsIn(sheet: CellSheet, known: readonly KnownPoint[]): readonly FilledParagraph[] {
  const pointOf = new Map(known.map((point) => [pointId(point), point]));
  return Array.from({ length: sheet.lastRow }, (_, index) => index + 1).flatMap((row) => {
    const point = pointOf.get(wordsAt(sheet, row, ID_COLUMN));
    if (point === undefined) return [];
    const { item, section, body, answers } = point;
    const text = textIn(at(sheet, row, POINT_COLUMN)).replace(/\r\n?/gu, "\n");
    const named = foldForIdentity(wordsAt(sheet, row, LINK_COLUMN));
    const answered = known.find(
      (each) =>
        each.item === item &&
        answeredBy(section).includes(each.section) &&
        foldForIdentity(linkName(each.section, each.place)) === named,
    );
    // a name that is nobody's changes nothing
    const link =
      named === ""
        ? null
        : answered === undefined
          ? answers
          : { section: answered.section, point: answered.point };
    return [
      {
        itemId: item,
        section,
        point: point.point,
        sheet: sheet.name,
        address: cellAddress(row, POINT_COLUMN),
        body: withoutFigures(rebindParagraph(body, asSent, text)),
        answers: link,
        base: { body: withoutFigures(body), answers },
      },
    ];
  });
}

/** The same from a workbook of the first version: a line for each item, a column for each section. */
function paragraphsOfItems(
  sheet: CellSheet,
  known: readonly (readonly [string, string, string])[],
): readonly FilledParagraph[] {
  const bases = new Map(known.map(([item, section, body]) => [`${item}|${section}`, body]));
  const sections = new Set<string>(ITEM_SECTIONS);
  const { rows, columns } = placesIn(
    sheet,
    (id) => /^[\da-f-]{36}$/u.test(id),
    (id) => sections.has(id),
  );
  return rows.flatMap(([row, itemId]) =>
    columns.flatMap(([column, id]): FilledParagraph[] => {
      const section = ITEM_SECTIONS.find((each) => each === id);
      if (section === undefined) return [];
      const base = { body: bases.get(`${itemId}|${section}`) ?? "", answers: undefined };
      const told = { itemId, section, point: 1, sheet: sheet.name };
      const body = textIn(at(sheet, row, column));
      return [{ ...told, address: cellAddress(row, column), body, answers: undefined, base }];
    }),
  );
}

function paragraphsIn(sheet: CellSheet, { paragraphs }: WorkbookIds): readonly FilledParagraph[] {
  const points: KnownPoint[] = [];
  const ofItems: (readonly [string, string, string])[] = [];
  for (const each of paragraphs) {
    if ("point" in each) points.push(each);
    else ofItems.push(each);
  }
  return points.length > 0 ? pointsIn(sheet, points) : paragraphsOfItems(sheet, ofItems);
}

const wordsOf = (sheet: CellSheet): SheetWords => ({
  rows: Math.min(sheet.lastRow, 5000),
  columns: Math.min(sheet.lastColumn, 200),
  wordsAt: (row, column) => wordsAt(sheet, row, column),
  hasNumber: (row, column) => at(sheet, row, column).kind === "number",
});

/** A sheet from elsewhere, its rows and columns found by their names. */
function foreignCells(sheet: CellSheet, forms: FormsToFill) {
  const words = wordsOf(sheet);
  const maps = forms.flatMap(({ form, ownRowIds }) => {
    const map = mapForeignSheet(words, form, ownRowIds);
    return map === undefined ? [] : [map];
  });
  const [best] = maps.toSorted((a, b) => b.rows.length - a.rows.length);
  if (best === undefined) return undefined;
  const cells = best.rows.flatMap((row) =>
    best.columns.map((column): FilledCell => ({
      rowId: row.id,
      columnId: column.id,
      sheet: sheet.name,
      address: cellAddress(row.at, column.at),
      raw: at(sheet, row.at, column.at),
      base: undefined,
      // what stands beside cells of a workbook made elsewhere was written for others
      note: "",
      noteBase: "",
      placing:
        row.confidence === "certain" && column.confidence === "certain" ? "certain" : "likely",
    })),
  );
  return {
    cells,
    likely: best.rows.flatMap((row) =>
      row.confidence === "likely"
        ? [{ where: `${sheet.name}!${row.at}`, text: row.text, rowId: row.id }]
        : [],
    ),
    unplaced: best.unplaced.map(({ row, text }) => ({ where: `${sheet.name}!${row}`, text })),
  };
}

function placeCells(
  sheets: readonly CellSheet[],
  ids: WorkbookIds | null,
  forms: FormsToFill,
): Omit<FilledWorkbook, "identity"> {
  const cells: FilledCell[] = [];
  const paragraphs: FilledParagraph[] = [];
  const likely: FilledWorkbook["likely"][number][] = [];
  const unplaced: FilledWorkbook["unplaced"][number][] = [];
  for (const sheet of sheets.filter((each) => !each.isHidden && each.cells.size > 0)) {
    if (ids !== null && sheet.name === NARRATIVE_SHEET) {
      paragraphs.push(...paragraphsIn(sheet, ids));
      continue;
    }
    const formId = wordsAt(sheet, ID_ROW, ID_COLUMN);
    const known = ids?.forms.find((form) => form.formId === formId || form.sheet === sheet.name);
    const own = known === undefined ? undefined : ownCells(sheet, known);
    if (own !== undefined) {
      cells.push(...own);
      continue;
    }
    const foreign = foreignCells(sheet, forms);
    if (foreign === undefined) continue;
    cells.push(...foreign.cells);
    likely.push(...foreign.likely);
    unplaced.push(...foreign.unplaced);
  }
  return { cells, paragraphs, likely, unplaced };
}

/**
 * Opens a filled workbook: one that the product wrote is placed by its hidden ids, any other by the
 * names of its rows and columns. Lines that stand nowhere in the unit's forms are told, not taken.
 */
export function openFilledWorkbook(
  bytes: Uint8Array,
  fileName: string,
): Result<OpenedWorkbook, WorkbookFileProblem | Problem<"collection.workbook.wrong-version">> {
  const read = readXlsxCells(bytes, fileName);
  if (!read.ok) return read;
  const ids = idsOf(read.value);
  if (ids === "unreadable") return err(problem("collection.workbook.wrong-version", { fileName }));
  const identity = ids?.identity ?? null;
  return ok({
    identity,
    fill: (forms) => {
      const placed = placeCells(read.value, ids, forms);
      return placed.cells.length + placed.paragraphs.length === 0
        ? err(problem("collection.workbook.unknown", { fileName }))
        : ok({ identity, ...placed });
    },
  });
}
