import { Workbook } from "@cj-tech-master/excelts";
import type { Form, FormColumn } from "../../domain/collection/form.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { err, ok, type Result } from "../../domain/kernel/result.ts";
import type { FormDraft, FormQuestion } from "./form-draft.ts";
import { placeOf, readHeader, type SheetHeader } from "./form-header.ts";
import { isFoot, sheetRows } from "./form-rows.ts";
import { formRows } from "./form-tree.ts";
import { gridOf, type SheetGrid } from "./sheet-grid.ts";
import { refuseWorkbook, type WorkbookFileProblem } from "./workbook-guard.ts";

export type FormImportProblem =
  WorkbookFileProblem | Problem<"collection.form.workbook-unreadable">;

const unreadable = (where: string, reason: string): FormImportProblem =>
  problem("collection.form.workbook-unreadable", { where, reason });

const linesAbove = (grid: SheetGrid, header: SheetHeader): readonly string[] =>
  Array.from({ length: header.top - 1 }, (_, row) =>
    Array.from({ length: grid.columns }, (_, column) => grid.cell(row + 1, column + 1).text),
  ).flatMap((texts) => [...new Set(texts.filter((text) => text !== ""))]);

const CODE = /^(Biểu( mẫu)?|Phụ lục|Phụ biểu|Mẫu)( số)?\s*:?\s*([\dIVX]+[\w./-]*)/iu;
const UNIT_NOTE = /đơn vị( tính)?\s*:\s*([^)]+)/iu;
const FURNITURE = /^(cộng h[oò]a|độc lập|ủy ban|uỷ ban|hđnd|sở|phòng|\(?kèm theo)/iu;

/** Code, title and common unit, from the lines above the header. */
function captionOf(
  sheet: string,
  lines: readonly string[],
): Pick<Form, "code" | "title" | "unitNote"> {
  const code = lines.map((line) => CODE.exec(line)).find((match) => match !== null);
  const unit = lines.map((line) => UNIT_NOTE.exec(line)?.[2]?.trim()).find(Boolean);
  const titles = lines
    .map((line) => line.replace(CODE, "").replace(/^[\s.:-]+/u, ""))
    .filter((line) => line.length > 8 && !UNIT_NOTE.test(line) && !FURNITURE.test(line));
  const title = titles.toSorted((a, b) => b.length - a.length)[0] ?? sheet;
  return {
    code: code === undefined ? sheet : `Biểu ${code[4] ?? ""}`.trim(),
    title,
    unitNote: unit ?? "",
  };
}

function columnQuestions(grid: SheetGrid, header: SheetHeader): readonly FormQuestion[] {
  return header.columns.flatMap(({ at, header: text, use }): FormQuestion[] => {
    const where = placeOf(grid, header.top, at);
    if (use.kind === "unknown") return [{ where, kind: "column-unknown", text }];
    if (use.kind === "ignored" && text !== "") return [{ where, kind: "column-ignored", text }];
    return use.kind === "form" && use.assumed ? [{ where, kind: "column-kind-assumed", text }] : [];
  });
}

const formColumns = (header: SheetHeader): readonly FormColumn[] =>
  header.columns.flatMap(({ use }) => (use.kind === "form" ? [use.column] : []));

const sourceOf = (foot: readonly string[]): string =>
  foot
    .map((line) => /^nguồn(?: số liệu)?\s*:\s*(.+?)[.\s]*$/iu.exec(line)?.[1])
    .find((text) => text !== undefined) ?? "";

function readSheet(grid: SheetGrid): Result<FormDraft, readonly FormImportProblem[]> {
  const header = readHeader(grid);
  if (header === undefined) {
    return err([unreadable(grid.name, "không tìm thấy dòng tiêu đề có cột STT và cột Chỉ tiêu")]);
  }
  const { rows, foot } = sheetRows(grid, header);
  const columns = formColumns(header);
  const at = (row: number) => placeOf(grid, row, 1);
  const problems = [
    ...(columns.some((column) => column.year !== null)
      ? []
      : [unreadable(at(header.top), "không có cột số liệu nào ghi năm")]),
    ...(rows.length > 0
      ? []
      : [unreadable(at(header.bottom + 1), "dưới tiêu đề không có dòng nào")]),
  ];
  if (problems.length > 0) return err(problems);
  const above = linesAbove(grid, header).filter((line) => !isFoot(line));
  const caption = captionOf(grid.name, above);
  const tree = formRows(grid, header, rows, caption.unitNote);
  const form: Form = {
    id: `form-${grid.name}`,
    ...caption,
    sourceNote: sourceOf(foot),
    rows: tree.rows,
    columns,
  };
  const questions = [...columnQuestions(grid, header), ...tree.questions];
  return ok({ sheet: grid.name, form, providers: tree.providers, questions });
}

async function openWorkbook(bytes: Uint8Array): Promise<Workbook | undefined> {
  const workbook = new Workbook();
  try {
    await workbook.xlsx.load(bytes);
    return workbook;
  } catch {
    return undefined;
  }
}

/**
 * Reads every visible sheet of a workbook that holds a form (Biểu 01, 02, 03). A sheet that holds
 * none stops the import only where no other sheet holds one.
 */
export async function readFormWorkbook(
  bytes: Uint8Array,
  fileName: string,
): Promise<Result<readonly FormDraft[], readonly FormImportProblem[]>> {
  const refused = refuseWorkbook(bytes, fileName);
  if (refused !== undefined) return err([refused]);
  const workbook = await openWorkbook(bytes);
  if (workbook === undefined) return err([problem("document.file.damaged", { fileName })]);
  const results = workbook.worksheets
    .filter((sheet) => sheet.state === "visible" && sheet.rowCount > 0)
    .map((sheet) => readSheet(gridOf(sheet)));
  const drafts = results.flatMap((result) => (result.ok ? [result.value] : []));
  if (drafts.length > 0) return ok(drafts);
  const problems = results.flatMap((result) => (result.ok ? [] : result.error));
  return err(
    problems.length > 0 ? problems : [unreadable(fileName, "không có trang tính nào có nội dung")],
  );
}
