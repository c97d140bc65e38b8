import type { FastifyInstance } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import { checkDocument } from "../../application/report/check-document.ts";
import { DocumentCheck } from "../../contract/document-check.ts";
import { ok } from "../../domain/kernel/result.ts";
import { type RouteRegistry, route } from "./route.ts";
import { readUpload } from "./upload.ts";

/** Checking documents that people bring. */
export function documentRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  route(app, registry, {
    method: "POST",
    url: "/api/v1/documents/check",
    access: "document.check",
    tag: "document",
    summary: "Hold a Word file against the layout rules of Nghị định 30; nothing is stored.",
    multipart: true,
    answer: DocumentCheck,
    handler: async ({ actor, request }) => {
      const upload = await readUpload(request);
      if (!upload.ok) return upload;
      const checked = checkDocument(deps, actor, upload.value.file);
      if (!checked.ok) return checked;
      return ok({ ...checked.value, findings: [...checked.value.findings] });
    },
  });
}
