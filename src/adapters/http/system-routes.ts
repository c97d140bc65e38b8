import type { FastifyInstance } from "fastify";
import { Registry, collectDefaultMetrics, Histogram } from "prom-client";
import { z } from "zod";
import { ok } from "../../domain/kernel/result.ts";
import { type RouteRegistry, route } from "./route.ts";

const TEXT = "text/plain; charset=utf-8";

function measureRequests(app: FastifyInstance): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time from the request to the answer, by route and status.",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    seconds.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
  return registry;
}

/** Is the process up, is the system ready, what does it measure, and what does it serve. */
export function systemRoutes(
  app: FastifyInstance,
  registry: RouteRegistry,
  isReady: () => Promise<boolean>,
): void {
  const metrics = measureRequests(app);
  const Health = z.object({ status: z.enum(["ok", "starting"]) });
  route(app, registry, {
    method: "GET",
    url: "/healthz",
    access: "public",
    tag: "system",
    summary: "The process is up.",
    answer: Health,
    handler: async () => ok({ status: "ok" as const }),
  });
  route(app, registry, {
    method: "GET",
    url: "/readyz",
    access: "public",
    tag: "system",
    summary: "The database answers and its migrations are done; 503 while not.",
    answer: Health,
    handler: async ({ reply }) => {
      if (await isReady()) return ok({ status: "ok" as const });
      reply.status(503);
      return ok({ status: "starting" as const });
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/metrics",
    access: "public",
    tag: "system",
    summary: "Measurements as Prometheus text.",
    answer: z.string(),
    handler: async ({ reply }) => {
      reply.type(TEXT).serializer((text: string) => text);
      return ok(await metrics.metrics());
    },
  });
  route(app, registry, {
    method: "GET",
    url: "/api/v1/openapi.json",
    access: "public",
    tag: "system",
    summary: "This description.",
    answer: z.record(z.string(), z.unknown()),
    handler: async () => ok({ ...app.swagger() }),
  });
}
