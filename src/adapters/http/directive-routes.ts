import type { FastifyInstance } from "fastify";
import { giveDirective } from "../../application/directive/give-directive.ts";
import { listDirectives } from "../../application/directive/list-directives.ts";
import { moveDirective } from "../../application/directive/move-directive.ts";
import type { Dependencies } from "../../application/ports.ts";
import { Done, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  AnswerDirectiveRequest,
  CloseDirectiveRequest,
  DirectiveView,
  DirectivesGiven,
  GiveDirectiveRequest,
} from "../../contract/directive.ts";
import { ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";

/** Leaders' orders: given, answered, closed. */
export function directiveRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "directive";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/directives",
    access: "directive.read",
    tag,
    summary: "Directives, overdue ones first; a unit's people see those to their unit.",
    query: PageQuery,
    answer: pageOf(DirectiveView),
    handler: async ({ actor, query }) => {
      const listed = await listDirectives(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/directives",
    access: "directive.give",
    tag,
    summary: "Give a directive to units.",
    body: GiveDirectiveRequest,
    answer: DirectivesGiven,
    status: 201,
    handler: ({ actor, body }) => giveDirective(deps, actor, body),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/directives/:id/answers",
    access: "directive.answer",
    tag,
    summary: "Report the result of a directive.",
    params: IdParams,
    body: AnswerDirectiveRequest,
    answer: Done,
    handler: async ({ actor, params, body }) =>
      toDone(await moveDirective(deps, actor, { id: params.id, move: "answer", body: body.body })),
  });
  route(app, registry, {
    method: "PATCH",
    url: "/api/v1/directives/:id",
    access: "directive.close",
    tag,
    summary: "Close a directive, or open it again with a reason.",
    params: IdParams,
    body: CloseDirectiveRequest,
    answer: Done,
    handler: async ({ actor, params, body }) =>
      toDone(
        await moveDirective(deps, actor, { id: params.id, move: body.action, body: body.reason }),
      ),
  });
}
