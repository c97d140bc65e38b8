import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Dependencies } from "../../application/ports.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { ok } from "../../domain/kernel/result.ts";
import { toProblemDocument } from "./problem-response.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Set while a write that carries an Idempotency-Key is answered for the first time. */
    idempotency: { readonly key: string; readonly requestHash: string } | null;
  }
}

const keyOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers["idempotency-key"];
  const isJson = (request.headers["content-type"] ?? "").startsWith("application/json");
  return request.method !== "GET" && isJson && typeof header === "string" ? header : undefined;
};

/**
 * Answers a write that carries an Idempotency-Key seen before as it was answered then, without
 * doing it again; the same key with another content is refused.
 */
export function addIdempotency(app: FastifyInstance, { work, secrets }: Dependencies): void {
  app.decorateRequest("idempotency", null);
  app.addHook("preHandler", async (request, reply) => {
    const key = keyOf(request);
    const actor = request.authenticated?.actor;
    if (key === undefined || actor === undefined) return;
    const requestHash = secrets.fingerprint(
      `${request.method} ${request.url} ${JSON.stringify(request.body)}`,
    );
    const before = await work.read(actor, (stores) => stores.identity.findAnswer(key));
    if (before === undefined) {
      request.idempotency = { key, requestHash };
      return;
    }
    if (before.requestHash !== requestHash) {
      const document = toProblemDocument(problem("request.idempotency.mismatch", { key }));
      return reply.status(document.status).type("application/problem+json").send(document);
    }
    return reply
      .status(before.status)
      .type("application/json")
      .header("idempotent-replay", "true")
      .serializer((body: unknown) => JSON.stringify(body))
      .send(before.body);
  });
  app.addHook("onSend", async (request, reply, payload) => {
    const { idempotency, authenticated } = request;
    if (idempotency === null || authenticated === null || reply.statusCode >= 300) return;
    if (typeof payload !== "string") return;
    await work.write(authenticated.actor, async ({ identity }) => {
      const body: unknown = JSON.parse(payload);
      await identity.keepAnswer({ ...idempotency, status: reply.statusCode, body });
      return ok(undefined);
    });
  });
}
