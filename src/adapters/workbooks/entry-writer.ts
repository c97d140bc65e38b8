import { type Cell, Workbook, type Worksheet } from "@cj-tech-master/excelts";
import { cellKey, isTypedColumn, placedRows } from "../../domain/collection/form.ts";
import type { FormColumn, FormRow, PlacedRow } from "../../domain/collection/form.ts";
import { type CellValue, MISSING_LABELS, MISSING_MARKS } from "../../domain/collection/figure.ts";
import { paragraphText } from "../../domain/collection/bound-figure.ts";
import {
  type NarrativeSection,
  SECTION_LABELS,
  answeredBy,
} from "../../domain/collection/narrative.ts";
import {
  type EntryForm,
  type EntryNarrative,
  type EntryPoint,
  type EntryWorkbook,
  type WorkbookIds,
  linkName,
  pointId,
} from "../../domain/collection/workbook/entry-workbook.ts";
import { writeBase } from "../../domain/collection/workbook/filled-workbook.ts";
import { ratioScale } from "../../domain/indicator/unit-of-measure.ts";
import { toText } from "../../domain/kernel/decimal.ts";
import {
  FIRST_FIGURE_COLUMN,
  FIRST_ROW,
  HEADER_ROW,
  ID_COLUMN,
  ID_PIECE,
  ID_ROW,
  ID_SHEET,
  LINK_COLUMN,
  NARRATIVE_SHEET,
  POINT_COLUMN,
} from "./entry-layout.ts";
import { cellAddress, sheetNamesOf } from "../../domain/report/spreadsheet-names.ts";
import { fitsSpreadsheet, numberFormat } from "../../domain/report/spreadsheet-number.ts";

const FONT = "Times New Roman";
const THIN = { style: "thin", color: { argb: "FF9A9A9A" } } as const;
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN } as const;
const fill = (argb: string) => ({ type: "pattern", pattern: "solid", fgColor: { argb } }) as const;
/** Where the unit types, where a reviewer asks again, where nothing can be typed. */
const OPEN = fill("FFFFFBE6");
const RETURNED = fill("FFFFE3B8");
const CLOSED = fill("FFF0F0F0");
const HEAD = fill("FFE3EBF5");

const KIND_LABELS: Readonly<Partial<Record<FormColumn["kind"], string>>> = {
  actual: "thực hiện",
  estimate: "ước cả năm",
  plan: "kế hoạch",
};

const MARKS = ["none", "not_collected", "not_applicable", "withheld"] as const;
const MARKS_IN_WORDS = MARKS.map(
  (status) => `${MISSING_MARKS[status]} ${MISSING_LABELS[status]}`,
).join("; ");

function say(
  cell: Cell,
  text: string,
  look: {
    bold?: boolean;
    italic?: boolean;
    align?: "left" | "center" | "right";
    size?: number;
  } = {},
): void {
  cell.value = text;
  cell.font = {
    name: FONT,
    size: look.size ?? 12,
    bold: look.bold ?? false,
    italic: look.italic ?? false,
  };
  cell.alignment = { horizontal: look.align ?? "left", vertical: "middle", wrapText: true };
}

const columnLabel = (column: FormColumn): string => {
  const kind = KIND_LABELS[column.kind];
  return kind === undefined || column.label.toLowerCase().includes(kind)
    ? column.label
    : `${column.label}\n(${kind})`;
};

/** What a cell of the sheet shows: a number, or the sign of why there is none. */
function put(cell: Cell, value: CellValue, decimals: number): void {
  cell.numFmt = numberFormat(decimals, []);
  if (value.kind === "blank") return;
  if (value.kind === "missing") cell.value = MISSING_MARKS[value.status];
  else cell.value = fitsSpreadsheet(value.value) ? Number(value.value) : value.value;
}

/** The rows of one sheet with their places. */
interface Drawn {
  readonly sheet: Worksheet;
  readonly entry: EntryForm;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly PlacedRow[];
  readonly rowAt: ReadonlyMap<string, number>;
}

const summands = (row: FormRow): readonly FormRow[] =>
  row.children
    .filter((child) => !child.isPart && child.kind !== "memo")
    .flatMap((child) => (child.kind === "group" ? summands(child) : [child]));

/** The formula of a rate or a total over the cells of the same column; undefined where one is missing. */
function formulaOf({ rowAt }: Drawn, row: FormRow, column: number): string | undefined {
  const at = (id: string | null): string | undefined => {
    const found = rowAt.get(id ?? "");
    return found === undefined ? undefined : cellAddress(found, column);
  };
  if (row.kind === "sum") {
    const parts = summands(row).map(({ id }) => at(id));
    return parts.length === 0 || parts.includes(undefined)
      ? undefined
      : `IF(COUNT(${parts.join(",")})<${parts.length},"",${parts.join("+")})`;
  }
  const [top, bottom] = [at(row.numeratorRowId), at(row.denominatorRowId)];
  if (row.kind !== "ratio" || top === undefined || bottom === undefined) return undefined;
  const scale = toText(ratioScale(row.unitOfMeasure));
  return `IF(COUNT(${top},${bottom})<2,"",IF(${bottom}=0,"",${top}/${bottom}*${scale}))`;
}

