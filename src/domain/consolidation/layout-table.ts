import { computeCells } from "../collection/compute-cells.ts";
import type { ComputedCell, ComputedCells } from "../collection/computed-cell.ts";
import {
  BLANK,
  type CellValue,
  MISSING_LABELS,
  MISSING_MARKS,
  MISSING_STATUSES,
} from "../collection/figure.ts";
import {
  type Form,
  type FormColumn,
  type FormRow,
  type PlacedRow,
  cellKey,
  placedRows,
} from "../collection/form.ts";
import type { Verdict } from "../evaluation/verdict.ts";
import type { DecimalText } from "../kernel/decimal.ts";
import { layoutHeader, leafColumns } from "./header-tree.ts";
import type {
  LegendEntry,
  StatisticalTable,
  TableCell,
  TableNote,
  TableRow,
} from "./statistical-table.ts";
import {
  type CellOrigin,
  UNKNOWN_ORIGIN,
  figureCell,
  headingCell,
  verdictCell,
  wordsCell,
} from "./table-cell.ts";

/** One consolidated figure of the form, with the way back to the submissions. */
export interface CellSource {
  readonly cell: CellValue;
  readonly accepted: boolean;
  readonly observationIds: readonly string[];
  /** Printed below the table; null for none. */
  readonly note: string | null;
}

/** What a row is measured against. */
export interface RowTarget {
  /** The level to compare with; null where the target has no single number. */
  readonly level: DecimalText | null;
  /** As printed in the column of targets: "≥ 95", "giảm 5–10%". */
  readonly words: string;
  readonly verdict: Verdict | null;
  /** Why a person set another verdict, and which one the rule gave; null for none. */
  readonly note: string | null;
}

export interface TableInput {
  readonly form: Form;
  readonly sources: ReadonlyMap<string, CellSource>;
  readonly targets: ReadonlyMap<string, RowTarget>;
  /** Leaves out what has not been reviewed, as if it were not there. */
  readonly acceptedOnly?: boolean;
  /** What people wrote of cells, computed ones and blanks, too: printed below the table. */
  readonly written?: ReadonlyMap<string, string>;
}

/** What the layout gathers while it goes through the rows. */
interface Layout {
  readonly form: Form;
  readonly sources: ReadonlyMap<string, CellSource>;
  readonly targets: ReadonlyMap<string, RowTarget>;
  readonly computed: ComputedCells;
  readonly written: ReadonlyMap<string, string>;
  readonly notes: string[];
}

/** Lays a form and its consolidated figures out as a printed table (biểu). */
export function layoutTable(input: TableInput): StatisticalTable {
  const { form, targets } = input;
  const sources = visibleSources(input);
  const cells = new Map([...sources].map(([key, source]) => [key, source.cell]));
  const levels = new Map(
    [...targets].flatMap(([id, { level }]) => (level === null ? [] : [[id, level] as const])),
  );
  const computed = computeCells(form, cells, levels);
  const written = input.written ?? new Map<string, string>();
  const layout: Layout = { form, sources, targets, computed, written, notes: [] };
  const rows = placedRows(form).map((placed) => layoutRow(layout, placed));
  return {
    code: form.code,
    title: form.title,
    unitNote: form.unitNote,
    columns: leafColumns(form.columns),
    headerRows: layoutHeader(form.columns),
    rows,
    notes: layout.notes.map((text, i): TableNote => ({ number: i + 1, text })),
    legend: legendOf(rows),
    source: form.sourceNote,
    counts: countsOf(form, sources, computed),
  };
}

const visibleSources = ({ sources, acceptedOnly }: TableInput): ReadonlyMap<string, CellSource> =>
  acceptedOnly === true ? new Map([...sources].filter(([, source]) => source.accepted)) : sources;

function layoutRow(layout: Layout, { row, level }: PlacedRow): TableRow {
  const kind = row.kind === "group" || row.kind === "memo" ? row.kind : "figure";
  const { number, label, isPart, unitOfMeasure } = row;
  const cells = layout.form.columns.map((column) =>
    row.kind === "group" ? headingCell(column.id) : layoutCell(layout, row, column),
  );
  return { id: row.id, level, kind, isPart, number, label, unitOfMeasure, cells };
}

