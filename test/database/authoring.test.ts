import { describe, expect, test } from "vitest";
import { amendPlan } from "../../src/application/plan/amend-plan.ts";
import { checkPlan } from "../../src/application/plan/check-plan.ts";
import { compareVersions } from "../../src/application/plan/compare-versions.ts";
import { confirmImport } from "../../src/application/plan/confirm-import.ts";
import { copyPlan } from "../../src/application/plan/copy-plan.ts";
import { createPlan } from "../../src/application/plan/create-plan.ts";
import { editPlan } from "../../src/application/plan/edit-plan.ts";
import { importPlan } from "../../src/application/plan/import-plan.ts";
import { readDocument } from "../../src/adapters/documents/read-document.ts";
import { readPlan } from "../../src/domain/plan/read-plan.ts";
import { issuePlan } from "../../src/application/plan/issue-plan.ts";
import { printPlan } from "../../src/application/plan/print-plan.ts";
import { proposeCopy } from "../../src/application/plan/propose-copy.ts";
import { viewPlan } from "../../src/application/plan/view-plan.ts";
import type { Actor } from "../../src/application/actor.ts";
import { openRound } from "../../src/application/round/open-round.ts";
import { proposeForm } from "../../src/application/form/propose-form.ts";
import { designForm } from "../../src/application/form/design-form.ts";
import { listEdits } from "../../src/application/plan/list-edits.ts";
import type { DocumentEdit } from "../../src/domain/plan/document-facts.ts";
import type { OutlineEdit } from "../../src/domain/plan/outline-edit.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { answerAsProposed, must, theCity, theSamplePlan } from "../support/plan-builders.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());

async function people() {
  const { admin, unitIds } = await theCity(deps);
  const named = (name: string) => `${name}-${admin.organizationId}`;
  const office = await anActor(deps, admin, {
    username: named("vp"),
    role: "office",
    hasClearance: true,
  });
  const leader = await anActor(deps, admin, { username: named("ct"), role: "leader" });
  const uncleared = await anActor(deps, admin, { username: named("tc"), role: "finance" });
  const unit = (name: string) => {
    const id = unitIds.get(name);
    if (id === undefined) throw new Error(`no unit ${name}`);
    return id;
  };
  return { admin, office, leader, uncleared, unit };
}

/** The sample plan as a draft in the register. */
async function aDraft() {
  const all = await people();
  const { office, unit } = all;
  const file = theSamplePlan();
  const { id } = must(await importPlan(deps, office, { file, termFrom: 2020, termTo: 2025 }));
  await answerAsProposed(deps, office, id, unit("Phòng Tài chính - Kế hoạch"));
  const { planId } = must(await confirmImport(deps, office, id));
  return { ...all, planId, plan: must(await viewPlan(deps, office, planId)) };
}

/** The draft of a plan, changed one edit after the other; answers what the last one made. */
async function edit(
  actor: Actor,
  planId: string,
  version: number,
  ...edits: (OutlineEdit | DocumentEdit)[]
) {
  let added: readonly string[] = [];
  for (const one of edits) {
    const { versionId, revision } = must(await viewPlan(deps, actor, planId, version));
    const request = { versionId, baseRevision: revision, edit: one };
    added = must(await editPlan(deps, actor, request)).added;
  }
  return added[0] ?? "";
}

const RULE = {
  comparator: ">=",
  strict: false,
  value: "95.5",
  valueTo: null,
  unit: "%",
  decimals: 1,
  direction: "higher",
  frequency: "annual",
  dueYear: null,
  ceiling: "100",
  baseline: null,
} as const;

/** A small plan written from nothing, as a draft. */
async function aSmallPlan() {
  const all = await people();
  const { office } = all;
  const begun = must(
    await createPlan(deps, office, {
      title: "Kế hoạch nhiệm kỳ mới",
      issuer: "",
      termFrom: 2025,
      termTo: 2030,
    }),
  );
  const { planId } = begun;
  const groupId = await edit(office, planId, 1, { kind: "add-group", title: "Kinh tế" });
  const wording = "Tỷ lệ thu ngân sách so với dự toán đạt từ 95,5% trở lên";
  const itemId = await edit(office, planId, 1, { kind: "add-item", groupId, wording });
  const target = { kind: "set-target", itemId, targetId: null, rule: RULE } as const;
  await edit(office, planId, 1, { ...target, measure: "Tỷ lệ thu ngân sách" });
  const plan = () => deps.work.read(office, (stores) => stores.plan.findPlan(planId));
  return { ...all, ...begun, groupId, itemId, plan };
}

/** The small plan with a lead, issued. */
async function anIssuedPlan() {
  const all = await aSmallPlan();
  const { office, planId, itemId, unit } = all;
  const unitId = unit("Phòng Tài chính - Kế hoạch");
  await edit(office, planId, 1, { kind: "assign", itemId, unitId, role: "lead" });
  must(await issuePlan(deps, office, { planId, number: "9", issuedOn: "2024-09-09" }));
  return all;
}

