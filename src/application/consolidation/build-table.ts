import { BLANK, type CellValue, missing } from "../../domain/collection/figure.ts";
import { type Form, type FormRow, cellKey, placedRows } from "../../domain/collection/form.ts";
import type { AggregationRule, UnitFigure } from "../../domain/consolidation/aggregate.ts";
import { consolidateForm, toCellSource } from "../../domain/consolidation/consolidate-form.ts";
import { type RowTarget, layoutTable } from "../../domain/consolidation/layout-table.ts";
import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";
import { requirementInWords } from "../../domain/evaluation/rule-in-words.ts";
import { VERDICT_LABELS } from "../../domain/evaluation/verdict.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { maySee } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { JudgedResult } from "../evaluation/judge-round.ts";
import { findDifferences } from "../check/find-differences.ts";
import type { Stores } from "../ports.ts";
import type { RowFacts, SentFigure } from "./consolidation-store.ts";

/** What stands in the place of a row that the reader is not named for. */
const WITHHELD_LABEL = "(nội dung hạn chế)";

const toCell = (sent: SentFigure): CellValue =>
  sent.status === "value"
    ? {
        kind: "value",
        value: sent.value ?? "",
        ...(sent.numerator === null ? {} : { numerator: sent.numerator }),
        ...(sent.denominator === null ? {} : { denominator: sent.denominator }),
      }
    : missing(sent.status);

const toUnitFigure = (sent: SentFigure): UnitFigure => ({
  unitId: sent.unitId,
  cell: toCell(sent),
  accepted: sent.accepted,
  observationIds: sent.observationId === null ? [] : [sent.observationId],
});

const unanswered = (unitId: string): UnitFigure => ({
  unitId,
  cell: BLANK,
  accepted: false,
  observationIds: [],
});

/** Every main provider's figure in every cell, the silent ones as blanks. */
function figuresByCell(
  form: Form,
  facts: ReadonlyMap<string, RowFacts>,
  sent: readonly SentFigure[],
): ReadonlyMap<string, readonly UnitFigure[]> {
  const byCell = groupBy(sent, (figure) => cellKey(figure.rowId, figure.columnId));
  const figures = new Map<string, readonly UnitFigure[]>();
  for (const { row } of placedRows(form)) {
    const providers = facts.get(row.id)?.providerIds ?? [];
    if (providers.length === 0) continue;
    for (const column of form.columns) {
      if (column.kind === "derived") continue;
      const found = new Map(
        (byCell.get(cellKey(row.id, column.id)) ?? []).map((each) => [each.unitId, each]),
      );
      const cells = providers.map((unitId) => {
        const figure = found.get(unitId);
        return figure === undefined ? unanswered(unitId) : toUnitFigure(figure);
      });
      figures.set(cellKey(row.id, column.id), cells);
    }
  }
  return figures;
}

/**
 * What is printed of cells: the reasons units gave, each wording once, and why figures of several
 * units differ. With `acceptedOnly` what rests on unreviewed figures stays unsaid.
 */
async function writtenAt(
  stores: TableStores,
  actor: Actor,
  { roundId, form }: Pick<TableParts, "roundId" | "form">,
  acceptedOnly: boolean,
): Promise<ReadonlyMap<string, string>> {
  const notes = (await stores.consolidation.listSentNotes(roundId, form.id)).filter(
    ({ accepted }) => accepted || !acceptedOnly,
  );
  const explained = await explanationsAt(stores, actor, { roundId, form }, acceptedOnly);
  const told = groupBy(
    [...notes.map(({ note, ...cell }) => ({ ...cell, body: note })), ...explained],
    ({ rowId, columnId }) => cellKey(rowId, columnId),
  );
  return new Map(
    [...told].map(([key, texts]) => [key, [...new Set(texts.map(({ body }) => body))].join("; ")]),
  );
}

