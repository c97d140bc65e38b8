import { beforeAll, describe, expect, test } from "vitest";
import type { RegisteredRoute } from "../../src/adapters/http/route.ts";
import { ROLES, type Role } from "../../src/domain/organisation/role.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { addUnits } from "../../src/application/organisation/add-units.ts";
import { anActor, anOrganization } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { type Browser, type WebServer, aWebServer } from "../support/web-server.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db);

type Who = Role | "nobody";

const ALL: readonly Role[] = ROLES;
const UNITS: readonly Role[] = ["unit_officer", "unit_head"];
const CENTRE: readonly Role[] = ["office", "finance", "leader", "auditor"];

/**
 * Who may ask each route, written out by hand: the permission matrix that the code is held against.
 * A route that is not here fails the last test.
 */
const MATRIX: Readonly<Record<string, readonly Role[] | "public">> = {
  "GET /healthz": "public",
  "GET /readyz": "public",
  "GET /metrics": "public",
  "GET /api/v1/openapi.json": "public",
  "POST /api/v1/session": "public",
  "POST /api/v1/setup": "public",
  "GET /api/v1/session": ALL,
  "PUT /api/v1/session/password": ALL,
  "DELETE /api/v1/session": ALL,
  "GET /api/v1/units": ALL,
  "POST /api/v1/units/register": ["admin", "office"],
  "GET /api/v1/unit-groups": ALL,
  "GET /api/v1/accounts": ["admin"],
  "POST /api/v1/accounts": ["admin"],
  "PATCH /api/v1/accounts/:id": ["admin"],
  "GET /api/v1/accounts/:id/held-tasks": ["admin"],
  "POST /api/v1/accounts/:id/move": ["admin"],
  "POST /api/v1/plan-imports": ["office", "finance"],
  "GET /api/v1/plan-imports": ["office", "finance"],
  "GET /api/v1/plan-imports/:id": ["office", "finance"],
  "PUT /api/v1/plan-imports/:id/answers": ["office", "finance"],
  "POST /api/v1/plan-imports/:id/confirm": ["office", "finance"],
  "POST /api/v1/plan-imports/:id/discard": ["office", "finance"],
  "GET /api/v1/plans": ALL,
  "GET /api/v1/plans/:id": ALL,
  "POST /api/v1/plans/:id/issue": ["office", "finance"],
  "GET /api/v1/plans/:id/document.docx": ALL,
  "GET /api/v1/plans/:id/document.pdf": ALL,
  "GET /api/v1/plan-versions/:id/edits": ["office", "finance"],
  "GET /api/v1/plan-versions/:id/measurability": ["office", "finance"],
  "POST /api/v1/plans": ["office", "finance"],
  "GET /api/v1/plans/:id/copies": ["office", "finance"],
  "POST /api/v1/plans/:id/copies": ["office", "finance"],
  "POST /api/v1/plan-versions/:id/edits": ["office", "finance"],
  "POST /api/v1/plans/:id/amendments": ["office", "finance"],
  "GET /api/v1/plans/:id/differences": ALL,
  "POST /api/v1/documents/check": ["office", "finance"],
  "GET /api/v1/indicators": ALL,
  "PATCH /api/v1/indicators/:id": ["finance"],
  "GET /api/v1/forms": ALL,
  "GET /api/v1/forms/proposal": ["office", "finance"],
  "POST /api/v1/forms/workbook": ["office", "finance"],
  "GET /api/v1/forms/:id": ALL,
  "POST /api/v1/forms": ["office", "finance"],
  "GET /api/v1/form-checks": ALL,
  "POST /api/v1/form-checks": ["office", "finance"],
  "POST /api/v1/form-checks/rehearsal": ["office", "finance"],
  "GET /api/v1/forms/:id/names": ["office", "finance"],
  "GET /api/v1/rounds": ALL,
  "GET /api/v1/rounds/:id": ALL,
  "POST /api/v1/rounds": ["office", "finance"],
  "PATCH /api/v1/rounds/:id": ["office", "finance"],
  "GET /api/v1/my-work": UNITS,
  "GET /api/v1/obligations/:id/workbook.xlsx": [...UNITS, "office", "finance", "auditor"],
  "POST /api/v1/obligations/:id/workbook/preview": UNITS,
  "POST /api/v1/obligations/:id/workbook/marked.xlsx": UNITS,
  "POST /api/v1/workbooks": ["office", "finance"],
  "GET /api/v1/obligations/:id/sheet": [...UNITS, "office", "finance", "auditor"],
  "PUT /api/v1/obligations/:id/figures": UNITS,
  "PUT /api/v1/obligations/:id/narratives": UNITS,
  "GET /api/v1/obligations/:id/narratives/earlier": [...UNITS, "office", "finance", "auditor"],
  "POST /api/v1/obligations/:id/submissions": UNITS,
  "GET /api/v1/obligations/:id/submissions": [...UNITS, "office", "finance", "auditor"],
  "POST /api/v1/obligations/:id/issues": UNITS,
  "POST /api/v1/obligations/:id/approvals": UNITS,
  "POST /api/v1/approvals/:id/decisions": UNITS,
  "POST /api/v1/submissions/:id/withdrawal": UNITS,
  "PUT /api/v1/obligations/:id/tasks/:taskId/holder": UNITS,
  "PUT /api/v1/obligations/:id/presence": UNITS,
  "GET /api/v1/obligations/:id/evidence": [...UNITS, "office", "finance", "auditor"],
  "POST /api/v1/obligations/:id/evidence": UNITS,
  "GET /api/v1/evidence/:id/upload": UNITS,
  "PUT /api/v1/evidence/:id/chunks": UNITS,
  "POST /api/v1/evidence/:id/finish": UNITS,
  "DELETE /api/v1/evidence/:id/upload": UNITS,
  "PUT /api/v1/evidence/:id/places": UNITS,
  "POST /api/v1/evidence/:id/withdrawal": UNITS,
  "GET /api/v1/evidence/:id/content": [...UNITS, "office", "finance", "auditor"],
  "GET /api/v1/reviews": ["office", "finance", "auditor"],
  "GET /api/v1/submissions/:id": [...UNITS, "office", "finance", "auditor"],
  "POST /api/v1/submissions/:id/decisions": ["office", "finance"],
  "GET /api/v1/rounds/:id/tracking": CENTRE,
  "POST /api/v1/rounds/:id/reminders": ["office"],
  "POST /api/v1/rounds/:id/letters": ["office"],
  "GET /api/v1/rounds/:id/letters": CENTRE,
  "GET /api/v1/letters/:id/file": CENTRE,
  "GET /api/v1/notices": ALL,
  "POST /api/v1/notices/seen": ALL,
  "GET /api/v1/urging": ["office", "admin", "auditor"],
  "PUT /api/v1/urging/policy": ["office", "admin"],
  "PUT /api/v1/urging/templates/:kind": ["office", "admin"],
  "GET /api/v1/messages": ["office", "admin", "auditor"],
  "POST /api/v1/messages/:id/release": ["office", "admin"],
  "GET /api/v1/directives": [...UNITS, ...CENTRE],
  "POST /api/v1/directives": ["leader"],
  "POST /api/v1/directives/:id/answers": UNITS,
  "PATCH /api/v1/directives/:id": ["leader", "office"],
  "GET /api/v1/rounds/:id/evaluation": CENTRE,
  "PUT /api/v1/targets/:id/override": ["finance"],
  "GET /api/v1/rounds/:id/tables": [...UNITS, ...CENTRE],
  "GET /api/v1/rounds/:id/tables/:formId": [...UNITS, ...CENTRE],
  "GET /api/v1/rounds/:id/tables/:formId/workbook.xlsx": [...UNITS, ...CENTRE],
  "POST /api/v1/rounds/:id/tables/:formId/freezes": ["finance"],
  "GET /api/v1/rounds/:id/tables/:formId/differences": ["office", "finance", "auditor"],
  "POST /api/v1/rounds/:id/tables/:formId/differences/explanations": ["finance"],
  "GET /api/v1/rounds/:id/tables/:formId/cells/:rowId/:columnId": [...UNITS, ...CENTRE],
  "GET /api/v1/rounds/:id/report": CENTRE,
  "GET /api/v1/rounds/:id/report/waiting": CENTRE,
  "POST /api/v1/rounds/:id/report": ["finance"],
  "PUT /api/v1/reports/:id/paragraphs/:blockKey": ["finance"],
  "DELETE /api/v1/reports/:id/paragraphs/:blockKey": ["finance"],
  "POST /api/v1/reports/:id/presentations": ["finance"],
  "POST /api/v1/reports/:id/decisions": ["leader"],
  "GET /api/v1/reports/:id/document.docx": CENTRE,
  "GET /api/v1/reports/:id/document.pdf": CENTRE,
  "GET /api/v1/reports/:id/tables.xlsx": CENTRE,
};