const BASIS = {
  documentType: "Quyết định",
  number: "12/QĐ-UBND",
  date: "2024-09-10",
  reason: "Trung ương giao lại chỉ tiêu",
};

const ISSUE = { number: "251", issuedOn: "2024-08-26" };

describe("the measurability check before issuing", () => {
  test("names the items of the sample that cannot be measured, and counts each once", async () => {
    const { office, plan } = await aDraft();
    const { versionId } = plan;
    const found = must(await checkPlan(deps, office, { versionId, on: "2024-08-26" }));
    expect(found.items).toBe(58);
    const numbers = new Set(found.findings.map((finding) => finding.itemNumber));
    expect(found.unmeasured).toBe(numbers.size);
    const secret = found.findings.filter((finding) => finding.reason === "state-secret");
    expect(secret.map((finding) => finding.itemNumber)).toEqual(["5.1", "5.2", "5.3"]);
    const words = plan.items.filter(
      (item) => item.targets.length === 0 && item.secrecy !== "state_secret",
    );
    const qualitative = found.findings.filter((finding) => finding.reason === "qualitative");
    expect(qualitative.map((finding) => finding.itemId)).toEqual(words.map((item) => item.id));
  });

  test("after the last day of a deadline the items are past", async () => {
    const { office, plan } = await aDraft();
    const reasonsOn = async (on: string) =>
      must(await checkPlan(deps, office, { versionId: plan.versionId, on })).findings.filter(
        (finding) => finding.reason === "period-past" && finding.itemNumber === "4.4",
      ).length;
    expect(await reasonsOn("2024-09-08")).toBe(0);
    expect(await reasonsOn("2024-09-09")).toBe(1);
  });

  test("a confidential item is checked only for those who may see it", async () => {
    const { uncleared, plan } = await aDraft();
    const found = must(await checkPlan(deps, uncleared, { versionId: plan.versionId }));
    expect(found.items).toBe(48);
    expect(found.findings.some((finding) => finding.itemNumber.startsWith("5."))).toBe(false);
  });

  test("a reader cannot ask for it", async () => {
    const { leader, plan } = await aDraft();
    const refused = await checkPlan(deps, leader, { versionId: plan.versionId });
    expect(refused).toMatchObject({ ok: false, error: { code: "access.action.forbidden" } });
  });

  test("issuing waits until the reasons were read, and that is recorded without wordings", async () => {
    const { office, planId } = await aDraft();
    const refused = await issuePlan(deps, office, { planId, ...ISSUE });
    expect(refused).toMatchObject({ ok: false, error: { code: "plan.version.unmeasured" } });
    expect(must(await viewPlan(deps, office, planId)).state).toBe("draft");
    must(await issuePlan(deps, office, { planId, ...ISSUE, acknowledgesUnmeasured: true }));
    const events = await deps.work.read(office, (stores) => stores.events.listFor("plan", planId));
    const read = events.find((event) => event.kind === "plan.unmeasured-acknowledged");
    expect(read?.details).toMatchObject({ items: 58, version: 1 });
    expect(read?.details).toHaveProperty("reasons.state-secret", 3);
    expect(JSON.stringify(read?.details)).not.toContain("5.1");
  });
});

