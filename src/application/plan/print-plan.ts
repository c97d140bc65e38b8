import { dateParts } from "../../domain/kernel/local-date.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { composePlan } from "../../domain/report/compose-plan.ts";
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
  unstated: item.targets
    .filter(({ sourceText }) => !item.originalText.includes(sourceText))
    .map(targetWords),
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

const issuingOf = (plan: PlanFacts, { clock }: Dependencies): IssuingFacts => ({
  ...letterheadOf(plan.issuer),
  issuerName: plan.issuer,
  place: plan.place,
  number: plan.number,
  symbol: plan.symbol,
  date: plan.issuedOn,
  year: dateParts(plan.issuedOn ?? clock.today()).year,
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

const toDocument = (plan: PlanFacts, deps: Dependencies): PlanDocumentInput => ({
  issuing: issuingOf(plan, deps),
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

/** The plan drawn from the register as an official document, for those who may read it. */
export async function printPlan(
  deps: Dependencies,
  actor: Actor,
  request: { readonly idOrSlug: string; readonly format: DocumentFormat },
): Promise<Result<Uint8Array, PrintProblem>> {
  const viewed = await viewPlan(deps, actor, request.idOrSlug);
  if (!viewed.ok) return viewed;
  const model = composePlan(toDocument(viewed.value, deps));
  return ok(await deps.writers[request.format](model));
}
