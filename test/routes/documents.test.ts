import { strToU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { readPdf } from "../support/pdf-facts.ts";
import { anOpenRound, theSamplePlan } from "../support/plan-builders.ts";
import { type Browser, type WebServer, aWebServer } from "../support/web-server.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());
const BOUNDARY = "----mot-tep";

let server: WebServer;
let office: Browser;
let planId: string;

beforeAll(async () => {
  const opened = await anOpenRound(deps);
  planId = opened.planId;
  server = await aWebServer(deps);
  office = await server.signIn(`vp-${opened.admin.organizationId}`);
});

afterAll(() => server.fastify.close());

const check = (fileName: string, bytes: Uint8Array) =>
  office.ask(
    "POST",
    "/api/v1/documents/check",
    Buffer.concat([
      Buffer.from(
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n` +
          "Content-Type: application/octet-stream\r\n\r\n",
      ),
      bytes,
      Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
    ]),
    { "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
  );

interface Check {
  readonly findings: readonly { readonly rule: string }[];
}

describe("documents of a plan", { timeout: 60_000 }, () => {
  test("the PDF is served with its number, and says the same as the DOCX", async () => {
    const answer = await office.ask("GET", `/api/v1/plans/${planId}/document.pdf`);
    expect([answer.status, answer.headers["content-type"]]).toEqual([200, "application/pdf"]);
    const { author, pages } = await readPdf(answer.bytes);
    expect(author).toBe("Ủy ban nhân dân thành phố Vũng Tàu");
    const lines = pages.flatMap((page) => page.lines.map(({ text }) => text));
    expect(lines.some((line) => line.startsWith("Số: 15/KH-UBND"))).toBe(true);
    expect(lines.filter((line) => line === "PHÂN CÔNG NHIỆM VỤ")).toHaveLength(1);
  });

  test("the DOCX passes the check of the decree", async () => {
    const { bytes } = await office.ask("GET", `/api/v1/plans/${planId}/document.docx`);
    const answer = await check("ke-hoach.docx", bytes);
    expect(answer.status).toBe(200);
    expect(answer.json<Check>().findings).toEqual([]);
  });

  test("a version is served by its number; one that is not there is not found", async () => {
    const at = (version: string) =>
      office.ask("GET", `/api/v1/plans/${planId}/document.docx?version=${version}`);
    expect([(await at("1")).status, (await at("9")).status]).toEqual([200, 404]);
  });
});

describe("POST /api/v1/documents/check", () => {
  test("a plan as somebody typed it is answered with what departs from the decree", async () => {
    const answer = await check("ke-hoach.docx", theSamplePlan().bytes);
    const { findings } = answer.json<Check>();
    expect(answer.status).toBe(200);
    expect(findings.length).toBeGreaterThan(0);
  });

  test("a file that is no Word document is refused in words", async () => {
    const answer = await check("anh.docx", strToU8("đây không phải tệp Word"));
    expect([answer.status, answer.json()["code"]]).toEqual([415, "document.file.unsupported"]);
  });
});