describe("writing a plan from nothing", () => {
  test("groups, items and rules are numbered, measured and described", async () => {
    const { office, planId, slug } = await aSmallPlan();
    const plan = must(await viewPlan(deps, office, slug));
    expect(plan).toMatchObject({ id: planId, state: "draft", version: 1, revision: 3 });
    expect(plan.groups.map((group) => `${group.number}. ${group.title}`)).toEqual(["1. Kinh tế"]);
    const [item] = plan.items;
    expect(item).toMatchObject({ number: "1.1", originalText: item?.title });
    expect(item?.targets[0]).toMatchObject({ code: "1.1", words: "≥ 95,5%, hằng năm" });
    expect(item?.targets[0]?.rule).toMatchObject({ value: "95.5", term: { from: 2025, to: 2030 } });
  });

  test("every change is kept with what stood before and after, and is an event", async () => {
    const { office, planId, itemId } = await aSmallPlan();
    await edit(office, planId, 1, { kind: "reword-item", itemId, wording: "Lời khác" });
    const rows = await db
      .selectFrom("plan_edit")
      .innerJoin("plan_version", "plan_version.id", "plan_edit.plan_version_id")
      .where("plan_version.plan_id", "=", planId)
      .where("plan_edit.kind", "=", "reword-item")
      .select(["plan_edit.before", "plan_edit.after"])
      .execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows[0]?.before)).toContain("Tỷ lệ thu ngân sách so với dự toán");
    expect(JSON.stringify(rows[0]?.after)).toContain("Lời khác");
    const events = await deps.work.read(office, (stores) => stores.events.listFor("plan", planId));
    const edits = events.filter((event) => event.kind === "plan.draft-edited");
    expect(edits.map((event) => event.details["edit"])).toEqual([
      "add-group",
      "add-item",
      "set-target",
      "reword-item",
    ]);
  });

  test("two people who change one item do not overwrite each other unawares", async () => {
    const { office, uncleared, planId, itemId } = await aSmallPlan();
    const { versionId, revision } = must(await viewPlan(deps, office, planId));
    const reword = (wording: string) => ({
      versionId,
      baseRevision: revision,
      edit: { kind: "reword-item" as const, itemId, wording },
    });
    must(await editPlan(deps, uncleared, reword("Lời của người thứ nhất")));
    const refused = await editPlan(deps, office, reword("Lời của người thứ hai"));
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "plan.draft.stale", details: { place: "nội dung 1.1", by: "Người finance" } },
    });
    expect(must(await viewPlan(deps, office, planId)).items[0]?.title).toBe(
      "Lời của người thứ nhất",
    );
  });

  test("people who change different things both succeed", async () => {
    const { office, uncleared, planId, groupId, itemId } = await aSmallPlan();
    const { versionId, revision } = must(await viewPlan(deps, office, planId));
    const base = { versionId, baseRevision: revision };
    const title = "Kinh tế, tài chính";
    must(await editPlan(deps, office, { ...base, edit: { kind: "rename-group", groupId, title } }));
    const wording = "Lời khác";
    must(
      await editPlan(deps, uncleared, { ...base, edit: { kind: "reword-item", itemId, wording } }),
    );
    const plan = must(await viewPlan(deps, office, planId));
    expect([plan.groups[0]?.title, plan.items[0]?.title]).toEqual([title, wording]);
  });

  test("a target that nobody reported on yet takes its indicator along", async () => {
    const { office, planId, itemId, plan } = await aSmallPlan();
    const [target] = (await plan())?.items[0]?.targets ?? [];
    await edit(office, planId, 1, {
      kind: "set-target",
      itemId,
      targetId: target?.id ?? "",
      measure: "Số thu ngân sách",
      rule: { ...RULE, unit: "tỷ đồng", value: "6800", decimals: 0, ceiling: null },
    });
    const indicator = await deps.work.read(office, (stores) =>
      stores.form.findIndicator(target?.indicatorId ?? ""),
    );
    expect(indicator).toMatchObject({
      name: "Số thu ngân sách",
      unitOfMeasure: "tỷ đồng",
      overUnits: "sum",
    });
  });

  test("an item is removed with its targets, parts and unused indicators", async () => {
    const { office, planId, itemId, plan, unit } = await aSmallPlan();
    const unitId = unit("Phòng Y tế");
    await edit(office, planId, 1, { kind: "assign", itemId, unitId, role: "lead" });
    const indicatorId = (await plan())?.items[0]?.targets[0]?.indicatorId ?? "";
    await edit(office, planId, 1, { kind: "remove-item", itemId });
    expect((await plan())?.items).toEqual([]);
    const left = await deps.work.read(office, (stores) => stores.form.findIndicator(indicatorId));
    expect(left).toBeUndefined();
  });

  test("a plan without an item is not issued", async () => {
    const { office } = await people();
    const { planId } = must(
      await createPlan(deps, office, { title: "Trống", issuer: "", termFrom: 2025, termTo: 2030 }),
    );
    expect(await issuePlan(deps, office, { planId, ...ISSUE })).toMatchObject({
      ok: false,
      error: { code: "plan.version.no-items" },
    });
  });

  test("an item without a lead holds the plan back", async () => {
    const { office, planId } = await aSmallPlan();
    const refused = await issuePlan(deps, office, {
      planId,
      ...ISSUE,
      acknowledgesUnmeasured: true,
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "plan.item.lead-missing", details: { items: ["1.1"] } },
    });
  });

  test("a confidential item is not edited by somebody who may not see it", async () => {
    const { uncleared, plan } = await aDraft();
    const secret = plan.items.find((item) => item.number === "5.1");
    const refused = await editPlan(deps, uncleared, {
      versionId: plan.versionId,
      baseRevision: plan.revision,
      edit: { kind: "reword-item", itemId: secret?.id ?? "", wording: "Lộ" },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "access.thing.not-found" } });
  });

  test("what is restricted in a draft is at once hidden from people not named for it", async () => {
    const { office, uncleared, leader, planId, groupId, itemId } = await aSmallPlan();
    await edit(office, planId, 1, { kind: "restrict-item", itemId, secrecy: "state_secret" });
    expect(must(await viewPlan(deps, leader, planId))).toMatchObject({ items: [], withheld: 1 });
    await edit(office, planId, 1, { kind: "restrict-item", itemId, secrecy: "open" });
    expect(must(await viewPlan(deps, leader, planId)).items).toHaveLength(1);
    await edit(office, planId, 1, { kind: "restrict-group", groupId, isConfidential: true });
    expect(must(await viewPlan(deps, leader, planId)).withheld).toBe(1);
    const { versionId, revision } = must(await viewPlan(deps, uncleared, planId));
    const refused = await editPlan(deps, uncleared, {
      versionId,
      baseRevision: revision,
      edit: { kind: "restrict-group", groupId, isConfidential: false },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "access.thing.not-found" } });
  });

  test("an item that a form asks for is not taken from under it", async () => {
    const { office, planId, itemId, unit } = await aSmallPlan();
    const unitId = unit("Phòng Y tế");
    await edit(office, planId, 1, { kind: "assign", itemId, unitId, role: "lead" });
    const code = "Biểu nháp";
    const design = must(await proposeForm(deps, office, { planId, code, asOfYear: 2026 }));
    must(await designForm(deps, office, design));
    const { versionId, revision } = must(await viewPlan(deps, office, planId));
    const refused = await editPlan(deps, office, {
      versionId,
      baseRevision: revision,
      edit: { kind: "remove-item", itemId },
    });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "plan.item.in-use", details: { item: "1.1" } },
    });
  });

  test("a part goes only to a unit that exists today", async () => {
    const { office, planId, itemId, unit } = await aSmallPlan();
    const unitId = unit("Phòng Y tế");
    await db
      .updateTable("reporting_unit")
      .set({ valid_to: "2024-09-09" })
      .where("id", "=", unitId)
      .execute();
    const { versionId, revision } = must(await viewPlan(deps, office, planId));
    const refused = await editPlan(deps, office, {
      versionId,
      baseRevision: revision,
      edit: { kind: "assign", itemId, unitId, role: "lead" },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "access.thing.not-found" } });
  });

  test("a leader writes no plan", async () => {
    const { leader, plan } = await aDraft();
    const refused = await editPlan(deps, leader, {
      versionId: plan.versionId,
      baseRevision: 0,
      edit: { kind: "add-group", title: "Nhóm" },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "access.action.forbidden" } });
  });

  test("a published scale makes an item of words measurable", async () => {
    const { office, planId, groupId } = await aSmallPlan();
    const wording = "Hoàn thiện quy chế phối hợp giữa các cơ quan";
    const itemId = await edit(office, planId, 1, { kind: "add-item", groupId, wording });
    const reasons = async () => {
      const { versionId } = must(await viewPlan(deps, office, planId));
      const { findings } = must(await checkPlan(deps, office, { versionId }));
      return findings.filter((each) => each.itemId === itemId).map((each) => each.reason);
    };
    expect(await reasons()).toEqual(["no-lead", "qualitative"]);
    const criteria = { done: "Đã ký", ongoing: "Đã trình", notStarted: "Chưa soạn" };
    await edit(office, planId, 1, { kind: "write-criteria", itemId, criteria });
    expect(await reasons()).toEqual(["no-lead"]);
  });

  test("an item that a plan of the same years has already is called a duplicate", async () => {
    const { office } = await anIssuedPlan();
    const again = { title: "Kế hoạch chuyên đề", issuer: "", termFrom: 2026, termTo: 2028 };
    const { planId } = must(await createPlan(deps, office, again));
    const groupId = await edit(office, planId, 1, { kind: "add-group", title: "Tài chính" });
    const wording = "Tỷ lệ thu ngân sách so với dự toán đạt từ 95,5 % trở lên.";
    await edit(office, planId, 1, { kind: "add-item", groupId, wording });
    const { versionId } = must(await viewPlan(deps, office, planId));
    const { findings } = must(await checkPlan(deps, office, { versionId }));
    const twin = findings.find((each) => each.reason === "duplicate");
    expect(twin?.duplicateOf).toMatchObject({ planTitle: "Kế hoạch nhiệm kỳ mới", number: "1.1" });
  });
});

