import type { FastifyInstance } from "fastify";
import { designCheck } from "../../application/check/design-check.ts";
import { listChecks, listNames } from "../../application/check/list-checks.ts";
import { rehearseCheck } from "../../application/check/rehearse-check.ts";
import type { Dependencies } from "../../application/ports.ts";
import { PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  CheckMade,
  DesignCheckBody,
  FormCheckView,
  NamedRowView,
  RehearsalView,
  RehearseCheckBody,
} from "../../contract/form-check.ts";
import { ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

/** Checks of figures, as data. */
export function checkRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "form";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/form-checks",
    access: "form.read",
    tag,
    summary: "Designed checks as they now stand, by code.",
    query: PageQuery,
    answer: pageOf(FormCheckView),
    handler: async ({ actor, query }) => {
      const listed = await listChecks(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/form-checks",
    access: "form.design",
    tag,
    summary: "Store a check, or the next version of one.",
    body: DesignCheckBody,
    answer: CheckMade,
    status: 201,
    handler: ({ actor, body }) => designCheck(deps, actor, body),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/form-checks/rehearsal",
    access: "form.design",
    tag,
    summary: "How many units of a round a check would hit now; nothing is stored.",
    body: RehearseCheckBody,
    answer: RehearsalView,
    handler: ({ actor, body: { roundId, ...design } }) =>
      rehearseCheck(deps, actor, roundId, design),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/forms/:id/names",
    access: "form.design",
    tag,
    summary: "The rows that conditions of a form may name, its own first.",
    params: IdParams,
    query: PageQuery,
    answer: pageOf(NamedRowView),
    handler: async ({ actor, params, query }) => {
      const listed = await listNames(deps, actor, params.id);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
}
