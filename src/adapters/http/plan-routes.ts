import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { confirmImport } from "../../application/plan/confirm-import.ts";
import { importPlan } from "../../application/plan/import-plan.ts";
import { issuePlan } from "../../application/plan/issue-plan.ts";
import { printPlan } from "../../application/plan/print-plan.ts";
import {
  answerImport,
  discardImport,
  listImports,
  viewImport,
} from "../../application/plan/review-import.ts";
import { listPlans, viewPlan } from "../../application/plan/view-plan.ts";
import type { Dependencies } from "../../application/ports.ts";
import { Done, PageQuery, pageOf, toPage } from "../../contract/common.ts";
import {
  AnswersKept,
  AnswersRequest,
  ImportStarted,
  ImportSummary,
  ImportView,
  IssuePlanRequest,
  PlanMade,
  PlanQuery,
  PlanSummary,
  PlanView,
} from "../../contract/plan.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { err, ok } from "../../domain/kernel/result.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";
import { DOCUMENT_FORMATS } from "./document-formats.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";
import { readUpload } from "./upload.ts";

const Term = z.coerce.number().int().min(1900).max(2200);
const PlanParams = z.object({ id: z.string().min(1).max(100) });

/** Importing plan documents, and the register of plans. */
export function planRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "plan";
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plan-imports",
    access: "plan.import",
    tag,
    summary: "Read a plan document (.docx, .txt, .md); fields termFrom and termTo before the file.",
    multipart: true,
    answer: ImportStarted,
    status: 201,
    handler: async ({ actor, request }) => {
      const upload = await readUpload(request);
      if (!upload.ok) return upload;
      const { fields, file } = upload.value;
      const from = Term.safeParse(fields["termFrom"] ?? 2020);
      const to = Term.safeParse(fields["termTo"] ?? 2025);
      if (!from.success || !to.success) {
        const path = from.success ? "termTo" : "termFrom";
        return err(
          problem("request.malformed", { fields: [{ path, message: "phải là một năm" }] }),
        );
      }
      return importPlan(deps, actor, { file, termFrom: from.data, termTo: to.data });
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plan-imports",
    access: "plan.import",
    tag,
    summary: "Imports, newest first.",
    query: PageQuery,
    answer: pageOf(ImportSummary),
    handler: async ({ actor, query }) => {
      const listed = await listImports(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plan-imports/:id",
    access: "plan.import",
    tag,
    summary: "An import under review: document, reading, questions, answers.",
    params: IdParams,
    answer: ImportView,
    handler: ({ actor, params }) => viewImport(deps, actor, params.id),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/plan-imports/:id/answers",
    access: "plan.import",
    tag,
    summary: "Answer questions of an import; a later answer supersedes.",
    params: IdParams,
    body: AnswersRequest,
    answer: AnswersKept,
    handler: ({ actor, params, body }) =>
      answerImport(deps, actor, { importId: params.id, answers: body.answers }),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plan-imports/:id/confirm",
    access: "plan.import",
    tag,
    summary: "Put the reviewed plan into the register as a draft.",
    params: IdParams,
    answer: PlanMade,
    status: 201,
    handler: ({ actor, params }) => confirmImport(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plan-imports/:id/discard",
    access: "plan.import",
    tag,
    summary: "End an import that will not become a plan.",
    params: IdParams,
    answer: Done,
    handler: async ({ actor, params }) => toDone(await discardImport(deps, actor, params.id)),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plans",
    access: "plan.read",
    tag,
    summary: "Plans of the register, newest first.",
    query: PageQuery,
    answer: pageOf(PlanSummary),
    handler: async ({ actor, query }) => {
      const listed = await listPlans(deps, actor);
      return listed.ok ? ok(toPage(listed.value, query)) : listed;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/plans/:id",
    access: "plan.read",
    tag,
    summary: "A plan by its id or its address part, such as 2020-2025.",
    params: PlanParams,
    query: PlanQuery,
    answer: PlanView,
    handler: ({ actor, params, query }) => viewPlan(deps, actor, params.id, query.version),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/plans/:id/issue",
    access: "plan.issue",
    tag,
    summary: "Issue a plan: number and date are given, and it is read-only from then on.",
    params: IdParams,
    body: IssuePlanRequest,
    answer: Done,
    handler: async ({ actor, params, body }) =>
      toDone(await issuePlan(deps, actor, { planId: params.id, ...body })),
  });
  for (const { format, mediaType, title } of DOCUMENT_FORMATS) {
    route(app, registry, {
      method: "GET",
      url: `/api/v1/plans/:id/document.${format}`,
      access: "plan.read",
      tag,
      summary: `The plan, in force or in the version asked for, as an official document: a ${title}.`,
      params: PlanParams,
      query: PlanQuery,
      answer: "file",
      handler: async ({ actor, params, query }) => {
        const { version } = query;
        const printed = await printPlan(deps, actor, { idOrSlug: params.id, format, version });
        if (!printed.ok) return printed;
        const { documentType, bytes } = printed.value;
        return ok({
          fileName: `${foldForSearch(documentType).replaceAll(" ", "-")}.${format}`,
          mediaType,
          bytes,
        });
      },
    });
  }
}