const RESOLUTION = {
  relation: "Căn cứ",
  documentType: "Nghị quyết",
  number: "12/NQ-HĐND",
  date: "2024-07-10",
  issuer: "HĐND thành phố",
  subject: "về nhiệm vụ nhiệm kỳ",
};

const write = (document: DocumentEdit["document"]): DocumentEdit => ({
  kind: "write-document",
  document,
});

describe("what a plan says outside its items", () => {
  test("is written part by part, carried into an amendment, and stays as issued", async () => {
    const { office, planId, itemId, unit } = await aSmallPlan();
    const unitId = unit("Phòng Kinh tế");
    await edit(
      office,
      planId,
      1,
      { kind: "assign", itemId, unitId, role: "lead" },
      write({ documentType: "Chương trình", symbol: "/CTr-UBND", title: "Chương trình mới" }),
      write({ legalBases: [RESOLUTION], purposes: ["Để biết"], recipients: ["Lưu: VT"] }),
      write({ signerAuthority: "TM. Ủy ban nhân dân", signerPosition: "Chủ tịch" }),
      write({ duties: [{ number: null, units: [], duties: ["Các đơn vị thực hiện"] }] }),
    );
    const draft = must(await viewPlan(deps, office, planId));
    expect(draft).toMatchObject({
      documentType: "Chương trình",
      title: "Chương trình mới",
      symbol: "/CTr-UBND",
      purposes: ["Để biết"],
      recipients: ["Lưu: VT"],
      signerAuthority: "TM. Ủy ban nhân dân",
      legalBases: [{ text: expect.stringContaining("Nghị quyết số 12/NQ-HĐND ngày 10 tháng 7") }],
    });
    must(await issuePlan(deps, office, { planId, ...ISSUE, acknowledgesUnmeasured: true }));
    const { versionId, revision } = draft;
    expect(
      await editPlan(deps, office, {
        versionId,
        baseRevision: revision,
        edit: write({ place: "Huế" }),
      }),
    ).toMatchObject({ ok: false, error: { code: "plan.version.not-draft" } });
    await expect(
      db
        .updateTable("plan_version")
        .set({ signer_name: "Ai đó" })
        .where("id", "=", versionId)
        .execute(),
    ).rejects.toThrow("an issued version is never edited");
    must(
      await amendPlan(deps, office, {
        planId,
        basis: { documentType: "Quyết định", number: "1/QĐ", date: "2024-09-10", reason: "Lý do" },
      }),
    );
    expect(must(await viewPlan(deps, office, planId, 2))).toMatchObject({
      documentType: "Chương trình",
      signerAuthority: "TM. Ủy ban nhân dân",
    });
  });

  test("two people who write different parts both succeed; the same part is refused", async () => {
    const { office, uncleared, planId } = await aSmallPlan();
    const { versionId, revision: baseRevision } = must(await viewPlan(deps, office, planId));
    const send = (actor: Actor, document: DocumentEdit["document"]) =>
      editPlan(deps, actor, { versionId, baseRevision, edit: write(document) });
    must(await send(office, { place: "Vũng Tàu 1" }));
    must(await send(uncleared, { purposes: ["Mục đích"] }));
    expect(await send(uncleared, { place: "Vũng Tàu 2" })).toMatchObject({
      ok: false,
      error: { code: "plan.draft.stale", details: { place: "thông tin văn bản" } },
    });
  });

  test("the history tells who changed what, old beside new, and hides what is restricted", async () => {
    const { office, uncleared, planId } = await aSmallPlan();
    await edit(office, planId, 1, write({ place: "Côn Đảo" }));
    const { versionId, items } = must(await viewPlan(deps, office, planId));
    const itemId = items[0]?.id ?? "";
    await edit(office, planId, 1, { kind: "reword-item", itemId, wording: "Lời mới" });
    const stories = must(await listEdits(deps, office, versionId));
    expect(stories[0]).toMatchObject({
      kind: "reword-item",
      place: { kind: "item", id: itemId, number: "1.1", isThere: true },
      lines: [{ label: "Lời văn", after: "Lời mới" }],
    });
    expect(stories[1]).toMatchObject({
      place: { kind: "document" },
      lines: [{ label: "Địa danh", after: "Côn Đảo" }],
    });
    const before = must(await listEdits(deps, uncleared, versionId)).length;
    expect(before).toBe(stories.length);
    await edit(office, planId, 1, { kind: "restrict-item", itemId, secrecy: "confidential" });
    const left = must(await listEdits(deps, uncleared, versionId));
    expect(left.every(({ place }) => place.id !== itemId)).toBe(true);
  });
});