/** The explanations of differences that still stand in a form. */
async function explanationsAt(
  stores: TableStores,
  actor: Actor,
  { roundId, form }: Pick<TableParts, "roundId" | "form">,
  acceptedOnly: boolean,
) {
  const rows = new Set(placedRows(form).map(({ row }) => row.id));
  const written = await stores.check.listExplanations(roundId);
  if (!written.some(({ rowId }) => rows.has(rowId))) return [];
  const differences = await findDifferences(stores, actor, { roundId, formId: form.id });
  return differences.flatMap(({ rowId, columnId, explanation, shares }) =>
    explanation === null || (acceptedOnly && shares.some(({ isAccepted }) => !isAccepted))
      ? []
      : [{ rowId, columnId, body: explanation.body }],
  );
}

function toRowTarget({ rule, reviewed, override }: JudgedResult): RowTarget {
  return {
    level: rule.valueTo === null ? rule.value : null,
    words: requirementInWords(rule),
    verdict: reviewed.verdict,
    note:
      override === null
        ? null
        : `Xếp loại lại từ “${VERDICT_LABELS[reviewed.computed.verdict]}”: ${override.reason}`,
  };
}

/** Blanks the rows that the reader is not named for, and all that stands under them. */
function hideRows(rows: readonly FormRow[], isHidden: (row: FormRow) => boolean): FormRow[] {
  return rows.map((row) => {
    const hidden = isHidden(row);
    const label = hidden && row.kind !== "group" ? WITHHELD_LABEL : row.label;
    return { ...row, label, children: hideRows(row.children, isHidden) };
  });
}

/** What a table is built from. */
export type TableStores = Pick<Stores, "consolidation" | "check" | "collection" | "round" | "form">;

export interface TableParts {
  readonly form: Form;
  readonly roundId: string;
  readonly judged: readonly JudgedResult[];
}

/**
 * Consolidates one form of a round into its printed table, as the reader may see it. With
 * `acceptedOnly` what is not reviewed yet is left out.
 */
export async function buildTable(
  stores: TableStores,
  actor: Actor,
  { form, roundId, judged }: TableParts,
  { acceptedOnly = false } = {},
): Promise<StatisticalTable> {
  const store = stores.consolidation;
  const facts = new Map((await store.listRowFacts(form.id)).map((row) => [row.rowId, row]));
  const indicators = await store.listIndicators(form.id);
  const ruleOf = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const rules = new Map<string, AggregationRule>(
    placedRows(form).flatMap(({ row }) => {
      const rule = row.indicatorId === null ? undefined : ruleOf.get(row.indicatorId);
      return rule === undefined ? [] : [[row.id, rule] as const];
    }),
  );
  const isHidden = (rowId: string) => {
    const row = facts.get(rowId);
    return row !== undefined && !maySee(actor, row);
  };
  const sent = (await store.listSentFigures(roundId, form.id)).filter(
    (figure) => !isHidden(figure.rowId),
  );
  const consolidated = consolidateForm(form, rules, figuresByCell(form, facts, sent));
  const written = await writtenAt(stores, actor, { roundId, form }, acceptedOnly);
  const resultOf = new Map(judged.map((result) => [result.target.id, result]));
  const sources = new Map(
    [...consolidated].map(([key, each]) => {
      const source = toCellSource(each);
      const [rowId = ""] = key.split("|");
      const shown = isHidden(rowId) ? { ...source, cell: missing("withheld") } : source;
      return [key, shown] as const;
    }),
  );
  const targets = new Map(
    placedRows(form).flatMap(({ row }) => {
      const result = row.targetId === null ? undefined : resultOf.get(row.targetId);
      return result === undefined || isHidden(row.id)
        ? []
        : [[row.id, toRowTarget(result)] as const];
    }),
  );
  const shownForm = { ...form, rows: hideRows(form.rows, (row) => isHidden(row.id)) };
  const readable = new Map([...written].filter(([key]) => !isHidden(key.split("|")[0] ?? "")));
  return layoutTable({ form: shownForm, sources, targets, acceptedOnly, written: readable });
}
