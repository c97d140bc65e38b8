import { describe, expect, test } from "vitest";
import { confirmImport } from "../../src/application/plan/confirm-import.ts";
import { importPlan } from "../../src/application/plan/import-plan.ts";
import { issuePlan } from "../../src/application/plan/issue-plan.ts";
import { answerImport, viewImport } from "../../src/application/plan/review-import.ts";
import { printPlan } from "../../src/application/plan/print-plan.ts";
import { readDocument } from "../../src/adapters/documents/read-document.ts";
import { readPlan } from "../../src/domain/plan/read-plan.ts";
import { viewPlan } from "../../src/application/plan/view-plan.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import {
  anOpenRound,
  answerAsProposed,
  must,
  theCity,
  theSamplePlan,
} from "../support/plan-builders.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());

async function anImport() {
  const { admin, unitIds } = await theCity(deps);
  const office = await anActor(deps, admin, {
    username: `vp-${admin.organizationId}`,
    role: "office",
    hasClearance: true,
  });
  const file = theSamplePlan();
  const started = must(await importPlan(deps, office, { file, termFrom: 2020, termTo: 2025 }));
  return { admin, office, unitIds, importId: started.id, file };
}

describe("importing a plan", () => {
  test("nothing enters the register before it is confirmed", async () => {
    const { office, importId } = await anImport();
    const view = must(await viewImport(deps, office, importId));
    expect(view.reading.items).toHaveLength(58);
    expect(view.reading.groups).toHaveLength(7);
    expect(await deps.work.read(office, ({ plan }) => plan.listPlans())).toEqual([]);
  });

  test("the same file is recognised", async () => {
    const { office, file, importId } = await anImport();
    const again = await importPlan(deps, office, { file, termFrom: 2020, termTo: 2025 });
    expect(again).toMatchObject({
      ok: false,
      error: { code: "plan.import.already-imported", details: { importId } },
    });
  });

  test("a text without a single item is refused and leaves nothing behind", async () => {
    const { office } = await anImport();
    const file = {
      fileName: "thu.txt",
      bytes: new TextEncoder().encode("Chào anh chị.\nHẹn gặp."),
    };
    const refused = await importPlan(deps, office, { file, termFrom: 2020, termTo: 2025 });
    expect(refused).toMatchObject({ ok: false, error: { code: "document.plan.no-items" } });
    const documents = await db
      .selectFrom("source_document")
      .where("file_name", "=", "thu.txt")
      .selectAll()
      .execute();
    expect(documents).toEqual([]);
  });

  test("an open question holds the plan back", async () => {
    const { office, importId } = await anImport();
    const refused = await confirmImport(deps, office, importId);
    expect(refused).toMatchObject({ ok: false, error: { code: "plan.import.open-questions" } });
  });

  test("a later answer supersedes, and both are kept", async () => {
    const { office, importId } = await anImport();
    for (const value of ["before-means-end-of-that-day", "before-means-end-of-previous-day"]) {
      const answers = [{ question: "deadline-policy", value }];
      must(await answerImport(deps, office, { importId, answers }));
    }
    const view = must(await viewImport(deps, office, importId));
    expect(view.answers["deadline-policy"]).toBe("before-means-end-of-previous-day");
    const kept = await db
      .selectFrom("plan_import_answer")
      .where("import_id", "=", importId)
      .selectAll()
      .execute();
    expect(kept).toHaveLength(2);
  });
});

describe("the register", () => {
  test("each item has exactly one lead, each target its words and place", async () => {
    const { office, unitIds, importId } = await anImport();
    await answerAsProposed(deps, office, importId, unitIds.get("Phòng Tài chính - Kế hoạch") ?? "");
    const { planId } = must(await confirmImport(deps, office, importId));
    const plan = must(await viewPlan(deps, office, planId));
    for (const item of plan.items) {
      const leads = item.assignments.filter((assignment) => assignment.role === "lead");
      expect([item.number, leads.length]).toEqual([item.number, 1]);
    }
    const schools = plan.items.find((item) => item.number === "4.10");
    expect(schools?.targets.map((target) => [target.code, target.rule.value])).toEqual([
      ["4.10a", "40"],
      ["4.10b", "96.5"],
      ["4.10c", "99.9"],
      ["4.10d", "98.5"],
      ["4.10e", "100"],
      ["4.10f", "90"],
    ]);
    const due = plan.items.find((item) => item.number === "4.4");
    expect(due?.deadlineOn).toBe("2024-09-08");
  });

  test("group 5 is confidential and its quotas take no figures", async () => {
    const { admin, office, unitIds, importId } = await anImport();
    await answerAsProposed(deps, office, importId, unitIds.get("Phòng Tài chính - Kế hoạch") ?? "");
    const { planId } = must(await confirmImport(deps, office, importId));
    const plan = must(await viewPlan(deps, office, planId));
    expect(
      plan.groups.filter((group) => group.isConfidential).map((group) => group.number),
    ).toEqual(["5"]);
    const secret = plan.items.filter((item) => item.secrecy === "state_secret");
    expect(secret.map((item) => item.number)).toEqual(["5.1", "5.2", "5.3"]);
    const auditor = await anActor(deps, admin, {
      username: `tt-${admin.organizationId}`,
      role: "auditor",
    });
    const seen = must(await viewPlan(deps, auditor, planId));
    expect(seen.items.some((item) => item.number.startsWith("5."))).toBe(false);
    expect(seen.withheld).toBe(10);
  });

  test("an issued plan is read-only, and its document read again is the register", async () => {
    const { office, planId } = await anOpenRound(deps);
    const again = await issuePlan(deps, office, { planId, number: "16", issuedOn: "2024-08-27" });
    expect(again).toMatchObject({ ok: false, error: { code: "plan.version.already-issued" } });
    const { bytes } = must(await printPlan(deps, office, { idOrSlug: planId, format: "docx" }));
    const view = must(await viewPlan(deps, office, planId));
    const reread = readPlan(must(await readDocument({ fileName: "ke-hoach.docx", bytes })));
    const registered = view.items.map((item) => ({
      number: item.number,
      title: item.title,
      deadline: item.deadlineAsWritten,
      lead: item.assignments.find(({ role }) => role === "lead")?.unitName,
      targets: item.targets.length,
    }));
    expect(
      reread.items.map(({ number, title, deadline, units, targets }) => ({
        number,
        title,
        deadline: deadline?.raw ?? null,
        lead: units.find(({ role }) => role === "lead")?.name,
        targets: targets.length,
      })),
    ).toEqual(registered);
  });

  test("a round gives 40 units their 198 tasks: 130 for offices and agencies, 68 for the wards", async () => {
    const { office, round } = await anOpenRound(deps);
    expect(round).toMatchObject({ units: 40, tasks: 198 });
    const tasks = await deps.work.read(office, async ({ tracking }) => ({
      units: await tracking.listUnits(round.id),
      tasks: await tracking.listTasks(round.id),
    }));
    const wards = new Set(
      tasks.units
        .filter((unit) => unit.kind === "ward" || unit.kind === "commune")
        .map((unit) => unit.unitId),
    );
    expect(wards.size).toBe(17);
    const ofWards = tasks.tasks.filter((task) => wards.has(task.unitId));
    expect(ofWards).toHaveLength(68);
    expect([...new Set(ofWards.map((task) => task.itemNumber))].sort()).toEqual([
      "1.1",
      "3.1",
      "4.3",
      "7",
    ]);
  });
});