describe("amending an issued plan", () => {
  test("an issued version is never edited, not even by a program", async () => {
    const { office, planId, itemId } = await anIssuedPlan();
    const { versionId } = must(await viewPlan(deps, office, planId));
    const refused = await editPlan(deps, office, {
      versionId,
      baseRevision: 99,
      edit: { kind: "reword-item", itemId, wording: "Khác" },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "plan.version.not-draft" } });
    const byHand = db.updateTable("plan_item").set({ title: "Khác" }).where("id", "=", itemId);
    await expect(byHand.execute()).rejects.toThrow(/an issued version is never edited/);
  });

  test("the amendment is a draft with everything of the version in force", async () => {
    const { office, leader, planId } = await anIssuedPlan();
    const begun = must(await amendPlan(deps, office, { planId, basis: BASIS }));
    expect(begun.version).toBe(2);
    const draft = must(await viewPlan(deps, office, planId, 2));
    const inForce = must(await viewPlan(deps, office, planId));
    expect(draft).toMatchObject({ version: 2, issuedOn: null, amendment: BASIS });
    expect(inForce).toMatchObject({ version: 1, number: "9", amendment: null });
    expect(draft.items[0]).toMatchObject({ continuesId: inForce.items[0]?.id, number: "1.1" });
    expect(draft.items[0]?.targets[0]?.indicatorId).toBe(inForce.items[0]?.targets[0]?.indicatorId);
    expect(await viewPlan(deps, leader, planId, 2)).toMatchObject({
      ok: false,
      error: { code: "access.thing.not-found" },
    });
  });

  test("there is one draft at a time, and none of a plan that was not issued", async () => {
    const { office, planId } = await anIssuedPlan();
    must(await amendPlan(deps, office, { planId, basis: BASIS }));
    expect(await amendPlan(deps, office, { planId, basis: BASIS })).toMatchObject({
      ok: false,
      error: { code: "plan.version.draft-open" },
    });
    const other = await aSmallPlan();
    const refused = await amendPlan(deps, other.office, { planId: other.planId, basis: BASIS });
    expect(refused).toMatchObject({ ok: false, error: { code: "plan.version.not-issued" } });
  });

  test("each version is printed for those who may read it, a draft without number and date", async () => {
    const { office, leader, planId } = await anIssuedPlan();
    must(await amendPlan(deps, office, { planId, basis: BASIS }));
    const draft = must(await viewPlan(deps, office, planId, 2));
    const itemId = draft.items[0]?.id ?? "";
    await edit(office, planId, 2, { kind: "reword-item", itemId, wording: "Lời mới của dự thảo" });
    const print = (actor: Actor, version?: number) =>
      printPlan(deps, actor, { idOrSlug: planId, format: "docx", version });
    const read = async (version: number) => {
      const { bytes } = must(await print(office, version));
      return readPlan(must(await readDocument({ fileName: "ke-hoach.docx", bytes })));
    };
    const [first, second] = [await read(1), await read(2)];
    expect(first.metadata).toMatchObject({ number: "09/KH-UBND", date: "2024-09-09" });
    expect(second.metadata).toMatchObject({ number: null, date: null });
    expect(second.items[0]?.title).toBe("Lời mới của dự thảo");
    expect(first.items[0]?.title).not.toBe("Lời mới của dự thảo");
    expect((await print(leader)).ok).toBe(true);
    expect(await print(leader, 2)).toMatchObject({
      ok: false,
      error: { code: "access.thing.not-found" },
    });
  });

  test("once issued it is in force; the old version stays readable as it was", async () => {
    const { office, leader, planId } = await anIssuedPlan();
    must(await amendPlan(deps, office, { planId, basis: BASIS }));
    const draft = must(await viewPlan(deps, office, planId, 2));
    const itemId = draft.items[0]?.id ?? "";
    await edit(office, planId, 2, { kind: "reword-item", itemId, wording: "Lời mới" });
    must(await issuePlan(deps, office, { planId, number: "20", issuedOn: "2024-09-12" }));
    expect(must(await viewPlan(deps, leader, planId))).toMatchObject({
      version: 2,
      number: "20",
      state: "issued",
      items: [{ title: "Lời mới" }],
    });
    const old = must(await viewPlan(deps, leader, planId, 1));
    expect(old).toMatchObject({ version: 1, number: "9", issuedOn: "2024-09-09" });
    expect(old.items[0]?.title).toMatch(/^Tỷ lệ thu ngân sách/);
    const again = await issuePlan(deps, office, { planId, number: "21", issuedOn: "2024-09-13" });
    expect(again).toMatchObject({ ok: false, error: { code: "plan.version.already-issued" } });
  });

  test("a round refers to the version it was opened from, before and after", async () => {
    const { office, planId } = await anIssuedPlan();
    const open = async (name: string) => {
      const code = `Biểu ${name}`;
      const design = must(await proposeForm(deps, office, { planId, code, asOfYear: 2026 }));
      const form = must(await designForm(deps, office, design));
      const round = must(
        await openRound(deps, office, {
          planId,
          name,
          periodLabel: "2026",
          windowFrom: "2025-12-15",
          windowTo: "2026-12-14",
          cutoffOn: "2026-11-30",
          deadlineAsWritten: "trước ngày 09/12/2026",
          deadlineOn: "2026-12-08",
          asOfYear: 2026,
          formIds: [form.id],
        }),
      );
      return db
        .selectFrom("round")
        .innerJoin("plan_version", "plan_version.id", "round.plan_version_id")
        .where("round.id", "=", round.id)
        .select("plan_version.version")
        .executeTakeFirstOrThrow();
    };
    expect((await open("một")).version).toBe(1);
    must(await amendPlan(deps, office, { planId, basis: BASIS }));
    expect((await open("hai")).version).toBe(1);
    must(await issuePlan(deps, office, { planId, number: "20", issuedOn: "2024-09-12" }));
    expect((await open("ba")).version).toBe(2);
    const [first] = await db
      .selectFrom("round")
      .innerJoin("plan_version", "plan_version.id", "round.plan_version_id")
      .where("plan_version.plan_id", "=", planId)
      .where("round.name", "=", "một")
      .select("plan_version.version")
      .execute();
    expect(first?.version).toBe(1);
  });

  test("the difference names what was kept, changed word by word, added and gone", async () => {
    const { office, planId, unit } = await aSmallPlan();
    const lead = unit("Phòng Tài chính - Kế hoạch");
    const first = must(await viewPlan(deps, office, planId));
    const groupId = first.groups[0]?.id ?? "";
    for (const wording of ["Nội dung sẽ bỏ đi", "Nội dung giữ nguyên"]) {
      await edit(office, planId, 1, { kind: "add-item", groupId, wording });
    }
    for (const item of must(await viewPlan(deps, office, planId)).items) {
      const assign = { kind: "assign", itemId: item.id, unitId: lead, role: "lead" } as const;
      await edit(office, planId, 1, assign);
    }
    must(await issuePlan(deps, office, { planId, ...ISSUE, acknowledgesUnmeasured: true }));
    must(await amendPlan(deps, office, { planId, basis: BASIS }));
    const draft = must(await viewPlan(deps, office, planId, 2));
    const idOf = (number: string) => draft.items.find((item) => item.number === number)?.id ?? "";
    const [target] = draft.items[0]?.targets ?? [];
    await edit(
      office,
      planId,
      2,
      {
        kind: "set-target",
        itemId: idOf("1.1"),
        targetId: target?.id ?? "",
        measure: "Tỷ lệ thu ngân sách",
        rule: { ...RULE, value: "97" },
      },
      { kind: "set-deadline", itemId: idOf("1.1"), asWritten: "Quý IV/2026", on: "2026-12-31" },
      { kind: "assign", itemId: idOf("1.1"), unitId: unit("Phòng Y tế"), role: "coordinate" },
      { kind: "remove-item", itemId: idOf("1.2") },
      { kind: "add-item", groupId: draft.groups[0]?.id ?? "", wording: "Nội dung mới" },
    );
    const found = must(await compareVersions(deps, office, { planId, from: 1, to: 2 }));
    expect(
      found.differences.map((each) => [each.kind, each.numberAfter ?? each.numberBefore]),
    ).toEqual([
      ["changed", "1.1"],
      ["kept", "1.3"],
      ["added", "1.4"],
      ["gone", "1.2"],
    ]);
    const [changed] = found.differences;
    expect(changed?.wording.kind).toBe("kept");
    expect(changed?.targets[0]?.runs.filter((run) => run.kind !== "same")).toEqual([
      { kind: "removed", text: " 95,5%," },
      { kind: "added", text: " 97,0%," },
    ]);
    expect(changed?.deadline).toMatchObject({ kind: "added" });
    expect(changed?.units.map((each) => each.kind)).toEqual(["kept", "added"]);
  });

  test("a new level keeps the indicator; another unit of measure begins a new one, and the old version keeps its own", async () => {
    const { office, planId } = await anIssuedPlan();
    must(await amendPlan(deps, office, { planId, basis: BASIS }));
    const draft = must(await viewPlan(deps, office, planId, 2));
    const [item] = draft.items;
    const [target] = item?.targets ?? [];
    await edit(office, planId, 2, {
      kind: "set-target",
      itemId: item?.id ?? "",
      targetId: target?.id ?? "",
      measure: "Tỷ lệ thu ngân sách",
      rule: { ...RULE, value: "97" },
    });
    const now = must(await viewPlan(deps, office, planId, 2)).items[0]?.targets[0];
    expect(now?.indicatorId).toBe(target?.indicatorId);
    await edit(office, planId, 2, {
      kind: "set-target",
      itemId: item?.id ?? "",
      targetId: target?.id ?? "",
      measure: "Số thu ngân sách",
      rule: { ...RULE, unit: "tỷ đồng", value: "6800", ceiling: null },
    });
    const other = must(await viewPlan(deps, office, planId, 2)).items[0]?.targets[0];
    expect(other?.indicatorId).not.toBe(target?.indicatorId);
    const old = must(await viewPlan(deps, office, planId, 1)).items[0]?.targets[0];
    expect(old).toMatchObject({ indicatorId: target?.indicatorId, words: "≥ 95,5%, hằng năm" });
  });
});