function drawTypedCell(
  cell: Cell,
  row: FormRow,
  found: { value: CellValue; lock: string; note: string },
): void {
  put(cell, found.value, row.decimals);
  if (found.note !== "") cell.note = found.note;
  const isOpen = found.lock !== "locked";
  cell.protection = { locked: !isOpen };
  cell.fill = found.lock === "returned" ? RETURNED : isOpen ? OPEN : CLOSED;
  if (!isOpen) return;
  // any number may be typed; the list only offers the signs
  cell.dataValidation = {
    type: "list",
    allowBlank: true,
    showErrorMessage: false,
    formulae: [`"${MARKS.map((status) => MISSING_MARKS[status]).join(",")}"`],
  };
}

function drawRow(drawn: Drawn, { row, level }: PlacedRow): void {
  const { sheet, entry, columns, rowAt } = drawn;
  const at = rowAt.get(row.id) ?? FIRST_ROW;
  const isHead = row.kind === "group";
  const isItalic = row.kind === "memo";
  sheet.getCell(at, ID_COLUMN).value = row.id;
  say(sheet.getCell(at, 2), row.number, { align: "center", bold: isHead });
  const label = row.isPart && level > 0 ? `Trong đó: ${row.label}` : row.label;
  say(sheet.getCell(at, 3), label, { bold: isHead, italic: isItalic });
  sheet.getCell(at, 3).alignment = {
    horizontal: "left",
    vertical: "middle",
    wrapText: true,
    indent: level,
  };
  say(sheet.getCell(at, 4), row.unitOfMeasure, { align: "center" });
  columns.forEach((column, index) => {
    const place = FIRST_FIGURE_COLUMN + index;
    const cell = sheet.getCell(at, place);
    cell.font = { name: FONT, size: 12, bold: isHead };
    cell.alignment = { horizontal: "right", vertical: "middle" };
    const found = entry.cells.get(cellKey(row.id, column.id));
    if (found !== undefined) {
      drawTypedCell(cell, row, found);
      return;
    }
    cell.fill = CLOSED;
    if (isHead) return;
    const computed = entry.computed.get(cellKey(row.id, column.id))?.cell;
    const formula = formulaOf(drawn, row, place);
    cell.numFmt = numberFormat(row.decimals, []);
    if (formula !== undefined) {
      const result = computed?.kind === "value" ? Number(computed.value) : "";
      cell.value = { formula, result };
    } else if (computed !== undefined) put(cell, computed, row.decimals);
  });
  for (let column = 2; column < FIRST_FIGURE_COLUMN + columns.length; column += 1)
    sheet.getCell(at, column).border = BORDER;
  const lines = Math.max(1, Math.ceil((label.length + level * 2) / 52));
  sheet.getRow(at).height = lines * 15.5 + 4;
}

function drawHead(drawn: Drawn, workbook: EntryWorkbook): void {
  const { sheet, entry, columns } = drawn;
  const last = FIRST_FIGURE_COLUMN + columns.length - 1;
  const { form } = entry;
  const { identity } = workbook;
  const lines: readonly (readonly [string, Parameters<typeof say>[2]])[] = [
    [`${form.code}. ${form.title}`, { bold: true, align: "center", size: 14 }],
    [`${identity.unit} · ${identity.round} · hạn ${workbook.deadline}`, { align: "center" }],
    [
      `Nhập vào các ô nền vàng. Không có số thì ghi: ${MARKS_IN_WORDS}. Ô nền xám do phần mềm tính hoặc đã khóa.`,
      { italic: true, align: "center" },
    ],
    [form.unitNote === "" ? "" : `Đơn vị tính: ${form.unitNote}`, { italic: true, align: "right" }],
  ];
  lines.forEach(([text, look], index) => {
    const row = ID_ROW + 1 + index;
    sheet.mergeCells(row, 2, row, last);
    say(sheet.getCell(row, 2), text, look);
    if (text.length > 90) sheet.getRow(row).height = 34;
  });
  const heads = ["STT", "Chỉ tiêu", "Đơn vị tính", ...columns.map(columnLabel)];
  heads.forEach((text, index) => {
    const cell = sheet.getCell(HEADER_ROW, index + 2);
    say(cell, text, { bold: true, align: "center" });
    cell.fill = HEAD;
    cell.border = BORDER;
  });
  sheet.getRow(HEADER_ROW).height = 36;
  sheet.getCell(ID_ROW, ID_COLUMN).value = form.id;
  columns.forEach(({ id }, index) => {
    sheet.getCell(ID_ROW, FIRST_FIGURE_COLUMN + index).value = id;
  });
  sheet.getRow(ID_ROW).hidden = true;
  sheet.getColumn(ID_COLUMN).hidden = true;
  sheet.getColumn(2).width = 6;
  sheet.getColumn(3).width = 46;
  sheet.getColumn(4).width = 14;
  columns.forEach((_, index) => {
    sheet.getColumn(FIRST_FIGURE_COLUMN + index).width = 14;
  });
}

