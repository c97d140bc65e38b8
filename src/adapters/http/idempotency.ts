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
 * doing it again. The same key with another content is refused, and so is a second request while
 * the first is still being answered.
 */
export function addIdempotency(app: FastifyInstance, { work, clock, secrets }: Dependencies): void {
  app.decorateRequest("idempotency", null);
  app.addHook("preHandler", async (request, reply) => {
    const key = keyOf(request);
    const actor = request.authenticated?.actor;
    if (key === undefined || actor === undefined) return;
    const requestHash = secrets.fingerprint(
      `${request.method} ${request.url} ${JSON.stringify(request.body)}`,
    );
    const claim = await work.write(actor, async ({ identity }) =>
      ok(await identity.claimAnswer(key, requestHash, clock.now())),
    );
    const before = claim.ok ? claim.value : undefined;
    if (before === undefined) {
      request.idempotency = { key, requestHash };
      return;
    }
    if (before.requestHash !== requestHash || before.status === 0) {
      const document = toProblemDocument(problem("request.idempotency.mismatch", { key }));
      const status = before.status === 0 ? 409 : document.status;
      return reply
        .status(status)
        .type("application/problem+json")
        .send({ ...document, status });
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
    if (idempotency === null || authenticated === null) return;
    const isKept = reply.statusCode < 300 && typeof payload === "string";
    await work.write(authenticated.actor, async ({ identity }) => {
      if (!isKept) return ok(await identity.dropAnswer(idempotency.key));
      const body: unknown = JSON.parse(payload);
      return ok(await identity.keepAnswer({ ...idempotency, status: reply.statusCode, body }));
    });
  });
}
