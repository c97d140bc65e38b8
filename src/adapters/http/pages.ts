import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import staticFiles from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { problem } from "../../domain/kernel/problem.ts";
import { toProblemDocument } from "./problem-response.ts";

const YEAR_SECONDS = 31_536_000;

const CONTENT_POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
].join("; ");

/**
 * Serves the built pages: files by name, the service worker from the root, whose pages it keeps, and
 * the one document for every other address that a person may open; unknown addresses of the API
 * stay unknown.
 */
export function addPages(app: FastifyInstance, folder: string | undefined): void {
  app.addHook("onSend", async (request, reply) => {
    // a script or a style needs no policy of its own, and a ward's line carries every byte
    if (!request.url.startsWith("/assets/") && !reply.hasHeader("content-security-policy"))
      reply.header("content-security-policy", CONTENT_POLICY);
    reply.header("x-content-type-options", "nosniff");
    reply.header("referrer-policy", "same-origin");
  });
  const hasPages = folder !== undefined && existsSync(join(folder, "index.html"));
  if (hasPages) {
    void app.register(staticFiles, {
      root: join(folder, "assets"),
      prefix: "/assets/",
      maxAge: YEAR_SECONDS * 1000,
      immutable: true,
      preCompressed: true,
      // named by their content and kept for a year: nobody asks again whether they have changed
      etag: false,
      lastModified: false,
      acceptRanges: false,
      schemaHide: true,
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (hasPages && request.method === "GET" && request.url === "/sw.js") {
      const worker = await readFile(join(folder, "sw.js"));
      return reply.type("text/javascript").header("cache-control", "no-cache").send(worker);
    }
    const isPage = request.method === "GET" && !request.url.startsWith("/api/");
    if (isPage && hasPages && !/\.\w+$/.test(request.url.split("?")[0] ?? "")) {
      const page = await readFile(join(folder, "index.html"));
      return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page);
    }
    const document = toProblemDocument(problem("access.thing.not-found", { thing: request.url }));
    return reply.status(404).type("application/problem+json").send(document);
  });
}
