import { sectionLock } from "../../domain/collection/cell-lock.ts";

import type { CellValue } from "../../domain/collection/figure.ts";
import { type FigureTextAt, paragraphText } from "../../domain/collection/bound-figure.ts";
import {
  type NarrativeSection,
  inOrder,
  isUnitNarrativeOpen,
  narrativesAsked,
} from "../../domain/collection/narrative.ts";
import { linkName } from "../../domain/collection/workbook/entry-workbook.ts";
import type {
  FilledWords,
  FilledWorkbook,
} from "../../domain/collection/workbook/filled-workbook.ts";
import { refusalInWords } from "../../domain/collection/workbook/merge-words.ts";
import {
  type MergeCell,
  type MergeParagraph,
  type MergeSection,
  mergeParagraphs,
  mergeWorkbook,
  refusalGroups,
} from "../../domain/collection/workbook/merge-workbook.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { MISSING_LABELS } from "../../domain/collection/figure.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type {
  Dependencies,
  DocumentFile,
  OpenedWorkbook,
  Stores,
  WorkbookFileProblem,
} from "../ports.ts";
import { figureTexts } from "./bound-figures.ts";
import type { NarrativeRecord } from "./collection-store.ts";
import { mergePlacesOf } from "./merge-places.ts";
import { readSheet } from "./open-sheet.ts";
import { type Worksheet, findCell, reopeningsOf, typingState } from "./worksheet.ts";

export type PreviewProblem =
  | WorkbookFileProblem
  | Problem<
      | "access.action.forbidden"
      | "access.thing.not-found"
      | "collection.workbook.of-another"
      | "collection.workbook.unknown"
    >;

export interface PreviewCell {
  readonly rowId: string;
  readonly columnId: string;
  readonly row: string;
  readonly column: string;
  /** "Biểu 01!D7". */
  readonly where: string;
  readonly kind: MergeCell["kind"];
  readonly typed: string;
  readonly current: string;
  /** False where only the note differs: the figure stays as it stands. */
  readonly takesFigure: boolean;
  /** The note of the file; null where it stays as it stands. */
  readonly note: string | null;
  readonly currentNote: string;
}

/** What a workbook would change (xem trước khi ghép); nothing is stored. */
export interface WorkbookPreview {
  readonly fileName: string;
  /** Made by the product for this unit, or found by the names of rows and columns. */
  readonly isOwn: boolean;
  readonly counts: Readonly<Record<MergeCell["kind"], number>>;
  /** All but the same ones. */
  readonly cells: readonly PreviewCell[];
  readonly paragraphs: readonly {
    readonly itemId: string | null;
    readonly section: NarrativeSection;
    readonly point: number;
    readonly where: string;
    readonly kind: MergeParagraph["kind"];
    /** To write: figures bound as tokens. */
    readonly body: string;
    readonly answersSection: NarrativeSection | null;
    readonly answersPoint: number | null;
    /** What the file and the draft say, as people read it. */
    readonly there: string;
    readonly current: string;
  }[];
  /** One message for each cause in each sheet. */
  readonly problems: readonly {
    readonly message: string;
    readonly cells: readonly {
      readonly rowId: string;
      readonly columnId: string;
      readonly where: string;
    }[];
  }[];
  readonly likely: readonly {
    readonly where: string;
    readonly text: string;
    readonly row: string;
  }[];
  readonly unplaced: readonly { readonly where: string; readonly text: string }[];
  /** Rows of the form that the file does not have. */
  readonly absentRows: number;
}

const inWords = (cell: CellValue): string => {
  if (cell.kind === "blank") return "";
  return cell.kind === "value" ? formatDecimal(cell.value) : MISSING_LABELS[cell.status];
};

/** A sheet with all that a workbook is held against. */
export interface Merging {
  readonly sheet: Worksheet;
  readonly filled: FilledWorkbook;
  readonly cells: readonly MergeCell[];
  readonly paragraphs: readonly MergeParagraph[];
  /** A point of an item as people read it. */
  readonly inWords: (itemId: string | null, words: FilledWords) => string;
}

