import type { StatisticalTable } from "../../domain/consolidation/statistical-table.ts";
import { canonicalJson } from "../../domain/kernel/canonical-json.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { isUnitBound, may, maySee, notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { judgeRound } from "../evaluation/judge-round.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { buildTable } from "./build-table.ts";
import type { FreezeRecord, TableSummaryRow } from "./consolidation-store.ts";

type TableProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

/** The tables of a round, with how much of each is accepted. */
export async function listTables(
  { work }: Dependencies,
  actor: Actor,
  roundId: string,
): Promise<Result<readonly TableSummaryRow[], TableProblem>> {
  const allowed = requireAction(actor, "table.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ consolidation }) => {
    const round = await consolidation.findRound(roundId);
    return round === undefined ? notFound("round") : ok(await consolidation.listTables(roundId));
  });
}

export interface LivingTable {
  readonly roundId: string;
  readonly roundName: string;
  readonly formId: string;
  readonly table: StatisticalTable;
  readonly freezes: readonly FreezeRecord[];
  readonly isIllustrative: boolean;
  /** True where the table has rows that the reader is not named for. */
  readonly freezesWithheld: boolean;
  /** The issuing body, for files. */
  readonly issuer: string;
}

/** One table as it stands now; undefined where the round has no such form. */
export async function readLivingTable(
  stores: Stores,
  actor: Actor,
  roundId: string,
  formId: string,
  options: { readonly acceptedOnly?: boolean } = {},
): Promise<LivingTable | undefined> {
  const { consolidation, evaluation, organisation } = stores;
  const round = await evaluation.findRound(roundId);
  const form = await consolidation.findForm(roundId, formId);
  if (round === undefined || form === undefined) return undefined;
  const { results } = await judgeRound(evaluation, round);
  const organization = await organisation.findOrganization();
  const parts = { form, roundId, judged: results };
  const facts = await consolidation.listRowFacts(formId);
  return {
    roundId,
    roundName: round.name,
    formId,
    table: await buildTable(stores, actor, parts, options),
    freezes: await consolidation.listFreezes(roundId, formId),
    isIllustrative: organization?.isIllustrative ?? false,
    freezesWithheld: facts.some((row) => !maySee(actor, row)),
    issuer: organization?.name ?? "",
  };
}

const withoutContent = ({ content: _content, ...facts }: FreezeRecord) => facts;

export interface ViewTableRequest {
  readonly roundId: string;
  readonly formId: string;
  readonly version?: number | undefined;
  readonly acceptedOnly?: boolean;
}

export interface ViewedTable extends Omit<LivingTable, "freezes"> {
  readonly asOf: string;
  readonly freezes: readonly Omit<FreezeRecord, "content">[];
  /** The frozen version shown; null for the living table. */
  readonly version: number | null;
  /** False where a frozen version is no longer what its checksum was made of. */
  readonly isIntact: boolean;
  /** What a freeze would leave open; null for those who may not freeze. */
  readonly open: { readonly blanks: number; readonly unaccepted: number } | null;
}

/** The table with every row, as a freeze keeps it. */
export const readWholeTable = (
  stores: Stores,
  actor: Actor,
  roundId: string,
  formId: string,
): Promise<LivingTable | undefined> =>
  readLivingTable(stores, { ...actor, hasClearance: true }, roundId, formId);

/** The counts a person who freezes has to acknowledge; they cover rows that person may not read. */
async function openCells(
  stores: Stores,
  actor: Actor,
  { roundId, formId, acceptedOnly = false }: ViewTableRequest,
  living: LivingTable,
): Promise<ViewedTable["open"]> {
  if (!may(actor, "table.freeze")) return null;
  const isWhole = !living.freezesWithheld && !acceptedOnly;
  const whole = isWhole ? living : await readWholeTable(stores, actor, roundId, formId);
  if (whole === undefined) return null;
  const { blank, unaccepted } = whole.table.counts;
  return { blanks: blank, unaccepted };
}

/** One consolidated table (biểu tổng hợp): living, or a frozen version exactly as it was. */
export async function viewTable(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: ViewTableRequest,
): Promise<Result<ViewedTable, TableProblem>> {
  const allowed = requireAction(actor, "table.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async (stores) => {
    const { roundId, formId } = request;
    // what is not reviewed yet is nobody's business but the unit's own
    const acceptedOnly = (request.acceptedOnly ?? false) || isUnitBound(actor);
    const living = await readLivingTable(stores, actor, roundId, formId, { acceptedOnly });
    if (living === undefined) return notFound("table");
    const frozen = living.freezes.find((freeze) => freeze.version === request.version);
    if (request.version !== undefined && (frozen === undefined || living.freezesWithheld)) {
      // a frozen table holds every row, so it opens only for those who may see them all
      return notFound("table");
    }
    const { freezes, table, ...facts } = living;
    return ok({
      ...facts,
      asOf: frozen?.frozenAt ?? clock.now(),
      table: frozen?.content ?? table,
      freezes: freezes.map(withoutContent),
      version: frozen?.version ?? null,
      isIntact:
        frozen === undefined ||
        secrets.fingerprint(canonicalJson(frozen.content)) === frozen.checksum,
      open: frozen === undefined ? await openCells(stores, actor, request, living) : null,
    });
  });
}
