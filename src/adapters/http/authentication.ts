import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { authenticateSession, authenticateToken } from "../../application/identity/authenticate.ts";
import type { Dependencies } from "../../application/ports.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { toProblemDocument } from "./problem-response.ts";

export const SESSION_COOKIE = "nhiemky_session";

/** The session token of a request's cookie. */
export const sessionToken = (request: FastifyRequest): string | undefined =>
  request.cookies[SESSION_COOKIE];

const bearer = (request: FastifyRequest): string | undefined =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];

const isWrite = (request: FastifyRequest): boolean =>
  !["GET", "HEAD", "OPTIONS"].includes(request.method);

const identify = (deps: Dependencies, request: FastifyRequest) => {
  const token = bearer(request);
  if (token !== undefined) return authenticateToken(deps, token);
  const cookie = sessionToken(request);
  return cookie === undefined ? undefined : authenticateSession(deps, cookie);
};

/** Puts the cookie of a new session; Secure behind TLS. */
export const setSessionCookie = (request: FastifyRequest, reply: FastifyReply, token: string) =>
  reply.setCookie(SESSION_COOKIE, token, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: request.protocol === "https",
  });

export const clearSessionCookie = (reply: FastifyReply) =>
  reply.clearCookie(SESSION_COOKIE, { path: "/" });

/**
 * Finds out who asks, once for each request, and refuses a write from a browser session that does
 * not carry the session's CSRF token.
 */
export function addAuthentication(app: FastifyInstance, deps: Dependencies): void {
  app.decorateRequest("authenticated", null);
  app.addHook("onRequest", async (request, reply) => {
    if (!request.url.startsWith("/api/")) return;
    request.authenticated = (await identify(deps, request)) ?? null;
    const { authenticated } = request;
    if (authenticated === null || authenticated.csrfToken === null || !isWrite(request)) return;
    if (request.headers["x-csrf-token"] === authenticated.csrfToken) return;
    const document = toProblemDocument(problem("access.csrf.missing", {}));
    return reply.status(document.status).type("application/problem+json").send(document);
  });
}
