import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { freeSlug } from "./free-names.ts";
import type { NewGroup, NewPlan } from "./plan-store.ts";

type CreateProblem = Problem<"access.action.forbidden" | "plan.term.reversed">;

/** What a new plan begins with. */
export interface CreateRequest {
  readonly title: string;
  /** Empty for the organization itself. */
  readonly issuer: string;
  readonly termFrom: number;
  readonly termTo: number;
}

/** A plan that stands in no document, with the groups given. */
export async function draftFromNothing(
  { plan, organisation }: Stores,
  request: CreateRequest,
  groups: readonly NewGroup[],
  facts: { readonly id: string; readonly versionId: string; readonly at: string },
): Promise<NewPlan> {
  const { title, termFrom, termTo } = request;
  const organization = await organisation.findOrganization();
  return {
    id: facts.id,
    slug: await freeSlug(plan, `${termFrom}-${termTo}`),
    title,
    termFrom,
    termTo,
    at: facts.at,
    version: {
      id: facts.versionId,
      importId: null,
      issuer: request.issuer === "" ? (organization?.name ?? "") : request.issuer,
      documentType: "Kế hoạch",
      symbol: "/KH-UBND",
      place: organization?.placeName ?? "",
      signerAuthority: null,
      signerPosition: "",
      signerName: "",
      legalBases: [],
      recipients: [],
      purposes: [],
      requirements: [],
      duties: [],
      deadlineRule: "before-means-end-of-previous-day",
    },
    groups,
  };
}

/** Begins a plan from nothing (kế hoạch mới): a draft without an item yet. */
export async function createPlan(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  request: CreateRequest,
): Promise<Result<{ planId: string; slug: string }, CreateProblem>> {
  const allowed = requireAction(actor, "plan.write");
  if (!allowed.ok) return allowed;
  const { termFrom: from, termTo: to } = request;
  if (from > to) return err(problem("plan.term.reversed", { from, to }));
  return work.write<{ planId: string; slug: string }, CreateProblem>(actor, async (stores) => {
    const facts = { id: secrets.newId(), versionId: secrets.newId(), at: clock.now() };
    const made = await draftFromNothing(stores, request, [], facts);
    await stores.plan.addPlan(made, facts.at);
    await stores.events.record({
      subject: "plan",
      subjectId: made.id,
      kind: "plan.begun",
      to: "draft",
      details: { title: made.title, termFrom: from, termTo: to },
    });
    return ok({ planId: made.id, slug: made.slug });
  });
}