describe("a plan copied forward", () => {
  const NEXT = { title: "Kế hoạch 2030–2035", issuer: "", termFrom: 2030, termTo: 2035 };

  test("what is over is not proposed; the rest goes on with the new years and the same figures", async () => {
    const { office, planId, groupId, itemId, unit } = await aSmallPlan();
    const unitId = unit("Phòng Tài chính - Kế hoạch");
    const over = await edit(office, planId, 1, {
      kind: "add-item",
      groupId,
      wording: "Xây xong trụ sở mới của thành phố",
    });
    await edit(
      office,
      planId,
      1,
      { kind: "set-deadline", itemId: over, asWritten: "trước ngày 01/9/2024", on: "2024-08-31" },
      { kind: "assign", itemId: over, unitId, role: "lead" },
      { kind: "assign", itemId, unitId, role: "lead" },
    );
    must(await issuePlan(deps, office, { planId, ...ISSUE, acknowledgesUnmeasured: true }));
    const proposal = must(await proposeCopy(deps, office, planId));
    expect(
      proposal.items.map(({ number, isLeftOut, reason }) => [number, isLeftOut, reason]),
    ).toEqual([
      ["1.1", false, "recurring"],
      ["1.2", true, "over"],
    ]);
    expect(proposal.endedUnits).toEqual([]);
    const itemIds = proposal.items.filter((each) => !each.isLeftOut).map(({ id }) => id);
    const made = must(await copyPlan(deps, office, { planId, ...NEXT, itemIds, units: {} }));
    const copy = must(await viewPlan(deps, office, made.planId));
    const old = must(await viewPlan(deps, office, planId));
    expect(copy).toMatchObject({ state: "draft", termFrom: 2030, termTo: 2035, version: 1 });
    expect(copy.items).toHaveLength(1);
    expect(copy.items[0]).toMatchObject({ number: "1.1", continuesId: itemId });
    expect(copy.items[0]?.assignments[0]).toMatchObject({ unitId, role: "lead" });
    expect(copy.items[0]?.targets[0]?.rule.term).toEqual({ from: 2030, to: 2035 });
    expect(copy.items[0]?.targets[0]?.indicatorId).toBe(old.items[0]?.targets[0]?.indicatorId);
  });

  test("a unit that ended is a question: its heir is proposed, and nothing is copied without an answer", async () => {
    const { office, planId, itemId, unit } = await anIssuedPlan();
    const ended = unit("Phòng Tài chính - Kế hoạch");
    const heir = unit("Phòng Kinh tế");
    await db
      .updateTable("reporting_unit")
      .set({ valid_to: "2024-09-09" })
      .where("id", "=", ended)
      .execute();
    await db
      .insertInto("reporting_unit_lineage")
      .values({
        organization_id: office.organizationId,
        id: deps.secrets.newId(),
        kind: "merge",
        from_unit_id: ended,
        to_unit_id: heir,
        effective_on: "2024-09-10",
        legal_text: "Nghị quyết về tổ chức",
      })
      .execute();
    const proposal = must(await proposeCopy(deps, office, planId));
    expect(proposal.endedUnits).toEqual([
      { unitId: ended, name: "Phòng Tài chính - Kế hoạch", items: ["1.1"], successorIds: [heir] },
    ]);
    const request = { planId, ...NEXT, itemIds: [itemId] };
    expect(await copyPlan(deps, office, { ...request, units: {} })).toMatchObject({
      ok: false,
      error: { code: "plan.copy.units-open", details: { units: ["Phòng Tài chính - Kế hoạch"] } },
    });
    const made = must(await copyPlan(deps, office, { ...request, units: { [ended]: heir } }));
    const copy = must(await viewPlan(deps, office, made.planId));
    expect(copy.items[0]?.assignments).toMatchObject([{ unitId: heir, role: "lead" }]);
    const without = must(await copyPlan(deps, office, { ...request, units: { [ended]: null } }));
    expect(must(await viewPlan(deps, office, without.planId)).items[0]?.assignments).toEqual([]);
  });

  test("confidential items are copied only by those who may see them", async () => {
    const { office, uncleared, planId, plan } = await aDraft();
    must(await issuePlan(deps, office, { planId, ...ISSUE, acknowledgesUnmeasured: true }));
    const proposal = must(await proposeCopy(deps, uncleared, planId));
    expect(proposal.items).toHaveLength(48);
    const secret = plan.items.find(({ number }) => number === "5.4")?.id ?? "";
    const request = { planId, ...NEXT, units: {} };
    expect(await copyPlan(deps, uncleared, { ...request, itemIds: [secret] })).toMatchObject({
      ok: false,
      error: { code: "plan.version.no-items" },
    });
    const made = must(await copyPlan(deps, office, { ...request, itemIds: [secret] }));
    const copy = must(await viewPlan(deps, office, made.planId));
    expect(copy.groups).toMatchObject([{ number: "1", isConfidential: true }]);
  });
});
