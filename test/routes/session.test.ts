import { beforeAll, describe, expect, test } from "vitest";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { type WebServer, aWebServer } from "../support/web-server.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db);
let server: WebServer;

beforeAll(async () => {
  const admin = await anOrganization(deps);
  await anActor(deps, admin, { username: "vanphong", role: "office", fullName: "Chuyên viên" });
  await anActor(deps, admin, { username: "quantri", role: "admin" });
  await anActor(deps, admin, { username: "bikhoa", role: "finance" });
  server = await aWebServer(deps);
});

describe("signing in", () => {
  test("a wrong password and an unknown name get the same answer", async () => {
    const wrong = { username: "vanphong", password: "sai" };
    const unknown = { username: "khongco", password: "sai" };
    const first = await server.signedOut.ask("POST", "/api/v1/session", wrong);
    const second = await server.signedOut.ask("POST", "/api/v1/session", unknown);
    expect(first.status).toBe(401);
    expect(first.json()).toEqual(second.json());
    expect(first.json()).toMatchObject({ code: "access.session.wrong-credentials" });
  });

  test("a session says who is signed in, and ends with sign-out", async () => {
    const office = await server.signIn("vanphong");
    const session = await office.ask("GET", "/api/v1/session");
    expect(session.json()).toMatchObject({ account: { fullName: "Chuyên viên", unit: null } });
    expect((await office.ask("DELETE", "/api/v1/session")).status).toBe(200);
    expect((await office.ask("GET", "/api/v1/session")).status).toBe(401);
  });

  test("a write from a browser without its CSRF token is refused", async () => {
    const office = await server.signIn("vanphong");
    const forged = await office.ask("DELETE", "/api/v1/session", undefined, {
      "x-csrf-token": "đoán".normalize("NFD").replace(/[^a-z]/g, ""),
    });
    expect(forged.status).toBe(403);
    expect(forged.json()).toMatchObject({ code: "access.csrf.missing" });
    expect((await office.ask("GET", "/api/v1/session")).status).toBe(200);
  });

  test("guessing one name is slowed down after eight failures", async () => {
    const guess = { username: "quantri", password: "đoán mò" };
    for (let attempt = 0; attempt < 8; attempt++) {
      expect((await server.signedOut.ask("POST", "/api/v1/session", guess)).status).toBe(401);
    }
    expect((await server.signedOut.ask("POST", "/api/v1/session", guess)).status).toBe(429);
  });

  test("the session cookie cannot be read by scripts", async () => {
    const answer = await server.signedOut.ask("POST", "/api/v1/session", {
      username: "vanphong",
      password: "mật khẩu để thử 2024",
    });
    expect(String(answer.headers["set-cookie"])).toMatch(/HttpOnly.*SameSite=Lax/);
  });
});

describe("errors", () => {
  test("a malformed request names the field that is wrong", async () => {
    const answer = await server.signedOut.ask("POST", "/api/v1/session", { username: "" });
    expect(answer.status).toBe(400);
    expect(answer.headers["content-type"]).toContain("application/problem+json");
    const { errors } = answer.json<{ errors: { field: string }[] }>();
    expect(errors.map((error) => error.field)).toEqual(["username", "password"]);
  });

  test("an unknown address of the API is a problem document", async () => {
    const answer = await server.signedOut.ask("GET", "/api/v1/khong-co");
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ code: "access.thing.not-found" });
  });
});

describe("Idempotency-Key", () => {
  const account = {
    username: "canbo",
    fullName: "Cán bộ",
    password: "mật khẩu ban đầu",
    roles: [{ role: "auditor", unitId: null }],
  };

  test("a repeated write is answered as the first time and not done again", async () => {
    const admin = await db
      .selectFrom("account")
      .selectAll()
      .where("username", "like", "quantri-%")
      .executeTakeFirstOrThrow();
    const browser = await server.signIn(admin.username);
    const key = { "idempotency-key": "một-lần".length.toString() };
    const first = await browser.ask("POST", "/api/v1/accounts", account, key);
    const again = await browser.ask("POST", "/api/v1/accounts", account, key);
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.json()).toEqual(first.json());
    const other = await browser.ask(
      "POST",
      "/api/v1/accounts",
      { ...account, username: "khac" },
      key,
    );
    expect(other.json()).toMatchObject({ code: "request.idempotency.mismatch" });
  });

  test("of two requests with one key sent together, one is done", async () => {
    const admin = await db
      .selectFrom("account")
      .selectAll()
      .where("username", "like", "quantri-%")
      .executeTakeFirstOrThrow();
    const browser = await server.signIn(admin.username);
    const key = { "idempotency-key": "cùng-lúc".length.toString() + "b" };
    const body = { ...account, username: "cunglúc".normalize("NFC") };
    const answers = await Promise.all(
      [1, 2].map(() => browser.ask("POST", "/api/v1/accounts", body, key)),
    );
    expect(answers.filter((answer) => answer.status === 201).length).toBeGreaterThanOrEqual(1);
    const made = await db
      .selectFrom("account")
      .where("username", "=", body.username)
      .selectAll()
      .execute();
    expect(made).toHaveLength(1);
  });
});
