import type { FastifyInstance } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import { beginReport } from "../../application/report/begin-report.ts";
import { decideReport } from "../../application/report/decide-report.ts";
import { editParagraph, restoreParagraph } from "../../application/report/edit-paragraph.ts";
import { findWaitingReport } from "../../application/report/find-waiting-report.ts";
import { presentReport } from "../../application/report/present-report.ts";
import { produceDocument, produceTables } from "../../application/report/produce-files.ts";
import { viewReport } from "../../application/report/view-report.ts";
import { Done } from "../../contract/common.ts";
import {
  BeginReportRequest,
  DecisionRequest,
  ParagraphParams,
  ParagraphRequest,
  ParagraphSaved,
  Presented,
  ReportCreated,
  ReportQuery,
  ReportView,
  RestoreQuery,
  WaitingReportView,
} from "../../contract/report.ts";
import { ok } from "../../domain/kernel/result.ts";
import { DOCUMENT_FORMATS } from "./document-formats.ts";
import { XLSX } from "./media-types.ts";
import { IdParams, type RouteRegistry, route, toDone } from "./route.ts";

const versionOf = ({ version }: { readonly version?: number | undefined }) =>
  version === undefined ? {} : { version };

/** The report of a round: reading, writing, presenting, deciding, files. */
export function reportRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "report";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/report",
    access: "report.read",
    tag,
    summary: "The report of a round: living while it is written, fixed once it is presented.",
    params: IdParams,
    query: ReportQuery,
    answer: ReportView,
    handler: ({ actor, params, query }) =>
      viewReport(deps, actor, { roundId: params.id, ...versionOf(query) }),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/rounds/:id/report/waiting",
    access: "dashboard.read",
    tag,
    summary: "The presented version that waits for a leader's decision, without its text.",
    params: IdParams,
    answer: WaitingReportView,
    handler: ({ actor, params }) => findWaitingReport(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/rounds/:id/report",
    access: "report.write",
    tag,
    summary: "Begin the report of a round; asking again answers the same report.",
    params: IdParams,
    body: BeginReportRequest,
    answer: ReportCreated,
    status: 201,
    handler: ({ actor, params, body: { title } }) =>
      beginReport(deps, actor, {
        roundId: params.id,
        ...(title === undefined ? {} : { title }),
      }),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/reports/:id/paragraphs/:blockKey",
    access: "report.write",
    tag,
    summary: "Put a text in the place of a drafted one; its numbers stay bound.",
    params: ParagraphParams,
    body: ParagraphRequest,
    answer: ParagraphSaved,
    handler: ({ actor, params, body }) =>
      editParagraph(deps, actor, { reportId: params.id, blockKey: params.blockKey, ...body }),
  });
  route(app, registry, {
    method: "DELETE",
    url: "/api/v1/reports/:id/paragraphs/:blockKey",
    access: "report.write",
    tag,
    summary: "Take a text back, so that the paragraph is drawn from the data again.",
    params: ParagraphParams,
    query: RestoreQuery,
    answer: Done,
    handler: async ({ actor, params, query }) => {
      const { id: reportId, blockKey } = params;
      return toDone(await restoreParagraph(deps, actor, { reportId, blockKey, ...query }));
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/reports/:id/presentations",
    access: "report.write",
    tag,
    summary: "Fix the report as a version and present it to the leader.",
    params: IdParams,
    answer: Presented,
    status: 201,
    handler: ({ actor, params }) => presentReport(deps, actor, params.id),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/reports/:id/decisions",
    access: "report.approve",
    tag,
    summary: "Approve the version that was read, or return it with words.",
    params: IdParams,
    body: DecisionRequest,
    answer: Done,
    status: 201,
    handler: async ({ actor, params, body }) => {
      return toDone(await decideReport(deps, actor, { reportId: params.id, ...body }));
    },
  });
  for (const { format, mediaType, title } of DOCUMENT_FORMATS) {
    route(app, registry, {
      method: "GET",
      url: `/api/v1/reports/:id/document.${format}`,
      access: "report.read",
      tag,
      summary: `The report as a ${title}: a version as it was fixed, or the living draft.`,
      params: IdParams,
      query: ReportQuery,
      answer: "file",
      handler: async ({ actor, params, query }) => {
        const made = await produceDocument(deps, actor, {
          reportId: params.id,
          format,
          ...versionOf(query),
        });
        if (!made.ok) return made;
        const { name, bytes } = made.value;
        return ok({ fileName: `${name}.${format}`, mediaType, bytes });
      },
    });
  }
  route(app, registry, {
    method: "GET",
    url: "/api/v1/reports/:id/tables.xlsx",
    access: "report.read",
    tag,
    summary: "Every table of the round as one Excel workbook.",
    params: IdParams,
    answer: "file",
    handler: async ({ actor, params }) => {
      const made = await produceTables(deps, actor, params.id);
      if (!made.ok) return made;
      const { name, bytes } = made.value;
      return ok({ fileName: `${name}.xlsx`, mediaType: XLSX, bytes });
    },
  });
}
