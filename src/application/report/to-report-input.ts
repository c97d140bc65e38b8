import { HOLE, paragraphText, rewriteFigures } from "../../domain/collection/bound-figure.ts";
import { type Form, type FormRow, cellKey, placedRows } from "../../domain/collection/form.ts";
import { firstWords } from "../../domain/collection/narrative.ts";
import { requirementInWords, timeInWords } from "../../domain/evaluation/rule-in-words.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type {
  ReportGroup,
  ReportInput,
  ReportNarrative,
  ReportTable,
  ReportTarget,
  UnitFigure,
} from "../../domain/report/report-input.ts";
import { UNIT_FIGURE } from "../../domain/report/report-pieces.ts";
import { formatDecimal } from "../../domain/kernel/vietnamese-number.ts";
import { TERM_REPORT_OUTLINE } from "../../domain/report/report-outline.ts";
import { maySee } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { JudgedTarget } from "../evaluation/evaluation-store.ts";
import type { JudgedResult } from "../evaluation/judge-round.ts";
import { toLocalDate } from "../instant.ts";
import { issuingFacts, planCitation } from "./issuing-facts.ts";
import type { ReportSources } from "./report-sources.ts";
import type { AcceptedNarrative, ReportedItem } from "./report-store.ts";

/** Which copy of the report is composed: for whom, from which tables, when. */
export interface CopyFacts {
  readonly reader: Actor;
  readonly tables: readonly ReportTable[];
  readonly freezeVersion: string | null;
  readonly writtenAt: string;
}

const termLabel = (from: number, to: number): string => `nhiệm kỳ ${from} - ${to}`;

/** The subject a report starts with (trích yếu). */
export const defaultTitle = (round: {
  readonly termFrom: number;
  readonly termTo: number;
}): string =>
  `Đánh giá tình hình kinh tế - xã hội ${termLabel(round.termFrom, round.termTo)} và định hướng ${termLabel(round.termTo, round.termTo + 5)}`;

/** A name that stays when the unit sends the paragraph again, so that an edit of it stays too. */
export const narrativeId = (narrative: AcceptedNarrative): string =>
  [narrative.itemNumber ?? "0", narrative.unitId, narrative.section, narrative.point].join(".");

const figureKey = (unitId: string, cell: string): string => `${UNIT_FIGURE}${unitId}|${cell}`;

/** The text with the unit's figures under keys of their own: several units fill one row. */
const bodyOf = ({ unitId, body }: AcceptedNarrative): string =>
  rewriteFigures(body, (cell, seen) =>
    seen === undefined ? HOLE : `{{${figureKey(unitId, cell)}=${seen}}}`,
  );

function answerOf(
  narrative: AcceptedNarrative,
  all: readonly AcceptedNarrative[],
): ReportNarrative["answers"] {
  const { answersSection: section, answersPoint, unitId, itemId } = narrative;
  const answered = all.find(
    (each) =>
      each.unitId === unitId &&
      each.itemId === itemId &&
      each.section === section &&
      each.point === answersPoint,
  );
  return section === null || answered === undefined
    ? null
    : { section, words: firstWords(paragraphText(answered.body)) };
}

const toNarrative = (
  narrative: AcceptedNarrative,
  all: readonly AcceptedNarrative[],
): ReportNarrative => ({
  id: narrativeId(narrative),
  section: narrative.section,
  itemId: narrative.itemId,
  text: bodyOf(narrative),
  answers: answerOf(narrative, all),
  unitName: narrative.unitName,
  attribution: `${narrative.unitName}, bài nộp lần ${narrative.revision} (biên nhận số ${narrative.receiptNumber}), duyệt ${formatOfficialShortDate(toLocalDate(narrative.acceptedAt))}`,
});

/** The row of the round's tables that a target is read from. */
export function rowOfTarget(
  forms: readonly Form[],
  target: JudgedTarget,
): { readonly form: Form; readonly row: FormRow } | undefined {
  const placed = forms.flatMap((form) => placedRows(form).map(({ row }) => ({ form, row })));
  return (
    placed.find(({ row }) => row.targetId === target.id) ??
    placed.find(({ row }) => row.indicatorId === target.indicatorId)
  );
}

/**
 * A target asks for "5 triệu" or for a change in per cent; its figures are told as its row tells
 * them, so that no number of the text reads otherwise than its cell.
 */
