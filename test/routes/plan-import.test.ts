import { request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { theCity, theSamplePlan } from "../support/plan-builders.ts";
import { type Browser, type WebServer, aWebServer } from "../support/web-server.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db);
const BOUNDARY = "----mot-tep";
const HEADERS = { "content-type": `multipart/form-data; boundary=${BOUNDARY}` };

let server: WebServer;
let office: Browser;

beforeAll(async () => {
  const { admin } = await theCity(deps);
  await anActor(deps, admin, { username: "vanphong", role: "office", hasClearance: true });
  await anActor(deps, admin, { username: "khongten", role: "finance" });
  server = await aWebServer(deps);
  office = await server.signIn("vanphong");
});

afterAll(() => server.fastify.close());

const opening = (fileName: string): string =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n` +
  "Content-Type: application/octet-stream\r\n\r\n";
const CLOSING = `\r\n--${BOUNDARY}--\r\n`;

const upload = (fileName: string, bytes: Uint8Array, by: Browser = office) =>
  by.ask(
    "POST",
    "/api/v1/plan-imports",
    Buffer.concat([Buffer.from(opening(fileName)), bytes, Buffer.from(CLOSING)]),
    HEADERS,
  );

const word = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml":
          '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>',
        ...parts,
      }).map(([name, part]) => [name, strToU8(part)]),
    ),
  );

async function stored(): Promise<{ readonly documents: number; readonly imports: number }> {
  const documents = await db.selectFrom("source_document").select("id").execute();
  const imports = await db.selectFrom("plan_import").select("id").execute();
  return { documents: documents.length, imports: imports.length };
}

describe("POST /api/v1/plan-imports refuses in words, and stores nothing", () => {
  test.each([
    ["a file that is no document", "anh.docx", strToU8("đây không phải tệp Word"), 422, "damaged"],
    ["an unknown kind of file", "anh.png", strToU8("PNG"), 415, "unsupported"],
    ["an empty file", "trong.txt", new Uint8Array(), 422, "empty"],
    ["macros", "co-macro.docx", word({ "word/vbaProject.bin": "x" }), 422, "has-macros"],
    [
      "a link to the outside",
      "lien-ket.docx",
      word({
        "word/_rels/document.xml.rels":
          '<Relationships><Relationship Id="r1" Type="http://x/relationships/attachedTemplate" Target="http://ngoai.example/a.dotm" TargetMode="External"/></Relationships>',
      }),
      422,
      "has-external-links",
    ],
    [
      "an archive that swells",
      "phinh.docx",
      word({ "word/document.xml": " ".repeat(120 * 1024 * 1024) }),
      422,
      "zip-bomb",
    ],
  ] as const)("%s", async (_rule, fileName, bytes, status, reason) => {
    const answer = await upload(fileName, bytes);
    expect([answer.status, answer.json()["code"]]).toEqual([status, `document.file.${reason}`]);
    expect(String(answer.json()["title"])).toMatch(/\p{Lu}.+\.$/u);
    expect(await stored()).toEqual({ documents: 0, imports: 0 });
  });

  test("a text without a single item", async () => {
    const answer = await upload("thu.txt", strToU8("Chào anh chị.\nHẹn gặp."));
    expect([answer.status, answer.json()["code"]]).toEqual([422, "document.plan.no-items"]);
    expect(await stored()).toEqual({ documents: 0, imports: 0 });
  });

  test("no file at all", async () => {
    const answer = await office.ask("POST", "/api/v1/plan-imports", `--${BOUNDARY}--\r\n`, HEADERS);
    expect([answer.status, answer.json()["code"]]).toEqual([400, "request.malformed"]);
  });

  test("200 MB: refused while they arrive, memory stays flat, the server goes on", async () => {
    await server.fastify.listen({ port: 0, host: "127.0.0.1" });
    const { port } = server.fastify.server.address() as AddressInfo; // it listens on TCP
    const before = process.memoryUsage().rss;
    const status = await sendMegabytes(port, 200);
    const grown = (process.memoryUsage().rss - before) / 1024 / 1024;
    expect(status).toBe(413);
    expect(grown).toBeLessThan(150);
    expect(await stored()).toEqual({ documents: 0, imports: 0 });
    expect((await office.ask("GET", "/api/v1/plan-imports")).status).toBe(200);
  });
});

/** Sends a body of many megabytes as a browser would, at the pace the server takes it. */
async function sendMegabytes(port: number, megabytes: number): Promise<number> {
  const signedIn = await server.fastify.inject({
    method: "POST",
    url: "/api/v1/session",
    payload: { username: "vanphong", password: "mật khẩu để thử 2024" },
  });
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const { csrfToken } = signedIn.json<{ csrfToken: string }>();
  const asked = httpRequest({
    port,
    host: "127.0.0.1",
    method: "POST",
    path: "/api/v1/plan-imports",
    headers: { ...HEADERS, cookie, "x-csrf-token": csrfToken },
  });
  const answered = new Promise<number>((resolve, reject) => {
    asked.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    asked.on("error", reject);
  });
  const megabyte = Buffer.alloc(1024 * 1024, 0x61);
  asked.write(opening("lon.docx"));
  for (let sent = 0; sent < megabytes && !asked.destroyed; sent++) {
    if (!asked.write(megabyte)) {
      await Promise.race([new Promise((resolve) => asked.once("drain", resolve)), wait(2000)]);
    }
  }
  asked.end(CLOSING);
  return answered;
}

describe("an import is read by whom it concerns", () => {
  test("a plan with confidential parts opens for who brought it and for people named", async () => {
    const { fileName, bytes } = theSamplePlan();
    const started = await upload(fileName, bytes);
    expect(started.status).toBe(201);
    const { id, items } = started.json<{ id: string; items: number }>();
    expect(items).toBe(58);
    const unnamed = await server.signIn("khongten");
    expect((await office.ask("GET", `/api/v1/plan-imports/${id}`)).status).toBe(200);
    expect((await unnamed.ask("GET", `/api/v1/plan-imports/${id}`)).status).toBe(404);
    const again = await upload("ten-khac.docx", bytes, unnamed);
    expect(again.json()).toMatchObject({ code: "plan.import.already-imported" });
  });
});
