import type { FastifyInstance } from "fastify";
import { overrideVerdict } from "../../application/evaluation/override-verdict.ts";
import { viewEvaluation } from "../../application/evaluation/view-evaluation.ts";
import type { Dependencies } from "../../application/ports.ts";
import { Done } from "../../contract/common.ts";
import { EvaluationView, OverrideRequest } from "../../contract/evaluation.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";

/** Verdicts: computed, and set beside the rule's by a person. */
export function evaluationRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "evaluation";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/evaluation",
    access: "evaluation.read",
    tag,
    summary: "Every target judged by rule on the accepted figures.",
    params: IdParams,
    answer: EvaluationView,
    handler: ({ actor, params }) => viewEvaluation(deps, actor, params.id),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/targets/:id/override",
    access: "evaluation.override",
    tag,
    summary: "Set another verdict with a reason, or withdraw it.",
    params: IdParams,
    body: OverrideRequest,
    answer: Done,
    handler: async ({ actor, params, body }) => {
      return toDone(await overrideVerdict(deps, actor, { ...body, targetId: params.id }));
    },
  });
}