function setUp(sheet: Worksheet, columns: number): void {
  sheet.views = [
    {
      state: "frozen",
      xSplit: FIRST_FIGURE_COLUMN - 1,
      ySplit: HEADER_ROW,
      showGridLines: false,
      activeCell: cellAddress(FIRST_ROW, FIRST_FIGURE_COLUMN),
    },
  ];
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: columns > 4 ? "landscape" : "portrait",
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    margins: { left: 0.6, right: 0.5, top: 0.8, bottom: 0.8, header: 0.4, footer: 0.4 },
  });
  Object.assign(sheet.headerFooter, { oddHeader: "&C&P", differentFirst: true });
}

/** Slips are kept off, nothing more: there is no password, and columns may be made wider. */
async function protect(sheet: Worksheet): Promise<void> {
  await sheet.protect("", {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
    autoFilter: true,
  });
}

async function drawForm(
  sheet: Worksheet,
  entry: EntryForm,
  workbook: EntryWorkbook,
): Promise<void> {
  const rows = placedRows(entry.form);
  const drawn: Drawn = {
    sheet,
    entry,
    columns: entry.form.columns.filter(isTypedColumn),
    rows,
    rowAt: new Map(rows.map(({ row }, index) => [row.id, FIRST_ROW + index])),
  };
  drawHead(drawn, workbook);
  for (const placed of rows) drawRow(drawn, placed);
  setUp(sheet, drawn.columns.length);
  await protect(sheet);
}

const NARRATIVE_HEADS: readonly (readonly [string, number])[] = [
  ["Số", 7],
  ["Mục", 24],
  ["Ý", 5],
  ["Đoạn thuyết minh", 84],
  ["Trả lời cho", 26],
];

/** The points of an item that one of its sections may answer, as the list of a cell. */
const linkNames = (told: EntryNarrative, section: NarrativeSection): readonly string[] =>
  told.points
    .filter((each) => answeredBy(section).includes(each.section))
    .map((each) => linkName(each.section, each.place));

/** The line above the points of an item: its number and its name. */
function drawItem(sheet: Worksheet, at: number, { itemNumber, itemTitle }: EntryNarrative): void {
  const name = `${itemNumber} ${itemTitle}`.trim();
  sheet.mergeCells(at, 2, at, LINK_COLUMN);
  say(sheet.getCell(at, 2), name, { bold: true });
  for (let column = 2; column <= LINK_COLUMN; column += 1)
    sheet.getCell(at, column).border = BORDER;
  sheet.getRow(at).height = Math.ceil(name.length / 125) * 15.5 + 4;
}

function drawPoint(sheet: Worksheet, at: number, told: EntryNarrative, point: EntryPoint): void {
  const { section, place, answers, isLocked } = point;
  const answered = told.points.find(
    (each) => each.section === answers?.section && each.point === answers.point,
  );
  sheet.getCell(at, ID_COLUMN).value = pointId({ item: told.itemId, ...point });
  say(sheet.getCell(at, 2), told.itemNumber, { align: "center" });
  say(sheet.getCell(at, 3), SECTION_LABELS[section]);
  say(sheet.getCell(at, 4), String(place), { align: "center" });
  const text = paragraphText(point.body);
  say(sheet.getCell(at, POINT_COLUMN), text);
  say(
    sheet.getCell(at, LINK_COLUMN),
    answered === undefined ? "" : linkName(answered.section, answered.place),
  );
  const names = linkNames(told, section);
  for (let column = 2; column <= LINK_COLUMN; column += 1) {
    const cell = sheet.getCell(at, column);
    const isOpen =
      !isLocked && (column === POINT_COLUMN || (column === LINK_COLUMN && names.length > 0));
    cell.border = BORDER;
    cell.alignment = { ...cell.alignment, vertical: "top", wrapText: true };
    cell.protection = { locked: !isOpen };
    if (column >= POINT_COLUMN) cell.fill = isOpen ? OPEN : CLOSED;
  }
  if (names.length > 0 && !isLocked)
    sheet.getCell(at, LINK_COLUMN).dataValidation = {
      type: "list",
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: "Chọn trong danh sách",
      error: "Chọn ý có trong danh sách, hoặc để trống.",
      formulae: [`"${names.join(",")}"`],
    };
  const lines = Math.max(2, Math.ceil(text.length / 82), text.split("\n").length);
  sheet.getRow(at).height = Math.min(409, lines * 15.5 + 4);
}