function layoutCell(layout: Layout, row: FormRow, column: FormColumn): TableCell {
  const target = layout.targets.get(row.id);
  if (column.derivation === "verdict") {
    const footnotes = footnotesOf(layout, [target?.note ?? null]);
    return verdictCell(column.id, target?.verdict ?? null, {
      ...UNKNOWN_ORIGIN,
      state: "derived",
      footnotes,
    });
  }
  if (column.derivation === "target")
    return wordsCell(column.id, target?.words ?? "", { ...UNKNOWN_ORIGIN, state: "derived" });
  const computed = layout.computed.get(cellKey(row.id, column.id));
  if (computed === undefined) throw new Error(`cell ${row.id} × ${column.id} was not computed`);
  return figureCell(row, column, computed, originOf(layout, row, column, computed));
}

/** Numbers of notes, each text once, in the order first met. */
function footnotesOf(layout: Layout, notes: readonly (string | null)[]): readonly number[] {
  return notes.flatMap((note) => {
    if (note === null || note.trim() === "") return [];
    if (!layout.notes.includes(note)) layout.notes.push(note);
    return [layout.notes.indexOf(note) + 1];
  });
}

function originOf(
  layout: Layout,
  row: FormRow,
  column: FormColumn,
  computed: ComputedCell,
): CellOrigin {
  const key = cellKey(row.id, column.id);
  const own = layout.sources.get(key);
  const written = layout.written.get(key) ?? null;
  if (computed.origin === "entered") {
    const state =
      own === undefined || own.cell.kind === "blank"
        ? "blank"
        : own.accepted
          ? "accepted"
          : "unaccepted";
    const footnotes = footnotesOf(layout, [own?.note ?? null, written]);
    return {
      state,
      footnotes,
      observationIds: own?.observationIds ?? [],
      restsOnUnaccepted: state === "unaccepted",
    };
  }
  const sources = sourcesUnder(layout, computed);
  return {
    state: "derived",
    observationIds: [...new Set(sources.flatMap((source) => source.observationIds))],
    restsOnUnaccepted: sources.some((source) => !source.accepted && source.cell.kind === "value"),
    footnotes: footnotesOf(layout, [computed.note, written]),
  };
}

/** The entered figures a computed one comes down to, through however many steps. */
function sourcesUnder(layout: Layout, { inputs }: ComputedCell): readonly CellSource[] {
  return inputs.flatMap(({ rowId, columnId }) => {
    const key = cellKey(rowId, columnId);
    const computed = layout.computed.get(key);
    if (computed?.origin === "derived") return sourcesUnder(layout, computed);
    return layout.sources.get(key) ?? [];
  });
}

/** Only the signs that occur are explained. */
function legendOf(rows: readonly TableRow[]): readonly LegendEntry[] {
  const texts = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.text)));
  return MISSING_STATUSES.filter(
    (status) => MISSING_MARKS[status] !== "" && texts.has(MISSING_MARKS[status]),
  ).map((status) => ({
    mark: MISSING_MARKS[status],
    meaning: status === "not_collected" ? "chưa có số liệu" : MISSING_LABELS[status],
  }));
}

function countsOf(
  form: Form,
  sources: ReadonlyMap<string, CellSource>,
  computed: ComputedCells,
): StatisticalTable["counts"] {
  const counts = { accepted: 0, unaccepted: 0, missing: 0, blank: 0 };
  for (const { row } of placedRows(form))
    for (const column of form.columns) {
      const key = cellKey(row.id, column.id);
      if (column.kind === "derived" || computed.get(key)?.origin !== "entered") continue;
      const source = sources.get(key) ?? { cell: BLANK, accepted: false };
      if (source.cell.kind === "blank") counts.blank += 1;
      else if (source.cell.kind === "missing") counts.missing += 1;
      else if (source.accepted) counts.accepted += 1;
      else counts.unaccepted += 1;
    }
  return counts;
}
