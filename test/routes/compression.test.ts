import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { aWebServer } from "../support/web-server.ts";

const { db } = await databaseOfThisFile();
const { fastify } = await aWebServer(dependenciesOn(db));

const ask = (url: string, encoding?: string) =>
  fastify.inject({
    method: "GET",
    url,
    ...(encoding === undefined ? {} : { headers: { "accept-encoding": encoding } }),
  });

const LONG = "/api/v1/openapi.json";

test("a long answer comes compressed to whoever reads gzip, with the same content", async () => {
  const [plain, small] = [await ask(LONG), await ask(LONG, "gzip, deflate, br")];
  expect(small.headers["content-encoding"]).toBe("gzip");
  expect(small.headers["vary"]).toContain("accept-encoding");
  expect(gunzipSync(small.rawPayload).toString("utf8")).toBe(plain.body);
  expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
});

test.each([
  ["nobody asked for it", LONG, undefined],
  ["the reader refuses gzip", LONG, "gzip;q=0, br"],
  ["the answer is short", "/healthz", "gzip"],
])("an answer comes as it is where %s", async (_name, url, encoding) => {
  expect((await ask(url, encoding)).headers["content-encoding"]).toBeUndefined();
});