/** A line for each point, and one more for each section, so that points can be added. */
async function drawNarratives(sheet: Worksheet, workbook: EntryWorkbook): Promise<void> {
  const lines: readonly (readonly [string, Parameters<typeof say>[2]])[] = [
    [
      `THUYẾT MINH CỦA ${workbook.identity.unit.toUpperCase()}`,
      { bold: true, align: "center", size: 14 },
    ],
    [
      "Mỗi ý một dòng, viết vào ô nền vàng. Nguyên nhân chọn hạn chế, giải pháp chọn nguyên nhân ở cột Trả lời cho.",
      { italic: true, align: "center" },
    ],
  ];
  lines.forEach(([text, look], index) => {
    sheet.mergeCells(ID_ROW + 1 + index, 2, ID_ROW + 1 + index, LINK_COLUMN);
    say(sheet.getCell(ID_ROW + 1 + index, 2), text, look);
  });
  NARRATIVE_HEADS.forEach(([text, width], index) => {
    const cell = sheet.getCell(HEADER_ROW, index + 2);
    say(cell, text, { bold: true, align: "center" });
    cell.fill = HEAD;
    cell.border = BORDER;
    sheet.getColumn(index + 2).width = width;
  });
  let at = FIRST_ROW;
  for (const told of workbook.narratives) {
    if (told.points.length === 0) continue;
    drawItem(sheet, at, told);
    at += 1;
    for (const point of told.points) {
      drawPoint(sheet, at, told, point);
      at += 1;
    }
  }
  sheet.getColumn(ID_COLUMN).hidden = true;
  sheet.getRow(ID_ROW).hidden = true;
  setUp(sheet, 9);
  sheet.views = [{ state: "frozen", xSplit: 4, ySplit: HEADER_ROW, showGridLines: false }];
  await protect(sheet);
}

function idsOf(workbook: EntryWorkbook, names: readonly string[]): WorkbookIds {
  return {
    nhiemky: "entry",
    version: 2,
    identity: workbook.identity,
    forms: workbook.forms.map(({ form, cells, ownRowIds }, index) => {
      const rows = placedRows(form).filter(({ row }) => ownRowIds.has(row.id));
      const columns = form.columns.filter(isTypedColumn);
      return {
        formId: form.id,
        sheet: names[index] ?? "",
        rowIds: rows.map(({ row }) => row.id),
        columnIds: columns.map(({ id }) => id),
        notes: rows.flatMap(({ row }) =>
          columns.flatMap((column) => {
            const note = cells.get(cellKey(row.id, column.id))?.note ?? "";
            return note === "" ? [] : [[row.id, column.id, note] as const];
          }),
        ),
        bases: rows.map(({ row }) =>
          columns.map((column) =>
            writeBase(cells.get(cellKey(row.id, column.id))?.value ?? { kind: "blank" }),
          ),
        ),
      };
    }),
    paragraphs: workbook.narratives.flatMap(({ itemId, points }) =>
      points.map(({ isLocked: _locked, ...point }) => ({ item: itemId, ...point })),
    ),
  };
}

function writeIds(sheet: Worksheet, ids: WorkbookIds): void {
  const text = JSON.stringify(ids);
  for (let at = 0, row = 1; at < text.length; at += ID_PIECE, row += 1)
    sheet.getCell(row, 1).value = text.slice(at, at + ID_PIECE);
}

/**
 * Writes all that a unit fills as one workbook: a sheet for each form with what stands there, the
 * paragraphs, and a hidden sheet that says whose it is and what every cell held.
 */
export async function writeEntryWorkbook(entry: EntryWorkbook): Promise<Uint8Array> {
  const workbook = new Workbook();
  workbook.creator = entry.identity.unit;
  workbook.title = `${entry.identity.round}. ${entry.identity.unit}`;
  workbook.created = new Date(entry.identity.writtenAt);
  workbook.modified = new Date(entry.identity.writtenAt);
  const names = sheetNamesOf(entry.forms.map(({ form }) => form.code || form.title));
  for (const [index, each] of entry.forms.entries())
    await drawForm(workbook.addWorksheet(names[index] ?? "Biểu"), each, entry);
  if (entry.narratives.length > 0)
    await drawNarratives(workbook.addWorksheet(NARRATIVE_SHEET), entry);
  writeIds(workbook.addWorksheet(ID_SHEET, { state: "veryHidden" }), idsOf(entry, names));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
