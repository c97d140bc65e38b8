import type { FastifyInstance } from "fastify";
import { mergeWorkbooks } from "../../application/collection/merge-workbooks.ts";
import { markRefusals, previewWorkbook } from "../../application/collection/preview-workbook.ts";
import { writeWorkbook } from "../../application/collection/write-workbook.ts";
import type { Dependencies } from "../../application/ports.ts";
import { WorkbookPreview, WorkbooksMerged } from "../../contract/collection.ts";
import { DryRunQuery } from "../../contract/common.ts";
import { ok } from "../../domain/kernel/result.ts";
import { messageOf } from "../messages.ts";
import { XLSX } from "./media-types.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";
import { readUpload, readUploads } from "./upload.ts";

/** A unit's own workbook, out and in again. */
export function workbookRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "collection";
  route(app, registry, {
    method: "GET",
    url: "/api/v1/obligations/:id/workbook.xlsx",
    access: "sheet.read",
    tag,
    summary: "All that a unit fills in a round as one workbook, with what stands there.",
    params: IdParams,
    answer: "file",
    handler: async ({ actor, params }) => {
      const written = await writeWorkbook(deps, actor, params.id);
      return written.ok ? ok({ ...written.value, mediaType: XLSX }) : written;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/obligations/:id/workbook/preview",
    access: "figure.write",
    tag,
    summary: "Read a filled workbook and tell what merging it would change; nothing is stored.",
    params: IdParams,
    multipart: true,
    answer: WorkbookPreview,
    handler: async ({ actor, params, request }) => {
      const upload = await readUpload(request);
      if (!upload.ok) return upload;
      return previewWorkbook(deps, actor, params.id, upload.value.file);
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/obligations/:id/workbook/marked.xlsx",
    access: "figure.write",
    tag,
    summary: "The uploaded workbook given back with every refused cell coloured and told why.",
    params: IdParams,
    multipart: true,
    answer: "file",
    handler: async ({ actor, params, request }) => {
      const upload = await readUpload(request);
      if (!upload.ok) return upload;
      const { file } = upload.value;
      const marked = await markRefusals(deps, actor, params.id, file);
      if (!marked.ok) return marked;
      const fileName = file.fileName.replace(/(\.xlsx)?$/iu, " - chỗ cần sửa.xlsx");
      return ok({ fileName, mediaType: XLSX, bytes: marked.value });
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/workbooks",
    access: "workbook.merge",
    tag,
    summary: "Merge workbooks that units sent in, each by itself; one bad file stops no other.",
    query: DryRunQuery,
    multipart: true,
    answer: WorkbooksMerged,
    handler: async ({ actor, query, request }) => {
      const uploads = await readUploads(request);
      if (!uploads.ok) return uploads;
      const merged = await mergeWorkbooks(deps, actor, uploads.value, query);
      if (!merged.ok) return merged;
      const files = merged.value.map((outcome) => {
        if (outcome.kind === "merged") return outcome;
        const { fileName, problem } = outcome;
        return {
          kind: "refused" as const,
          fileName,
          code: problem.code,
          message: messageOf(problem),
        };
      });
      return ok({ files });
    },
  });
}
