import type { FastifyInstance, InjectOptions } from "fastify";
import { createApp } from "../../src/adapters/http/app.ts";
import type { RouteRegistry } from "../../src/adapters/http/route.ts";
import type { Dependencies } from "../../src/application/ports.ts";
import { TEST_PASSWORD } from "./actors.ts";

/** A signed-in browser, as far as the server can tell. */
export interface Browser {
  readonly ask: (
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    url: string,
    payload?: InjectOptions["payload"],
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly bytes: Uint8Array;
  // a test reads whatever it asked for
  readonly json: <T = Record<string, unknown>>() => T;
}

export interface WebServer {
  readonly fastify: FastifyInstance;
  readonly routes: RouteRegistry;
  readonly signedOut: Browser;
  readonly signIn: (username: string, password?: string) => Promise<Browser>;
}

/** The whole HTTP server in process, on the test's own database. */
export async function aWebServer(deps: Dependencies): Promise<WebServer> {
  const { fastify, routes } = await createApp({
    deps,
    isReady: () => Promise.resolve(true),
    version: "0.0.0",
  });
  const browser = (own: Readonly<Record<string, string>>): Browser => ({
    ask: async (method, url, payload, headers = {}) => {
      const answer = await fastify.inject({
        method,
        url,
        headers: { ...own, ...headers },
        ...(payload === undefined ? {} : { payload }),
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: answer.body,
        bytes: new Uint8Array(answer.rawPayload),
        json: <T>() => answer.json<T>(),
      };
    },
  });
  return {
    fastify,
    routes,
    signedOut: browser({}),
    signIn: async (username, password = TEST_PASSWORD) => {
      const answer = await fastify.inject({
        method: "POST",
        url: "/api/v1/session",
        payload: { username, password },
      });
      if (answer.statusCode !== 200) throw new Error(`sign-in failed: ${answer.body}`);
      const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
      const { csrfToken } = answer.json<{ csrfToken: string }>();
      return browser({ cookie, "x-csrf-token": csrfToken });
    },
  };
}
