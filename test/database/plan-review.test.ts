import { describe, expect, test } from "vitest";
import { confirmImport } from "../../src/application/plan/confirm-import.ts";
import { importPlan } from "../../src/application/plan/import-plan.ts";
import { answerImport, viewImport } from "../../src/application/plan/review-import.ts";
import { viewPlan } from "../../src/application/plan/view-plan.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, fixedClock } from "../support/actors.ts";
import { databaseOfThisFile } from "../support/database.ts";
import { answerAsProposed, must, theCity } from "../support/plan-builders.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock());

const LINES = [
  "ỦY BAN NHÂN DÂN THÀNH PHỐ VŨNG TÀU",
  "KẾ HOẠCH",
  "Nâng cao đời sống giai đoạn 2021 - 2025",
  "II. NỘI DUNG",
  "1. Chăm sóc sức khỏe nhân dân:",
  "- Tỷ lệ tiêm chủng đạt 99%;",
  "- Tỷ lệ bảo hiểm y tế đạt 96%.",
  "* Đơn vị chủ trì: Phòng Y tế.",
  "2. Trồng mới 1.500 cây xanh trên các tuyến đường.",
  "* Đơn vị chủ trì: Phòng Quản lý đô thị.",
  "3. Hoàn thành đề án du lịch đêm của thành phố.",
  "* Đơn vị chủ trì: Phòng Văn hóa và Thông tin.",
];

const fileOf = (lines: readonly string[], fileName = "ke-hoach.txt") => ({
  fileName,
  bytes: new TextEncoder().encode(lines.join("\n")),
});

async function aReview() {
  const { admin, unitIds } = await theCity(deps);
  const person = (username: string, fullName: string) =>
    anActor(deps, admin, {
      username: `${username}-${admin.organizationId}`,
      role: "office",
      fullName,
      hasClearance: true,
    });
  const lan = await person("lan", "Chuyên viên Lan");
  const minh = await person("minh", "Chuyên viên Minh");
  const started = must(
    await importPlan(deps, lan, { file: fileOf(LINES), termFrom: 2020, termTo: 2025 }),
  );
  return { lan, minh, unitIds, importId: started.id };
}

describe("two people review one plan", () => {
  test("an answer given meanwhile is not overwritten; both are told apart by who gave them", async () => {
    const { lan, minh, importId } = await aReview();
    const answer = (who: typeof lan, value: string, base: string | null) =>
      answerImport(deps, who, {
        importId,
        answers: [{ question: "target:1:0:level", value, base }],
      });
    expect(must(await answer(lan, "at-least", null))).toEqual({ conflicts: [] });
    const { conflicts } = must(await answer(minh, "equal", null));
    expect(conflicts).toMatchObject([
      { question: "target:1:0:level", value: "at-least", by: "Chuyên viên Lan" },
    ]);
    const seen = must(await viewImport(deps, minh, importId));
    expect(seen.answers["target:1:0:level"]).toBe("at-least");

    const base = seen.answered["target:1:0:level"]?.id ?? null;
    expect(must(await answer(minh, "equal", base))).toEqual({ conflicts: [] });
    const settled = must(await viewImport(deps, lan, importId));
    expect(settled.answers["target:1:0:level"]).toBe("equal");
    expect(settled.answered["target:1:0:level"]?.by).toBe("Chuyên viên Minh");
  });

  test("the same answer twice is no conflict, and good answers beside a conflict are kept", async () => {
    const { lan, minh, importId } = await aReview();
    const level = { question: "target:1:0:level", value: "at-least", base: null };
    must(await answerImport(deps, lan, { importId, answers: [level] }));
    const kept = must(
      await answerImport(deps, minh, {
        importId,
        answers: [
          level,
          { question: "target:1:0:level", value: "equal", base: null },
          { question: "target:1:1:level", value: "at-least", base: null },
        ],
      }),
    );
    expect(kept.conflicts).toHaveLength(1);
    const view = must(await viewImport(deps, lan, importId));
    expect(view.answers).toMatchObject({
      "target:1:0:level": "at-least",
      "target:1:1:level": "at-least",
    });
  });
});

