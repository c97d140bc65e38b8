import type { FastifyInstance } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import { decideSubmission } from "../../application/review/decide-submission.ts";
import { listReviews } from "../../application/review/list-reviews.ts";
import { viewSubmission } from "../../application/review/view-submission.ts";
import { PageQuery, pageOf, toPage } from "../../contract/common.ts";
import { DecideBody, Decided, ReviewEntry, SubmissionView } from "../../contract/review.ts";
import { ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

/** Submissions, and deciding on them. */
export function reviewRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "review";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/reviews",
    access: "review.read",
    tag,
    summary: "Submissions that wait for a decision, the longest waiting first.",
    query: PageQuery,
    answer: pageOf(ReviewEntry),
    handler: async ({ actor, query }) => {
      const listed = await listReviews(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/submissions/:id",
    access: "sheet.read",
    tag,
    summary: "A submission as it was sent, compared with the one before; the unit sees its own.",
    params: IdParams,
    answer: SubmissionView,
    handler: ({ actor, params }) => viewSubmission(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/submissions/:id/decisions",
    access: "review.decide",
    tag,
    summary: "Accept tasks of a submission, or return them with comments at cells and paragraphs.",
    params: IdParams,
    body: DecideBody,
    answer: Decided,
    status: 201,
    handler: ({ actor, params, body }) =>
      decideSubmission(deps, actor, {
        submissionId: params.id,
        accept: body.accept,
        returns: body.return,
        reason: body.reason,
        dueAt: body.dueAt,
      }),
  });
}
