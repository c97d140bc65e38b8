import { type LocalDate, dateParts } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import type { ReadMetadata } from "../../domain/plan/plan-reading.ts";
import { ruleToState } from "../../domain/plan/target-notation.ts";
import { unstatedTargets } from "../../domain/plan/unstated-targets.ts";
import { composePlan } from "../../domain/report/compose-plan.ts";
import { documentTypeOf } from "../../domain/plan/document-type.ts";
import { letterheadOf } from "../../domain/report/letterhead.ts";
import type { PlanDocumentInput, PlanDocumentItem } from "../../domain/report/plan-document.ts";
import type { IssuingFacts } from "../../domain/report/report-input.ts";
import { signingAuthority } from "../../domain/report/signing-authority.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, DocumentFormat } from "../ports.ts";
import { type PlanFacts, viewPlan } from "./view-plan.ts";

type PrintProblem = Problem<"access.action.forbidden" | "access.thing.not-found">;

type Item = PlanFacts["items"][number];

/** Units as the plan words them: a group by its name, everybody else by their own. */
function unitsInWords(item: Item, role: Item["assignments"][number]["role"]): readonly string[] {
  const own = item.assignments.filter((assignment) => assignment.role === role);
  const counts = new Map<string, number>();
  for (const { asWritten } of own) counts.set(asWritten, (counts.get(asWritten) ?? 0) + 1);
  const names = own.map(({ asWritten, unitName }) =>
    asWritten !== "" && (counts.get(asWritten) ?? 0) > 1 ? asWritten : unitName,
  );
  return [...new Set(names)];
}

const targetWords = ({ measure, words }: Item["targets"][number]): string =>
  words === "" ? measure : `${measure}: ${words}`;

const toItem = (item: Item): PlanDocumentItem => ({
  number: item.number,
  text: item.title,
  subItems: item.subItems,
  targets: item.targets.map(targetWords),
  unstated: unstatedTargets(
    [item.title, ...item.subItems.map(({ text }) => text)],
    item.targets.map(({ measure, rule, exclusion }) => ruleToState(measure, rule, exclusion)),
  ),
  leadUnit: unitsInWords(item, "lead")[0] ?? null,
  coordinatingUnits: unitsInWords(item, "coordinate"),
  dataOwners: unitsInWords(item, "data_owner"),
  product: "",
  deadline: item.deadlineAsWritten,
});

/** As written for the plan, else as issuer and position say. */
const authorityOf = ({ signerAuthority, issuer, signerPosition }: PlanFacts): readonly string[] =>
  signerAuthority === null
    ? signingAuthority(issuer, signerPosition)
    : signerAuthority.split("\n").filter((line) => line !== "");

/** What the register does not keep of the document that a plan was read from. */
type Written = Pick<ReadMetadata, "year">;

/**
 * The year on a document without a date: that of the document it was read from, or this year while
 * the plan runs; else there is room for it.
 */
function yearOf({ termTo }: PlanFacts, written: Written | null, today: LocalDate): number | null {
  const { year } = dateParts(today);
  return written?.year ?? (year <= termTo ? year : null);
}

const issuingOf = (
  plan: PlanFacts,
  written: Written | null,
  { clock }: Dependencies,
): IssuingFacts => ({
  ...letterheadOf(plan.issuer),
  issuerName: plan.issuer,
  place: plan.place,
  number: plan.number,
  symbol: plan.symbol,
  date: plan.issuedOn,
  year: yearOf(plan, written, clock.today()),
  addressees: [],
  legalBases: plan.legalBases.map((basis) => basis.text),
  signature: {
    authority: authorityOf(plan),
    position: plan.signerPosition,
    name: plan.signerName,
  },
  recipients: plan.recipients,
  writtenAt: clock.now(),
});

const toDocument = (
  plan: PlanFacts,
  written: Written | null,
  deps: Dependencies,
): PlanDocumentInput => ({
  documentType: documentTypeOf(plan.symbol, plan.documentType),
  issuing: issuingOf(plan, written, deps),
  subject: plan.title,
  purposes: plan.purposes,
  requirements: plan.requirements,
  groups: plan.groups.map((group) => ({
    number: group.number,
    title: group.title,
    items: plan.items.filter((item) => item.groupId === group.id).map(toItem),
  })),
  duties: plan.duties.map((duty) => ({
    units: duty.units.map((unit) => unit.name),
    duties: duty.duties,
  })),
  tables: [],
});

async function writtenOf(
  { work }: Dependencies,
  actor: Actor,
  { importId }: PlanFacts,
): Promise<Written | null> {
  if (importId === null) return null;
  const found = await work.read(actor, ({ plan }) => plan.findImport(importId));
  return found?.reading.metadata ?? null;
}

export interface PrintRequest {
  readonly idOrSlug: string;
  readonly format: DocumentFormat;
  /** A version that the reader may read; the one in force where none is asked for. */
  readonly version?: number | undefined;
}

/** The plan drawn from the register as an official document, for those who may read it. */
export async function printPlan(
  deps: Dependencies,
  actor: Actor,
  { idOrSlug, format, version }: PrintRequest,
): Promise<Result<{ documentType: string; bytes: Uint8Array }, PrintProblem>> {
  const viewed = await viewPlan(deps, actor, idOrSlug, version);
  if (!viewed.ok) return viewed;
  const plan = viewed.value;
  const document = toDocument(plan, await writtenOf(deps, actor, plan), deps);
  const bytes = await deps.writers[format](composePlan(document));
  return ok({ documentType: document.documentType, bytes });
}