describe("a person cuts, joins and adds", () => {
  test("what was cut, joined and added is what enters the register, with its words", async () => {
    const { lan, importId, unitIds } = await aReview();
    const block = LINES.findIndex((line) => line.startsWith("3."));
    const rule = {
      comparator: "complete",
      strict: false,
      value: "100",
      valueTo: null,
      unit: "%",
      decimals: 0,
      direction: "higher",
      frequency: "by-year",
      dueYear: 2025,
      ceiling: "100",
      baseline: null,
    };
    const span = { block, start: 3, end: 20 };
    const added = [{ measure: "Đề án du lịch đêm", rule, span }];
    must(
      await answerImport(deps, lan, {
        importId,
        answers: [
          { question: "split:1", value: [1] },
          { question: "added:3", value: added },
        ],
      }),
    );
    await answerAsProposed(deps, lan, importId, unitIds.get("Phòng Y tế") ?? "");
    const { planId } = must(await confirmImport(deps, lan, importId));
    const plan = must(await viewPlan(deps, lan, planId));
    expect(plan.items.map(({ number, title }) => [number, title])).toEqual([
      ["1", "Chăm sóc sức khỏe nhân dân"],
      ["1.1", "Tỷ lệ bảo hiểm y tế đạt 96%"],
      ["2", "Trồng mới 1.500 cây xanh trên các tuyến đường"],
      ["3", "Hoàn thành đề án du lịch đêm của thành phố"],
    ]);
    const [target] = plan.items[3]?.targets ?? [];
    expect(target).toMatchObject({ measure: "Đề án du lịch đêm", sourceSpan: span });
    expect(target?.sourceText).toBe(LINES[block]?.slice(3, 20));
  });

  test("a rule without a place in the document, or a cut where nothing stands, is refused", async () => {
    const { lan, importId } = await aReview();
    for (const answer of [
      { question: "added:3", value: [{ measure: "Đề án", rule: {}, span: null }] },
      { question: "split:1", value: [7] },
      { question: "merge:9", value: true },
    ]) {
      const refused = await answerImport(deps, lan, { importId, answers: [answer] });
      expect(refused).toMatchObject({ ok: false, error: { code: "plan.import.answer-invalid" } });
    }
  });
});

describe("a revised document", () => {
  test("is compared with the one before, and what was answered still stands where it holds", async () => {
    const { lan, importId, unitIds } = await aReview();
    const lead = unitIds.get("Phòng Kinh tế") ?? "";
    must(
      await answerImport(deps, lan, {
        importId,
        answers: [
          { question: "target:1:0:level", value: "at-least" },
          { question: "target:2:0:frequency", value: "annual" },
          { question: "units:3", value: [lead] },
        ],
      }),
    );
    const revised = LINES.map((line) => line.replace("1.500 cây", "2.000 cây"));
    const started = must(
      await importPlan(deps, lan, {
        file: fileOf([...revised, "4. Lắp 300 camera an ninh.", "* Đơn vị chủ trì: Công an."]),
        termFrom: 2020,
        termTo: 2025,
      }),
    );
    const view = must(await viewImport(deps, lan, started.id));
    expect(view.revision).toMatchObject({ importId, gone: [] });
    expect(view.revision?.items.map(({ kind }) => kind)).toEqual([
      "kept",
      "changed",
      "kept",
      "added",
    ]);
    expect(view.answers).toEqual({ "target:1:0:level": "at-least", "units:3": [lead] });
    const before = must(await viewImport(deps, lan, importId));
    expect(Object.keys(before.answers)).toHaveLength(3);
  });

  test("another plan altogether revises nothing", async () => {
    const { lan } = await aReview();
    const started = must(
      await importPlan(deps, lan, {
        file: fileOf(["II. NỘI DUNG", "1. Xây 02 nhà văn hóa.", "2. Sửa 5 km đường."], "khac.txt"),
        termFrom: 2025,
        termTo: 2030,
      }),
    );
    expect(must(await viewImport(deps, lan, started.id)).revision).toBeNull();
  });
});
