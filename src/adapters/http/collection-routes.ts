import type { FastifyInstance } from "fastify";
import { listSubmissions } from "../../application/collection/list-submissions.ts";
import { raiseIssue } from "../../application/collection/raise-issue.ts";
import {
  type FiguresSaved as SavedFigures,
  saveFigures,
} from "../../application/collection/save-figures.ts";
import {
  type NarrativesSaved as SavedNarratives,
  saveNarratives,
} from "../../application/collection/save-narratives.ts";
import { submitWork } from "../../application/collection/submit-work.ts";
import { viewEarlier } from "../../application/collection/view-earlier.ts";
import { viewMyWork } from "../../application/collection/view-my-work.ts";
import { viewSheet } from "../../application/collection/view-sheet.ts";
import type { Dependencies } from "../../application/ports.ts";
import {
  EarlierNarratives,
  FiguresSaved,
  IssueRaised,
  MyWork,
  NarrativesSaved,
  RaiseIssueBody,
  Receipt,
  SaveFiguresBody,
  SaveNarrativesBody,
  SheetView,
  SubmissionSummary,
  SubmitBody,
} from "../../contract/collection.ts";
import { DryRunQuery, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import type { Problem } from "../../domain/kernel/problem.ts";
import { ok } from "../../domain/kernel/result.ts";
import { messageOf } from "../messages.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

const refused = (problem: Problem) => ({
  code: problem.code,
  message: messageOf(problem),
  details: { ...problem.details },
});

const toFigures = ({ savedAt, outcomes }: SavedFigures) => ({
  savedAt,
  outcomes: outcomes.map((outcome) => {
    if (outcome.kind !== "rejected") return outcome;
    const { problem, ...place } = outcome;
    return { ...place, ...refused(problem) };
  }),
});

const toNarratives = ({ savedAt, outcomes }: SavedNarratives) => ({
  savedAt,
  outcomes: outcomes.map((outcome) => {
    if (outcome.kind !== "rejected") return outcome;
    const { problem, ...place } = outcome;
    const { details: _details, ...told } = refused(problem);
    return { ...place, ...told };
  }),
});

/** What a unit owes, types and sends. */
export function collectionRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "collection";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/my-work",
    access: "work.read",
    tag,
    summary: "What the person's units owe in open rounds, and who can help.",
    answer: MyWork,
    handler: ({ actor }) => viewMyWork(deps, actor),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/obligations/:id/sheet",
    access: "sheet.read",
    tag,
    summary:
      "What a unit fills in a round: the draft for its own people, what was sent for others.",
    params: IdParams,
    answer: SheetView,
    handler: ({ actor, params }) => viewSheet(deps, actor, params.id),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/obligations/:id/figures",
    access: "figure.write",
    tag,
    summary: "Save typed cells; each has its own outcome, and good ones are kept.",
    params: IdParams,
    query: DryRunQuery,
    body: SaveFiguresBody,
    answer: FiguresSaved,
    handler: async ({ actor, params, query, body }) => {
      const request = { obligationId: params.id, cells: body.cells };
      const saved = await saveFigures(deps, actor, request, query);
      return saved.ok ? ok(toFigures(saved.value)) : saved;
    },
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/obligations/:id/narratives",
    access: "figure.write",
    tag,
    summary: "Save paragraphs; each has its own outcome, and good ones are kept.",
    params: IdParams,
    body: SaveNarrativesBody,
    answer: NarrativesSaved,
    handler: async ({ actor, params, body }) => {
      const request = { obligationId: params.id, paragraphs: body.paragraphs };
      const saved = await saveNarratives(deps, actor, request);
      return saved.ok ? ok(toNarratives(saved.value)) : saved;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/obligations/:id/narratives/earlier",
    access: "sheet.read",
    tag,
    summary: "What the unit sent in the last round about the same items.",
    params: IdParams,
    answer: EarlierNarratives,
    handler: ({ actor, params }) => viewEarlier(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/obligations/:id/submissions",
    access: "submission.submit",
    tag,
    summary: "Send the work: a revision that never changes, with a receipt number.",
    params: IdParams,
    body: SubmitBody,
    answer: Receipt,
    status: 201,
    handler: ({ actor, params, body }) =>
      submitWork(deps, actor, { obligationId: params.id, ...body }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/obligations/:id/submissions",
    access: "sheet.read",
    tag,
    summary: "Every revision a unit has sent in a round, newest first.",
    params: IdParams,
    query: PageQuery,
    answer: pageOf(SubmissionSummary),
    handler: async ({ actor, params, query }) => {
      const listed = await listSubmissions(deps, actor, params.id);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/obligations/:id/issues",
    access: "issue.raise",
    tag,
    summary: "Report an obstacle, or that an item is not the unit's.",
    params: IdParams,
    body: RaiseIssueBody,
    answer: IssueRaised,
    status: 201,
    handler: ({ actor, params, body }) =>
      raiseIssue(deps, actor, { obligationId: params.id, ...body }),
  });
}
