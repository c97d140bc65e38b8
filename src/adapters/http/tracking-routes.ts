import type { FastifyInstance } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import { sendReminders } from "../../application/tracking/send-reminders.ts";
import { viewTracking } from "../../application/tracking/view-tracking.ts";
import { DryRunQuery } from "../../contract/common.ts";
import { RemindAnswer, RemindRequest, TrackingView } from "../../contract/tracking.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

/** The tracking board and the reminders it sends. */
export function trackingRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "tracking";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/tracking",
    access: "tracking.read",
    tag,
    summary: "Who lacks what in a round, at this minute.",
    params: IdParams,
    answer: TrackingView,
    handler: ({ actor, params }) => viewTracking(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds/:id/reminders",
    access: "reminder.send",
    tag,
    summary: "Remind units of exactly what each still owes.",
    params: IdParams,
    query: DryRunQuery,
    body: RemindRequest,
    answer: RemindAnswer,
    handler: ({ actor, params, body, query }) =>
      sendReminders(deps, actor, { roundId: params.id, ...body }, query),
  });
}
