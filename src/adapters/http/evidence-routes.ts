import type { FastifyInstance } from "fastify";
import {
  bindEvidence,
  dropUpload,
  withdrawEvidence,
} from "../../application/evidence/bind-evidence.ts";
import type { UploadRecord } from "../../application/evidence/evidence-store.ts";
import { finishUpload } from "../../application/evidence/finish-upload.ts";
import { listEvidence } from "../../application/evidence/list-evidence.ts";
import { openEvidence } from "../../application/evidence/open-evidence.ts";
import { sendChunk, viewUpload } from "../../application/evidence/send-chunk.ts";
import { startUpload } from "../../application/evidence/start-upload.ts";
import type { Dependencies } from "../../application/ports.ts";
import { z } from "zod";
import { Done } from "../../contract/common.ts";
import {
  BindEvidenceBody,
  ChunkQuery,
  ContentQuery,
  EvidenceList,
  EvidenceQuery,
  StartUploadBody,
  UploadFinished,
  UploadView,
} from "../../contract/evidence.ts";
import { EVIDENCE_CHUNK_BYTES } from "../../domain/collection/evidence.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { err, ok } from "../../domain/kernel/result.ts";
import { IdParams, type RouteRegistry, route } from "./route.ts";

const OCTETS = "application/octet-stream";

/** Types that a browser shows by itself; others are saved. */
const SHOWN: ReadonlySet<string> = new Set(["application/pdf", "image/png", "image/jpeg"]);

const toUpload = (upload: UploadRecord) => ({
  id: upload.id,
  fileName: upload.fileName,
  sizeBytes: upload.sizeBytes,
  receivedBytes: upload.receivedBytes,
  chunkBytes: EVIDENCE_CHUNK_BYTES,
  places: upload.places,
  startedAt: upload.startedAt,
});

/** Files that prove figures and paragraphs: sent in pieces, listed, shown, withdrawn. */
export function evidenceRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "evidence";
  app.addContentTypeParser(
    OCTETS,
    { parseAs: "buffer", bodyLimit: EVIDENCE_CHUNK_BYTES + 1024 },
    (_request, body, done) => done(null, body),
  );
  route(app, registry, {
    method: "GET",
    url: "/api/v1/obligations/:id/evidence",
    access: "sheet.read",
    tag,
    summary: "The files that prove a unit's figures, with where each figure stands in them.",
    params: IdParams,
    query: EvidenceQuery,
    answer: EvidenceList,
    handler: async ({ actor, params, query }) => {
      const listed = await listEvidence(deps, actor, params.id, query.submission ?? null);
      if (!listed.ok) return listed;
      return ok({ items: listed.value.items, uploads: listed.value.uploads.map(toUpload) });
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/obligations/:id/evidence",
    access: "figure.write",
    tag,
    summary: "Begin the upload of a file and say what it proves; at most 20 MB.",
    params: IdParams,
    body: StartUploadBody,
    answer: UploadView,
    status: 201,
    handler: async ({ actor, params, body }) => {
      const started = await startUpload(deps, actor, { obligationId: params.id, ...body });
      return started.ok ? ok(toUpload(started.value)) : started;
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/evidence/:id/upload",
    access: "figure.write",
    tag,
    summary: "How much of a file has arrived: where its sending goes on.",
    params: IdParams,
    answer: UploadView,
    handler: async ({ actor, params }) => {
      const found = await viewUpload(deps, actor, params.id);
      return found.ok ? ok(toUpload(found.value)) : found;
    },
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/evidence/:id/chunks",
    access: "figure.write",
    tag,
    summary: "Send the next piece of a file as application/octet-stream.",
    params: IdParams,
    query: ChunkQuery,
    answer: UploadView,
    handler: async ({ actor, params, query, request }) => {
      const { body } = request;
      if (!(body instanceof Uint8Array)) {
        const message = `gửi một phần của tệp dưới dạng ${OCTETS}`;
        return err(problem("request.malformed", { fields: [{ path: "body", message }] }));
      }
      const chunk = { uploadId: params.id, offset: query.offset, content: body };
      const taken = await sendChunk(deps, actor, chunk);
      return taken.ok ? ok(toUpload(taken.value)) : taken;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/evidence/:id/finish",
    access: "figure.write",
    tag,
    summary: "End an upload: its type is told by its content, and its places are proven.",
    params: IdParams,
    answer: UploadFinished,
    handler: ({ actor, params }) => finishUpload(deps, actor, params.id),
  });
  route(app, registry, {
    method: "DELETE",
    url: "/api/v1/evidence/:id/upload",
    access: "figure.write",
    tag,
    summary: "Give up an upload that is not finished.",
    params: IdParams,
    answer: Done,
    handler: ({ actor, params }) => dropUpload(deps, actor, params.id),
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/evidence/:id/places",
    access: "figure.write",
    tag,
    summary: "Say anew what a file proves.",
    params: IdParams,
    body: BindEvidenceBody,
    answer: z.object({ places: z.number().int() }),
    handler: ({ actor, params, body }) => bindEvidence(deps, actor, params.id, body.places),
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/evidence/:id/withdrawal",
    access: "figure.write",
    tag,
    summary: "Withdraw a file; it stays on record and with what was sent.",
    params: IdParams,
    answer: Done,
    handler: ({ actor, params }) => withdrawEvidence(deps, actor, params.id),
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/evidence/:id/content",
    access: "sheet.read",
    tag,
    summary: "The file itself, saved, or shown where a browser shows its type.",
    params: IdParams,
    query: ContentQuery,
    answer: "file",
    handler: async ({ actor, params, query }) => {
      const opened = await openEvidence(deps, actor, params.id);
      if (!opened.ok) return opened;
      const isInline = query.inline === "true" && SHOWN.has(opened.value.mediaType);
      return ok({ ...opened.value, isInline });
    },
  });
}
