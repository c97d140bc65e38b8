import { figuresIn } from "../../domain/collection/bound-figure.ts";
import { type Form, placedRows } from "../../domain/collection/form.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { ReportTable } from "../../domain/report/report-input.ts";
import type { Actor } from "../actor.ts";
import { type TableStores, buildTable } from "../consolidation/build-table.ts";
import type { JudgedRound } from "../evaluation/evaluation-store.ts";
import { type JudgedResult, judgeRound } from "../evaluation/judge-round.ts";
import type { OrganizationRecord } from "../organisation/organisation-store.ts";
import type { Stores } from "../ports.ts";
import type {
  AcceptedNarrative,
  CitedPlan,
  EditedParagraph,
  ReportRecord,
  ReportedItem,
  UnitFigureFacts,
} from "./report-store.ts";

/** Everything a report of a round is composed from, before anybody's eyes are considered. */
export interface ReportSources {
  readonly round: JudgedRound;
  readonly organization: OrganizationRecord;
  readonly plan: CitedPlan;
  readonly items: readonly ReportedItem[];
  readonly results: readonly JudgedResult[];
  readonly narratives: readonly AcceptedNarrative[];
  /** Cells that narratives may quote. */
  readonly unitFigures: readonly UnitFigureFacts[];
  readonly units: { readonly asked: number; readonly accepted: number };
  readonly forms: readonly Form[];
  readonly report: ReportRecord | null;
  readonly edits: readonly EditedParagraph[];
}

/** Reads what the report of a round rests on; undefined where there is no such round. */
export async function readReportSources(
  { consolidation, evaluation, organisation, report: reports }: Stores,
  roundId: string,
): Promise<ReportSources | undefined> {
  const round = await evaluation.findRound(roundId);
  const plan = await reports.findCitedPlan(roundId);
  const organization = await organisation.findOrganization();
  if (round === undefined || plan === undefined || organization === undefined) return undefined;
  const forms: Form[] = [];
  for (const { formId } of await consolidation.listTables(roundId)) {
    const form = await consolidation.findForm(roundId, formId);
    if (form !== undefined) forms.push(form);
  }
  const { results } = await judgeRound(evaluation, round);
  const narratives = await reports.listNarratives(roundId);
  const quotes = narratives.some(({ body }) => figuresIn(body).length > 0);
  const report = (await reports.findOfRound(roundId)) ?? null;
  return {
    round,
    organization,
    plan,
    items: await reports.listItems(roundId),
    results,
    narratives,
    unitFigures: quotes ? await reports.listUnitFigures(roundId) : [],
    units: await reports.countUnits(roundId),
    forms,
    report,
    edits: report === null ? [] : await reports.listParagraphs(report.id),
  };
}

/** A table of the next term asks only for years to come; one of results holds targets. */
function purposeOf(form: Form, { termTo }: JudgedRound): ReportTable["purpose"] {
  const years = form.columns.flatMap(({ year }) => (year === null ? [] : [year]));
  if (years.length > 0 && years.every((year) => year > termTo)) return "next-term";
  return placedRows(form).some(({ row }) => row.targetId !== null) ? "results" : "statistics";
}

/** The tables of the round as a reader may see them, of accepted figures alone. */
export async function readReportTables(
  stores: TableStores,
  reader: Actor,
  { forms, round, results }: ReportSources,
): Promise<readonly ReportTable[]> {
  const tables: ReportTable[] = [];
  for (const form of forms) {
    const parts = { form, roundId: round.id, judged: results };
    const table = await buildTable(stores, reader, parts, { acceptedOnly: true });
    tables.push({ id: form.id, purpose: purposeOf(form, round), table });
  }
  return tables;
}

/**
 * The freeze that the report's figures are those of, as reports name it: "bản 4"; null while any
 * table is not frozen, has moved on, or was frozen with figures nobody had accepted.
 */
export async function freezeOf(
  stores: TableStores,
  everything: Actor,
  { forms, round, results }: ReportSources,
  fingerprint: (text: string) => string,
): Promise<string | null> {
  const versions: number[] = [];
  for (const form of forms) {
    const [newest] = await stores.consolidation.listFreezes(round.id, form.id);
    if (newest === undefined || newest.unaccepted > 0) return null;
    const parts = { form, roundId: round.id, judged: results };
    const living = await buildTable(stores, everything, parts);
    if (fingerprint(canonicalJson(living)) !== newest.checksum) return null;
    versions.push(newest.version);
  }
  return versions.length === 0 ? null : `bản ${Math.max(...versions)}`;
}
