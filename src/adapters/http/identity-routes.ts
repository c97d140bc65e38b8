import type { FastifyInstance } from "fastify";
import type { Authenticated } from "../../application/identity/authenticate.ts";
import { changePassword } from "../../application/identity/change-password.ts";
import { setUp } from "../../application/identity/set-up.ts";
import { signIn } from "../../application/identity/sign-in.ts";
import { signOut } from "../../application/identity/sign-out.ts";
import { viewSession } from "../../application/identity/view-session.ts";
import type { Dependencies } from "../../application/ports.ts";
import { Done } from "../../contract/common.ts";
import {
  ChangePasswordRequest,
  SessionView,
  SetUpRequest,
  SignInRequest,
} from "../../contract/session.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { err, ok } from "../../domain/kernel/result.ts";
import { clearSessionCookie, sessionToken, setSessionCookie } from "./authentication.ts";
import { type RouteRegistry, route } from "./route.ts";

const DONE = { done: true } as const;

/** Signing in and out, the first administrator, one's own password. */
export function identityRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  deps: Dependencies,
): void {
  const tag = "session";
  const answerSession = async (authenticated: Authenticated) =>
    ok(await viewSession(deps, authenticated));

  route(app, registry, {
    method: "POST",
    url: "/api/v1/session",
    access: "public",
    tag,
    summary: "Sign in; puts the session cookie.",
    body: SignInRequest,
    answer: SessionView,
    handler: async ({ body, request, reply }) => {
      const result = await signIn(deps, { ...body, address: request.ip });
      if (!result.ok) return result;
      setSessionCookie(request, reply, result.value.token);
      return answerSession(result.value);
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/session",
    access: "session.own",
    tag,
    summary: "Who is signed in.",
    answer: SessionView,
    handler: async ({ request }) =>
      request.authenticated === null
        ? err(problem("access.session.required", {}))
        : answerSession(request.authenticated),
  });
  route(app, registry, {
    method: "DELETE",
    url: "/api/v1/session",
    access: "session.own",
    tag,
    summary: "Sign out.",
    answer: Done,
    handler: async ({ actor, request, reply }) => {
      const token = sessionToken(request);
      if (token !== undefined) await signOut(deps, actor, token);
      clearSessionCookie(reply);
      return ok(DONE);
    },
  });
  route(app, registry, {
    method: "PUT",
    url: "/api/v1/session/password",
    access: "session.own",
    tag,
    summary: "Change one's own password; ends the other sessions.",
    body: ChangePasswordRequest,
    answer: Done,
    handler: async ({ body, request }) => {
      const { authenticated } = request;
      if (authenticated === null) return err(problem("access.session.required", {}));
      const changed = await changePassword(deps, authenticated, {
        ...body,
        sessionToken: sessionToken(request) ?? "",
      });
      return changed.ok ? ok(DONE) : changed;
    },
  });
  route(app, registry, {
    method: "POST",
    url: "/api/v1/setup",
    access: "public",
    tag,
    summary: "Create the organization and its first administrator with the one-time link.",
    body: SetUpRequest,
    answer: Done,
    status: 201,
    handler: async ({ body }) => {
      const done = await setUp(deps, body);
      return done.ok ? ok(DONE) : done;
    },
  });
}