/** Holds a workbook against the unit's draft as it stands in this transaction. */
export async function mergeInto(
  stores: Pick<Stores, "collection">,
  sheet: Worksheet,
  filled: FilledWorkbook,
): Promise<Merging> {
  const { id } = sheet.facts;
  const figures = await stores.collection.listFigures(id);
  const narratives = await stores.collection.listNarratives(id);
  const returns = await stores.collection.listReturns([id]);
  const reopenings = reopeningsOf(sheet, figures, returns);
  const told = new Map(
    narratives.map((each) => [`${each.itemId ?? "unit"}|${each.section}|${each.point}`, each]),
  );
  const pointAt = (
    itemId: string | null,
    section: NarrativeSection,
    point: number,
  ): MergeSection | undefined => {
    const task = sheet.tasks.find((each) => each.itemId === itemId);
    const isAsked =
      task !== undefined && narrativesAsked(task.role) > 0 && task.secrecy !== "state_secret";
    if (itemId !== null && !isAsked) return undefined;
    const stands = told.get(`${itemId ?? "unit"}|${section}|${point}`);
    const answered = stands?.answersSection ?? null;
    return {
      body: stands?.body ?? "",
      answers: answered === null ? null : { section: answered, point: stands?.answersPoint ?? 1 },
      lock:
        task === undefined
          ? isUnitNarrativeOpen(sheet.tasks.map(typingState))
            ? "editable"
            : "locked"
          : sectionLock(typingState(task), reopenings(task.id), section),
    };
  };
  return {
    sheet,
    filled,
    cells: mergeWorkbook(filled.cells, mergePlacesOf(sheet, figures, returns)),
    paragraphs: mergeParagraphs(filled.paragraphs, pointAt),
    inWords: pointsInWords(narratives, figureTexts(sheet, figures)),
  };
}

/** A text with its numbers, and after it what it answers: "Thiếu xe → Hạn chế 2". */
function pointsInWords(narratives: readonly NarrativeRecord[], textAt: FigureTextAt) {
  return (itemId: string | null, { body, answers }: FilledWords): string => {
    const text = paragraphText(body, textAt);
    if (answers === null || text === "") return text;
    const points = narratives.filter(
      (each) =>
        each.itemId === itemId && each.section === answers.section && each.body.trim() !== "",
    );
    const at = inOrder(points).findIndex(({ point }) => point === answers.point);
    return `${text} → ${linkName(answers.section, at < 0 ? points.length + 1 : at + 1)}`;
  };
}

/** Refuses another unit's or another round's workbook. */
export function fillFrom(
  sheet: Worksheet,
  opened: OpenedWorkbook,
  fileName: string,
): Result<
  FilledWorkbook,
  Problem<"collection.workbook.of-another" | "collection.workbook.unknown">
> {
  const { identity } = opened;
  if (identity === null || identity.obligationId === sheet.facts.id)
    return opened.fill(sheet.forms);
  const { unit, round } = identity;
  return err(problem("collection.workbook.of-another", { fileName, unit, round }));
}