const SOME_ID = "01920000-0000-7000-8000-000000000000";
const nameOf = ({ method, url }: RegisteredRoute): string => `${method} ${url}`;
const addressOf = ({ url }: RegisteredRoute): string => url.replace(/:\w+/g, SOME_ID);

let server: WebServer;
const browsers = new Map<Who, Browser>();

beforeAll(async () => {
  const admin = await anOrganization(deps);
  await addUnits(deps, admin, {
    units: [
      {
        kind: "ward",
        name: "Phường 1",
        shortName: "Phường 1",
        abbreviation: "P.1",
        isVertical: false,
        validFrom: "2020-01-01",
        validTo: null,
        tile: null,
        aliases: [],
        codes: [],
      },
    ],
    groups: [],
  });
  const [unit] = await deps.work.read(admin, ({ organisation }) =>
    organisation.listUnits("2024-09-10"),
  );
  server = await aWebServer(deps);
  browsers.set("nobody", server.signedOut);
  for (const role of ROLES) {
    const isOfUnit = role === "unit_officer" || role === "unit_head";
    await anActor(deps, admin, {
      username: `vai-${role}`,
      role,
      ...(isOfUnit && unit !== undefined ? { unitId: unit.id } : {}),
    });
    browsers.set(role, await server.signIn(`vai-${role}`));
  }
});

