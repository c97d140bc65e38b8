import type { FastifyInstance } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import {
  listMessages,
  releaseMessage,
  setMessageTemplate,
  setUrgingPolicy,
  viewUrging,
} from "../../application/urging/manage-urging.ts";
import { listNotices, markNoticesSeen } from "../../application/urging/read-notices.ts";
import { Done, PageQuery, pageAt, pageOf } from "../../contract/common.ts";
import {
  MessageTemplateBody,
  MessageView,
  MessagesQuery,
  NoticesView,
  TemplateParams,
  UrgingPolicyBody,
  UrgingView,
} from "../../contract/urging.ts";
import { ok } from "../../domain/kernel/result.ts";
import { MESSAGE_STATES } from "../../domain/urging/delivery.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";

/** Notices of a person; how the organization reminds; the messages that leave. */
export function urgingRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "urging";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/notices",
    access: "session.own",
    tag,
    summary: "What the signed-in person was told, the latest first, and how much of it is new.",
    query: PageQuery,
    answer: NoticesView,
    handler: async ({ actor, query }) => {
      const listed = await listNotices(deps, actor, query);
      if (!listed.ok) return listed;
      const { notices, total, unseen } = listed.value;
      return ok({ ...pageAt(notices, total, query), unseen });
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/notices/seen",
    access: "session.own",
    tag,
    summary: "Say that all notices up to now were on the screen.",
    answer: Done,
    handler: async ({ actor }) => toDone(await markNoticesSeen(deps, actor)),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/urging",
    access: "urging.read",
    tag,
    summary: "When and in which words the organization reminds, and how its messages fare.",
    answer: UrgingView,
    handler: ({ actor }) => viewUrging(deps, actor),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/urging/policy",
    access: "urging.manage",
    tag,
    summary: "Set when the organization reminds; the former rules stay on record.",
    body: UrgingPolicyBody,
    answer: Done,
    handler: async ({ actor, body }) => toDone(await setUrgingPolicy(deps, actor, body)),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/urging/templates/:kind",
    access: "urging.manage",
    tag,
    summary: "Set the words of a kind of message; the former words stay on record.",
    params: TemplateParams,
    body: MessageTemplateBody,
    answer: Done,
    handler: async ({ actor, params, body }) =>
      toDone(await setMessageTemplate(deps, actor, params.kind, body)),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/messages",
    access: "urging.read",
    tag,
    summary: "Messages that leave the house, the latest first, with what the mail server said.",
    query: MessagesQuery,
    answer: pageOf(MessageView),
    handler: async ({ actor, query }) => {
      const states = query.state === undefined ? MESSAGE_STATES : [query.state];
      const listed = await listMessages(deps, actor, { ...query, states });
      return listed.ok ? ok(pageAt(listed.value.messages, listed.value.total, query)) : listed;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/messages/:id/release",
    access: "urging.manage",
    tag,
    summary: "Let a message go again that failed or of which nobody knows whether it left.",
    params: IdParams,
    answer: Done,
    handler: async ({ actor, params }) => toDone(await releaseMessage(deps, actor, params.id)),
  });
}