export function toPreview(
  { sheet, filled, cells, paragraphs, inWords: told }: Merging,
  fileName: string,
): WorkbookPreview {
  const labelOf = new Map(
    sheet.forms.flatMap(({ form }) => form.columns.map(({ id, label }) => [id, label] as const)),
  );
  const count = (kind: MergeCell["kind"]) => cells.filter((cell) => cell.kind === kind).length;
  const found = new Set(filled.cells.map(({ rowId }) => rowId));
  const own = sheet.forms.flatMap(({ ownRowIds }) => [...ownRowIds]);
  return {
    fileName,
    isOwn: filled.identity !== null,
    counts: {
      new: count("new"),
      changed: count("changed"),
      choose: count("choose"),
      same: count("same"),
      refused: count("refused"),
    },
    cells: cells
      .filter(({ kind }) => kind !== "same")
      .map(({ rowId, columnId, sheet: name, address, kind, typed, current, ...told }) => ({
        rowId,
        columnId,
        row: findCell(sheet, { rowId, columnId })?.row.label ?? "",
        column: labelOf.get(columnId) ?? "",
        where: `${name}!${address}`,
        kind,
        typed,
        current: inWords(current),
        takesFigure: told.figureKind !== "same",
        note: told.noteKind === "same" ? null : told.note,
        currentNote: told.currentNote,
      })),
    paragraphs: paragraphs
      .filter(({ kind }) => kind !== "same")
      .map(({ sheet: name, address, answers, current, ...point }) => ({
        ...point,
        answersSection: answers?.section ?? null,
        answersPoint: answers?.point ?? null,
        there: told(point.itemId, { body: point.body, answers }),
        current: told(point.itemId, current),
        where: `${name}!${address}`,
      })),
    problems: [
      ...lockedParagraphs(paragraphs),
      ...refusalGroups(cells).map((group) => ({
        message: refusalInWords(group),
        cells: group.cells.map(({ rowId, columnId, sheet: name, address }) => ({
          rowId,
          columnId,
          where: `${name}!${address}`,
        })),
      })),
    ],
    likely: filled.likely.map(({ where, text, rowId }) => ({
      where,
      text,
      row: rowLabel(sheet, rowId),
    })),
    unplaced: filled.unplaced,
    absentRows: own.filter((id) => !found.has(id)).length,
  };
}

function lockedParagraphs(paragraphs: readonly MergeParagraph[]) {
  const locked = paragraphs.filter(({ kind }) => kind === "locked");
  const [first] = locked;
  if (first === undefined) return [];
  const places = locked.map(({ address }) => address).join(", ");
  const message = `${first.sheet}, ô ${places}: đoạn đã nộp hoặc đã chấp nhận nên không nhận chữ mới. Cần sửa thì đề nghị Văn phòng trả lại phần việc.`;
  return [{ message, cells: [] }];
}

function rowLabel(sheet: Worksheet, rowId: string): string {
  const [column] = sheet.forms.flatMap(({ form }) => form.columns);
  return findCell(sheet, { rowId, columnId: column?.id ?? "" })?.row.label ?? "";
}

/** Reads a filled workbook and tells, cell by cell, what merging it would do; nothing is stored. */
export async function previewWorkbook(
  { work, workbooks }: Dependencies,
  actor: Actor,
  obligationId: string,
  file: DocumentFile,
): Promise<Result<WorkbookPreview, PreviewProblem>> {
  const allowed = requireAction(actor, "figure.write");
  if (!allowed.ok) return allowed;
  const opened = workbooks.open(file);
  if (!opened.ok) return opened;
  return work.read(actor, async (stores): Promise<Result<WorkbookPreview, PreviewProblem>> => {
    const sheet = await readSheet(stores, actor, "figure.write", obligationId);
    if (sheet === undefined) return notFound("obligation");
    const filled = fillFrom(sheet, opened.value, file.fileName);
    if (!filled.ok) return filled;
    return ok(toPreview(await mergeInto(stores, sheet, filled.value), file.fileName));
  });
}

/** The uploaded workbook given back with every refused cell coloured and told why. */
export async function markRefusals(
  deps: Dependencies,
  actor: Actor,
  obligationId: string,
  file: DocumentFile,
): Promise<Result<Uint8Array, PreviewProblem>> {
  const preview = await previewWorkbook(deps, actor, obligationId, file);
  if (!preview.ok) return preview;
  const marks = preview.value.problems.flatMap(({ message, cells }) =>
    cells.map(({ where }) => {
      const [sheet = "", address = ""] = where.split("!");
      return { sheet, address, words: message };
    }),
  );
  return ok(await deps.workbooks.mark(file, marks));
}