/** Whether the door was open: refused for who asks, or answered on the merits (whatever the answer). */
async function isLetIn(who: Who, asked: RegisteredRoute): Promise<boolean> {
  const browser = browsers.get(who);
  if (browser === undefined) throw new Error(`no browser for ${who}`);
  const method = asked.method as "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; // as registered
  const answer = await browser.ask(method, addressOf(asked), method === "GET" ? undefined : {});
  if (answer.status === 500) throw new Error(`${nameOf(asked)} failed for ${who}: ${answer.body}`);
  if (who === "nobody") return answer.status !== 401 || asked.access === "public";
  return answer.status !== 403 && answer.status !== 401;
}

describe("routes × roles", () => {
  test("every route is in the matrix, and the matrix names no route that is gone", () => {
    expect(server.routes.map(nameOf).sort()).toEqual(Object.keys(MATRIX).sort());
  });

  test.each(Object.entries(MATRIX).filter(([name]) => !name.startsWith("DELETE /api/v1/session")))(
    "%s lets in exactly those it should",
    async (name, allowed) => {
      const asked = server.routes.find((each) => nameOf(each) === name);
      if (asked === undefined) throw new Error(`${name} is not served`);
      for (const who of ["nobody", ...ROLES] as const) {
        const expected = allowed === "public" || (who !== "nobody" && allowed.includes(who));
        expect([who, await isLetIn(who, asked)]).toEqual([who, expected]);
      }
    },
  );

  test("the description lists exactly the routes that answer", async () => {
    const answer = await server.signedOut.ask("GET", "/api/v1/openapi.json");
    const { paths, openapi } = answer.json<{
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    }>();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = server.routes.map(
      ({ method, url }) => `${method} ${url.replace(/:(\w+)/g, "{$1}")}`,
    );
    expect(openapi).toBe("3.1.0");
    expect(described.sort()).toEqual(served.sort());
  });
});
