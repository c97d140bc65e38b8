import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { type Action, requireAction } from "../../application/access.ts";
import type { Actor } from "../../application/actor.ts";
import type { Authenticated } from "../../application/identity/authenticate.ts";
import { ProblemDocument } from "../../contract/common.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { toProblemDocument } from "./problem-response.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks; null for a public route asked without a session. */
    authenticated: Authenticated | null;
  }
}

/** Bytes to be saved or shown, instead of JSON. */
export interface FileAnswer {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Shown in the browser instead of saved, with nothing in it allowed to act. */
  readonly isInline?: boolean;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** What a handler is given: all of it parsed, the person known. */
export interface Asked<A, P, Q, B> {
  readonly actor: A extends "public" ? Actor | null : Actor;
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface RouteSpec<
  A extends Action | "public",
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  R extends z.ZodType | "file",
> {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly url: string;
  /** The act this route is; "public" for those that need nobody. */
  readonly access: A;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Takes files as multipart/form-data; the handler reads them from `request`. */
  readonly multipart?: true;
  readonly answer: R;
  readonly status?: 200 | 201 | 202;
  readonly handler: (
    asked: Asked<A, P, Q, B>,
  ) => Promise<Result<R extends z.ZodType ? z.input<R> : FileAnswer, Problem>>;
}

/** One registered route, as the matrix test of routes and roles reads it. */
export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: Action | "public";
}

export type RouteRegistry = RegisteredRoute[];

/** What a use case that only acts answers to a client. */
export const toDone = <E>(result: Result<void, E>): Result<{ done: true }, E> =>
  result.ok ? ok({ done: true }) : result;

const problemAnswers = { "4xx": ProblemDocument, "5xx": ProblemDocument };

const send = (reply: FastifyReply, found: Problem) => {
  const document = toProblemDocument(found);
  return reply.status(document.status).type("application/problem+json").send(document);
};

/** A file from outside is shown without scripts, forms or anything fetched. */
const INLINE_POLICY =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; object-src 'self'; sandbox";

const sendFile = (reply: FastifyReply, file: FileAnswer) => {
  const name = `filename*=UTF-8''${encodeURIComponent(file.fileName)}`;
  reply.type(file.mediaType);
  reply.header("content-disposition", `${file.isInline ? "inline" : "attachment"}; ${name}`);
  if (file.isInline) reply.header("content-security-policy", INLINE_POLICY);
  return reply.send(Buffer.from(file.bytes));
};

/**
 * Registers a route. Who may ask is declared, never left out: a route without an act does not
 * compile, and the check happens here, before the handler, for every route alike.
 */
export function route<
  A extends Action | "public",
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends z.ZodType | "file" = z.ZodType,
>(app: FastifyInstance, registry: RouteRegistry, spec: RouteSpec<A, P, Q, B, R>): void {
  registry.push({ method: spec.method, url: spec.url, access: spec.access });
  app.route({
    method: spec.method,
    url: spec.url,
    schema: {
      tags: [spec.tag],
      summary: spec.summary,
      ...(spec.access === "public" ? { security: [] } : {}),
      ...(spec.params === undefined ? {} : { params: spec.params }),
      ...(spec.query === undefined ? {} : { querystring: spec.query }),
      ...(spec.body === undefined ? {} : { body: spec.body }),
      ...(spec.multipart ? { consumes: ["multipart/form-data"] } : {}),
      response:
        spec.answer === "file"
          ? problemAnswers
          : { [spec.status ?? 200]: spec.answer, ...problemAnswers },
    },
    preValidation: async (request, reply) => {
      if (spec.access === "public") return;
      if (request.authenticated === null) {
        return send(reply, problem("access.session.required", {}));
      }
      const allowed = requireAction(request.authenticated.actor, spec.access);
      if (!allowed.ok) return send(reply, allowed.error);
    },
    handler: async (request, reply) => {
      const result = await spec.handler({
        // checked above: only public routes go on without a person
        actor: (request.authenticated?.actor ?? null) as Asked<A, P, Q, B>["actor"],
        // parsed by the schemas above, which fastify types as unknown here
        params: request.params as Parsed<P>,
        query: request.query as Parsed<Q>,
        body: request.body as Parsed<B>,
        request,
        reply,
      });
      if (!result.ok) return send(reply, result.error);
      if (spec.answer === "file") return sendFile(reply, result.value as FileAnswer); // R is "file"
      return reply.status(spec.status ?? 200).send(result.value);
    },
  });
}

/** Path parameters `{ id }`. */
export const IdParams = z.object({ id: z.uuid() });
