import type { FastifyInstance } from "fastify";
import { askApproval } from "../../application/collection/ask-approval.ts";
import { decideApproval } from "../../application/collection/decide-approval.ts";
import { handOverTask } from "../../application/collection/hand-over-task.ts";
import { keepPresence } from "../../application/collection/keep-presence.ts";
import { withdrawSubmission } from "../../application/collection/withdraw-submission.ts";
import type { Dependencies } from "../../application/ports.ts";
import {
  ApprovalAsked,
  ApprovalDecided,
  DecideApprovalBody,
  HandOverBody,
  PresenceBody,
  PresenceView,
  SubmitBody,
} from "../../contract/collection.ts";
import { Done, Id } from "../../contract/common.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";

/** What the people of a unit do among themselves before and after sending. */
export function submittingRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "collection";
  route(app, registry, {
    method: "POST",
    url: "/api/v1/obligations/:id/approvals",
    access: "submission.submit",
    tag,
    summary: "Lay the work before the unit's head; it stays as it is until that is decided.",
    params: IdParams,
    body: SubmitBody,
    answer: ApprovalAsked,
    status: 201,
    handler: ({ actor, params, body }) =>
      askApproval(deps, actor, { obligationId: params.id, ...body }),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/approvals/:id/decisions",
    access: "submission.submit",
    tag,
    summary: "Approve and send, send back with words, or take back what was laid before the head.",
    params: IdParams,
    body: DecideApprovalBody,
    answer: ApprovalDecided,
    status: 201,
    handler: ({ actor, params, body }) =>
      decideApproval(deps, actor, { approvalId: params.id, ...body }),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/submissions/:id/withdrawal",
    access: "submission.submit",
    tag,
    summary: "Take a submission back while nobody has decided on it; its receipt stays.",
    params: IdParams,
    answer: Done,
    status: 201,
    handler: async ({ actor, params }) => {
      return toDone(await withdrawSubmission(deps, actor, params.id));
    },
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/obligations/:id/tasks/:taskId/holder",
    access: "task.hand",
    tag,
    summary: "Hand a task to one person of the unit, or take it back.",
    params: IdParams.extend({ taskId: Id }),
    body: HandOverBody,
    answer: Done,
    handler: async ({ actor, params, body }) => {
      const request = { obligationId: params.id, taskId: params.taskId, ...body };
      return toDone(await handOverTask(deps, actor, request));
    },
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/obligations/:id/presence",
    access: "figure.write",
    tag,
    summary: "Say where one is in a sheet; answers who else is there and what they saved since.",
    params: IdParams,
    body: PresenceBody,
    answer: PresenceView,
    handler: ({ actor, params, body }) =>
      keepPresence(deps, actor, { obligationId: params.id, ...body }),
  });
}