function toTarget(
  { target, rule, figures, reviewed, override }: JudgedResult,
  row: FormRow | undefined,
): ReportTarget {
  return {
    id: target.id,
    itemId: target.itemId,
    code: target.code,
    measure: target.measure,
    requirement: `${requirementInWords(rule)} ${timeInWords(rule)}`.trim(),
    unitOfMeasure: row?.unitOfMeasure ?? target.unitOfMeasure,
    decimals: row?.decimals ?? target.decimals,
    verdict: reviewed.computed.verdict,
    override: override === null ? null : { verdict: override.verdict, reason: override.reason },
    attainment: reviewed.computed.attainment,
    values: figures.map(({ year, kind, value, status, observationIds }) => ({
      year,
      kind,
      value,
      status: status === "value" ? null : status,
      observationIds,
    })),
  };
}

function toGroup(items: readonly ReportedItem[], reader: Actor): ReportGroup {
  const [first] = items;
  if (first === undefined) throw new Error("a group is made of its items");
  return {
    id: first.groupId,
    number: first.groupNumber,
    title: first.groupTitle,
    items: items.map((item) => ({
      id: item.id,
      number: item.number,
      title: item.title,
      isWithheld: !maySee(reader, item),
    })),
  };
}

/** The figures that the narratives a reader may see quote, as they are known now. */
function toUnitFigures(
  { forms, narratives, unitFigures }: ReportSources,
  isOpen: (itemId: string | null) => boolean,
): readonly UnitFigure[] {
  const known = new Map(
    unitFigures.map((each) => [figureKey(each.unitId, cellKey(each.rowId, each.columnId)), each]),
  );
  const rows = new Map(
    forms.flatMap((form) => placedRows(form).map(({ row }) => [row.id, row] as const)),
  );
  const columns = new Map(
    forms.flatMap((form) => form.columns.map((column) => [column.id, column] as const)),
  );
  const found = new Map<string, UnitFigure>();
  for (const { unitId, unitName, itemId, body } of narratives) {
    if (!isOpen(itemId)) continue;
    rewriteFigures(body, (cell, seen) => {
      const [rowId = "", columnId = ""] = cell.split("|");
      const [row, column] = [rows.get(rowId), columns.get(columnId)];
      const key = figureKey(unitId, cell);
      const now = known.get(key);
      const place = row === undefined ? "Số liệu" : `${row.label}, ${column?.label ?? ""}`;
      found.set(key, {
        key,
        text:
          now === undefined
            ? (seen ?? HOLE)
            : now.value === null
              ? HOLE
              : formatDecimal(now.value, row?.decimals),
        label: `${place} (${unitName})`,
        unitOfMeasure: row?.unitOfMeasure ?? "",
        year: column?.year ?? null,
        observationIds: now === undefined ? [] : [now.observationId],
      });
      return "";
    });
  }
  return [...found.values()];
}

/** The input of one copy: what this reader may see of the sources. */
export function toReportInput(sources: ReportSources, copy: CopyFacts): ReportInput {
  const { round, organization, plan } = sources;
  const term = { from: round.termFrom, to: round.termTo };
  const nextTerm = { from: round.termTo, to: round.termTo + 5 };
  return {
    issuing: issuingFacts(organization, plan, copy.writtenAt),
    subject: sources.report?.title ?? defaultTitle(round),
    planCitation: planCitation(plan, organization),
    term: { ...term, label: termLabel(term.from, term.to) },
    nextTerm: { ...nextTerm, label: termLabel(nextTerm.from, nextTerm.to) },
    asOf: round.asOfYear,
    groups: [...groupBy(sources.items, (item) => item.groupId).values()].map((items) =>
      toGroup(items, copy.reader),
    ),
    targets: sources.results.map((result) =>
      toTarget(result, rowOfTarget(sources.forms, result.target)?.row),
    ),
    narratives: sources.narratives.map((each) => toNarrative(each, sources.narratives)),
    unitFigures: toUnitFigures(
      sources,
      (itemId) =>
        itemId === null ||
        sources.items.some((item) => item.id === itemId && maySee(copy.reader, item)),
    ),
    tables: copy.tables,
    collection: sources.units,
    outline: TERM_REPORT_OUTLINE,
    overrides: Object.fromEntries(
      sources.edits.map(({ blockKey, body, editedBy }) => [blockKey, { body, editedBy }]),
    ),
    settings: { metIncludesExceeded: true },
    freezeVersion: copy.freezeVersion,
  };
}
