import { type Form, type FormRow, placedRows } from "../../domain/collection/form.ts";
import { requirementInWords, timeInWords } from "../../domain/evaluation/rule-in-words.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { formatOfficialShortDate } from "../../domain/kernel/local-date.ts";
import type {
  ReportGroup,
  ReportInput,
  ReportNarrative,
  ReportTable,
  ReportTarget,
} from "../../domain/report/report-input.ts";
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

const toNarrative = (narrative: AcceptedNarrative): ReportNarrative => ({
  id: narrativeId(narrative),
  section: narrative.section,
  itemId: narrative.itemId,
  text: narrative.body,
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
    narratives: sources.narratives.map(toNarrative),
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
