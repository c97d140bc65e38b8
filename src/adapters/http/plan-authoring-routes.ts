import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { amendPlan } from "../../application/plan/amend-plan.ts";
import { checkPlan } from "../../application/plan/check-plan.ts";
import { compareVersions } from "../../application/plan/compare-versions.ts";
import { copyPlan } from "../../application/plan/copy-plan.ts";
import { createPlan } from "../../application/plan/create-plan.ts";
import { editPlan } from "../../application/plan/edit-plan.ts";
import { listEdits } from "../../application/plan/list-edits.ts";
import { proposeCopy } from "../../application/plan/propose-copy.ts";
import type { Dependencies } from "../../application/ports.ts";
import { PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  AmendRequest,
  AmendmentBegun,
  CopyPlanRequest,
  CopyProposal,
  CreatePlanRequest,
  DifferencesQuery,
  DifferencesView,
  EditMade,
  EditRequest,
  EditStory,
  PlanBegun,
} from "../../contract/plan-authoring.ts";
import { MeasurabilityQuery, MeasurabilityView } from "../../contract/plan.ts";
import { ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

const PlanParams = z.object({ id: z.string().min(1).max(100) });

/** Writing plans: drafts, their changes, the check before issuing, amendments. */
export function planAuthoringRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "plan";
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plans",
    access: "plan.write",
    tag,
    summary: "Begin a plan from nothing: a draft without an item yet.",
    body: CreatePlanRequest,
    answer: PlanBegun,
    status: 201,
    handler: ({ actor, body }) => createPlan(deps, actor, body),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plans/:id/copies",
    access: "plan.write",
    tag,
    summary: "What of a plan could go on in a new one; units that ended are asked about.",
    params: IdParams,
    answer: CopyProposal,
    handler: ({ actor, params }) => proposeCopy(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plans/:id/copies",
    access: "plan.write",
    tag,
    summary: "Begin a plan from an earlier one: chosen items, in the new term's years.",
    params: IdParams,
    body: CopyPlanRequest,
    answer: PlanBegun,
    status: 201,
    handler: ({ actor, params, body }) => copyPlan(deps, actor, { planId: params.id, ...body }),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plan-versions/:id/edits",
    access: "plan.write",
    tag,
    summary: "Change a draft; what somebody else has changed since the base revision is refused.",
    params: IdParams,
    body: EditRequest,
    answer: EditMade,
    handler: ({ actor, params, body }) => editPlan(deps, actor, { versionId: params.id, ...body }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plan-versions/:id/edits",
    access: "plan.write",
    tag,
    summary: "Every change of a version with who, when, old and new; the last one first.",
    params: IdParams,
    query: PageQuery,
    answer: pageOf(EditStory),
    handler: async ({ actor, params, query }) => {
      const listed = await listEdits(deps, actor, params.id);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plan-versions/:id/measurability",
    access: "plan.write",
    tag,
    summary: "What of a version could not be judged later, with reasons, on a day.",
    params: IdParams,
    query: MeasurabilityQuery,
    answer: MeasurabilityView,
    handler: ({ actor, params, query }) =>
      checkPlan(deps, actor, { versionId: params.id, on: query.on }),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plans/:id/amendments",
    access: "plan.write",
    tag,
    summary: "Begin an amendment: a draft of the next version, prepared from the one in force.",
    params: IdParams,
    body: AmendRequest,
    answer: AmendmentBegun,
    status: 201,
    handler: ({ actor, params, body }) => amendPlan(deps, actor, { planId: params.id, ...body }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plans/:id/differences",
    access: "plan.read",
    tag,
    summary: "What a version kept, changed, added and left out against an earlier one.",
    params: PlanParams,
    query: DifferencesQuery,
    answer: DifferencesView,
    handler: ({ actor, params, query }) =>
      compareVersions(deps, actor, { planId: params.id, ...query }),
  });
}
