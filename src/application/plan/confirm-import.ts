import { documentTypeOf } from "../../domain/plan/document-type.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { foldForIdentity } from "../../domain/kernel/vietnamese-text.ts";
import { DEADLINE_POLICIES, type DeadlinePolicy } from "../../domain/plan/deadline-policy.ts";
import { unitKey } from "../../domain/plan/match-units.ts";
import { listQuestions } from "../../domain/plan/review-questions.ts";
import type { TargetProblem } from "../../domain/plan/target.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type PlanDraft, draftPlan } from "./draft-plan.ts";
import { freeIndicatorCode, freeSlug } from "./free-names.ts";
import { mayOpenImport } from "./import-access.ts";
import type { ImportRecord, NewPlan } from "./plan-store.ts";
import { toReviewed } from "./reviewed-import.ts";
import { type PlanRegister, readRegister, termOf } from "./read-register.ts";

type ConfirmProblem =
  | TargetProblem
  | Problem<
      | "access.action.forbidden"
      | "access.thing.not-found"
      | "plan.import.closed"
      | "plan.import.open-questions"
      | "plan.item.lead-missing"
    >;

const policyOf = ({ answers }: ImportRecord): DeadlinePolicy =>
  DEADLINE_POLICIES.find((policy) => policy === answers["deadline-policy"]) ??
  "before-means-end-of-previous-day";

/** A confirmed match teaches the register another name of the unit. */
async function learnAliases(
  { organisation }: Stores,
  { answers }: ImportRecord,
  { matches, units }: PlanRegister,
): Promise<void> {
  for (const { written } of matches) {
    const answer = answers[`unit:${unitKey(written)}`];
    const unit = units.find(({ id }) => id === answer);
    if (unit === undefined) continue;
    const alias = written.trim();
    await organisation.addAlias(unit.id, alias, foldForIdentity(alias), "import");
  }
}

async function toPlan(
  stores: Stores,
  record: ImportRecord,
  { groups }: PlanDraft,
  facts: { readonly id: string; readonly versionId: string; readonly at: string },
): Promise<NewPlan> {
  const { metadata, implementation } = record.reading;
  const organization = await stores.organisation.findOrganization();
  const symbol = metadata.numberPattern ?? "/KH-UBND";
  return {
    id: facts.id,
    slug: await freeSlug(stores.plan, `${record.termFrom}-${record.termTo}`),
    title: metadata.title ?? record.fileName,
    termFrom: record.termFrom,
    termTo: record.termTo,
    at: facts.at,
    version: {
      id: facts.versionId,
      importId: record.id,
      issuer: metadata.issuer ?? organization?.name ?? "",
      documentType: documentTypeOf(symbol, metadata.documentType),
      symbol,
      place: metadata.place ?? organization?.placeName ?? "",
      signerAuthority: null,
      signerPosition: metadata.signer?.position ?? "",
      signerName: metadata.signer?.name ?? "",
      legalBases: metadata.legalBases,
      recipients: metadata.recipients,
      purposes: record.reading.purposes,
      requirements: record.reading.requirements,
      duties: implementation,
      deadlineRule: policyOf(record),
    },
    groups,
  };
}

async function addIndicators({ form }: Stores, { indicators }: PlanDraft, slug: string) {
  const taken = new Set((await form.listIndicators()).map(({ code }) => code));
  for (const indicator of indicators) {
    const code = freeIndicatorCode(indicator.code, slug, taken);
    taken.add(code);
    await form.addIndicator({ ...indicator, code });
  }
}

/** Numbers of the items that nobody leads. */
const leaderless = ({ groups }: PlanDraft): readonly string[] =>
  groups
    .flatMap((group) => group.items)
    .filter(({ assignments }) => !assignments.some(({ role }) => role === "lead"))
    .map((item) => item.number);

/**
 * Makes a plan of a reviewed import (đưa vào sổ kế hoạch): groups, items with their wording and
 * place, one target for each confirmed rule, groups of units expanded to their members at the
 * plan's date, exactly one lead for each item. Refused while a question is open.
 */
export async function confirmImport(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  importId: string,
): Promise<Result<{ planId: string }, ConfirmProblem>> {
  const allowed = requireAction(actor, "plan.import");
  if (!allowed.ok) return allowed;
  return work.write<{ planId: string }, ConfirmProblem>(actor, async (stores) => {
    const found = await stores.plan.lockImport(importId);
    if (found === undefined || !mayOpenImport(actor, found)) return notFound("import");
    const record = toReviewed(found);
    if (record.state !== "reviewing") return err(problem("plan.import.closed", { importId }));
    const register = await readRegister(stores, record.reading, clock.today());
    const open = listQuestions(record.reading, register.matches).filter(
      (question) => record.answers[question.id] === undefined,
    );
    if (open.length > 0) return err(problem("plan.import.open-questions", { count: open.length }));
    const newId = () => secrets.newId();
    const term = termOf(record, clock.today());
    const draft = draftPlan({ record, register, term, policy: policyOf(record), newId });
    if (!draft.ok) return draft;
    const items = leaderless(draft.value);
    if (items.length > 0) return err(problem("plan.item.lead-missing", { items }));

    const planId = newId();
    const facts = { id: planId, versionId: newId(), at: clock.now() };
    const plan = await toPlan(stores, record, draft.value, facts);
    await addIndicators(stores, draft.value, plan.slug);
    await stores.plan.addPlan(plan, facts.at);
    await learnAliases(stores, record, register);
    await stores.plan.closeImport(importId, "confirmed", planId);
    await stores.events.record({
      subject: "plan",
      subjectId: planId,
      kind: "plan.registered",
      to: "draft",
      details: { importId, items: record.reading.items.length },
    });
    await stores.events.record({
      subject: "plan-import",
      subjectId: importId,
      kind: "plan-import.confirmed",
      from: "reviewing",
      to: "confirmed",
      details: { planId },
    });
    return ok({ planId });
  });
}
