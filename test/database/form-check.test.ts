import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { type DesignCheckRequest, designCheck } from "../../src/application/check/design-check.ts";
import {
  explainDifference,
  listDifferences,
} from "../../src/application/check/explain-difference.ts";
import { listChecks, listNames } from "../../src/application/check/list-checks.ts";
import { rehearseCheck } from "../../src/application/check/rehearse-check.ts";
import { saveFigures } from "../../src/application/collection/save-figures.ts";
import { freezeTable } from "../../src/application/consolidation/freeze-table.ts";
import { traceCell } from "../../src/application/consolidation/trace-cell.ts";
import { composeCopies } from "../../src/application/report/compose-copies.ts";
import { decideSubmission } from "../../src/application/review/decide-submission.ts";
import { listReviews } from "../../src/application/review/list-reviews.ts";
import { viewTable } from "../../src/application/consolidation/view-table.ts";
import { submitWork } from "../../src/application/collection/submit-work.ts";
import { viewSheet } from "../../src/application/collection/view-sheet.ts";
import { changeIndicator } from "../../src/application/form/change-indicator.ts";
import type { IndicatorChange } from "../../src/application/form/form-store.ts";
import { listIndicators } from "../../src/application/form/view-form.ts";
import { viewSubmission } from "../../src/application/review/view-submission.ts";
import type { Problem } from "../../src/domain/kernel/problem.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { databaseOfThisFile } from "../support/database.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock("2024-09-06T01:15:00.000Z"));

function must<T>(result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
}

const BLANK_BECAUSE = "Chưa rà soát xong, bổ sung sau ngày 20/9.";
const WARDS = ["Phường 1", "Phường 2"];
let round: CollectionRound;
let finance: Actor;
let city: Actor;
let wards: readonly Actor[];
let formId: string;

beforeAll(async () => {
  const admin = await anOrganization(deps);
  round = await aCollectionRound(db, admin, {
    units: [...WARDS, "Phòng Thống kê"],
    items: [{ number: "1.1", units: [...WARDS, "Phòng Thống kê"] }],
    years: [
      [2023, "actual"],
      [2024, "actual"],
    ],
    rows: [
      { key: "all", label: "Tổng số hộ", item: "1.1", by: WARDS, unitOfMeasure: "hộ" },
      { key: "poor", label: "Số hộ nghèo", item: "1.1", by: WARDS, unitOfMeasure: "hộ" },
      {
        key: "near",
        label: "Nhà tạm, nhà dột nát",
        item: "1.1",
        by: ["Phường 2"],
        unitOfMeasure: "hộ",
      },
      {
        key: "city",
        label: "Hộ nghèo toàn thành phố",
        item: "1.1",
        by: ["Phòng Thống kê"],
        unitOfMeasure: "hộ",
      },
    ],
  });
  finance = await anActor(deps, admin, { username: "taichinh", role: "finance" });
  const officer = (name: string, at: number) =>
    anActor(deps, admin, {
      username: `can-bo-${at}`,
      role: "unit_officer",
      unitId: round.unit(name),
    });
  wards = [await officer("Phường 1", 1), await officer("Phường 2", 2)];
  city = await officer("Phòng Thống kê", 3);
  const found = await db.selectFrom("form").select("id").executeTakeFirstOrThrow();
  formId = found.id;
});

const aDesign = (changes: Partial<DesignCheckRequest> = {}): DesignCheckRequest => ({
  formId,
  rowId: null,
  columnId: null,
  code: "K01",
  name: "Hộ nghèo không vượt tổng số hộ",
  expression: "[Số hộ nghèo] <= [Tổng số hộ]",
  severity: "blocking",
  message: "Số hộ nghèo ({trái}) lớn hơn tổng số hộ ({phải}).",
  proposal: null,
  isActive: true,
  replaces: null,
  ...changes,
});

async function type(
  who: Actor,
  unit: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  must(
    await saveFigures(deps, who, {
      obligationId: round.obligation(unit),
      cells: Object.entries(values).flatMap(([key, typed]) =>
        [2023, 2024].map((year) => ({
          rowId: round.row(key),
          columnId: round.column(year),
          typed,
          baseEntryId: null,
        })),
      ),
    }),
  );
}

describe("designing checks", () => {
  test("names for typing come with their units; those of the form first", async () => {
    const names = must(await listNames(deps, finance, formId));
    expect(names.map(({ name, unitOfMeasure }) => [name, unitOfMeasure])).toEqual([
      ["Tổng số hộ", "hộ"],
      ["Số hộ nghèo", "hộ"],
      ["Nhà tạm, nhà dột nát", "hộ"],
      ["Hộ nghèo toàn thành phố", "hộ"],
    ]);
  });

  test("what is not understood is refused at its character, with the nearest name", async () => {
    const refused = await designCheck(
      deps,
      finance,
      aDesign({ expression: "[So ho ngheo] <= [Tổng số hộ]" }),
    );
    expect(refused.ok ? undefined : refused.error).toMatchObject({
      code: "collection.check.invalid",
      details: { field: "expression", at: 0, proposals: ["Số hộ nghèo"] },
    });
  });

  test("an officer designs nothing", async () => {
    const refused = await designCheck(deps, city, aDesign());
    expect(refused.ok ? "" : refused.error.code).toBe("access.action.forbidden");
  });

  test("before it is switched on, it is tried on what units typed; drafts keep their figures", async () => {
    const [first, second] = wards as [Actor, Actor];
    await type(first, "Phường 1", { all: "100", poor: "120" });
    await type(second, "Phường 2", { all: "100", poor: "20" });
    const tried = must(await rehearseCheck(deps, finance, round.roundId, aDesign()));
    expect(tried).toEqual({
      units: 2,
      hit: 1,
      cells: 2,
      found: [
        {
          unit: "Phường 1",
          from: "draft",
          cells: [
            { row: "Số hộ nghèo", column: "2023", message: null },
            { row: "Số hộ nghèo", column: "2024", message: null },
          ],
        },
      ],
    });
    const narrowed = aDesign({ rowId: round.row("all"), columnId: round.column(2024) });
    const { found } = must(await rehearseCheck(deps, finance, round.roundId, narrowed));
    expect(found.flatMap(({ cells }) => cells)).toEqual([
      { row: "Tổng số hộ", column: "2024", message: null },
    ]);
    expect(must(await listChecks(deps, finance))).toEqual([]);
  });

  test("a change is the next version; the old one stays and nothing is rewritten", async () => {
    const made = must(await designCheck(deps, finance, aDesign({ isActive: false })));
    const twice = await designCheck(deps, finance, aDesign());
    expect(twice.ok ? "" : twice.error.code).toBe("collection.check.code-taken");
    const next = must(await designCheck(deps, finance, aDesign({ replaces: made.id })));
    expect([made.version, next.version]).toEqual([1, 2]);
    const listed = must(await listChecks(deps, wards[0] ?? city));
    expect(listed.map(({ code, version, isActive }) => [code, version, isActive])).toEqual([
      ["K01", 2, true],
    ]);
    await expect(
      db.updateTable("form_check").set({ is_active: false }).where("id", "=", made.id).execute(),
    ).rejects.toThrow(/form_check/);
  });

  test("equations that define each other are refused, with their names", async () => {
    const equation = { severity: "hint", message: "" } as const;
    must(
      await designCheck(
        deps,
        finance,
        aDesign({ ...equation, code: "K02", expression: "[Tổng số hộ] = [Số hộ nghèo] * 5" }),
      ),
    );
    const refused = await designCheck(
      deps,
      finance,
      aDesign({ ...equation, code: "K03", expression: "[Số hộ nghèo] = [Tổng số hộ] / 5" }),
    );
    expect(refused.ok ? undefined : refused.error).toEqual({
      code: "collection.check.circular",
      details: { rows: ["Tổng số hộ", "Số hộ nghèo", "Tổng số hộ"], at: 16, to: 28 },
    });
  });
});

describe("designed checks at work", () => {
  test("the unit sees them in its sheet, and cannot send against a blocking one", async () => {
    const [first] = wards as [Actor];
    const sheet = must(await viewSheet(deps, first, round.obligation("Phường 1")));
    expect(sheet.designed.map(({ code }) => code)).toContain("K01");
    const own = sheet.checks.filter(({ rule }) => rule?.code === "K01");
    expect(own.map(({ message }) => message)).toEqual([
      "Số hộ nghèo (120) lớn hơn tổng số hộ (100).",
      "Số hộ nghèo (120) lớn hơn tổng số hộ (100).",
    ]);
    const sent = await submitWork(deps, first, { obligationId: round.obligation("Phường 1") });
    expect(sent.ok ? undefined : sent.error).toEqual({
      code: "collection.submission.incomplete",
      details: {
        items: ["1.1"],
        causes: ["Cột 2023: Số hộ nghèo (120) lớn hơn tổng số hộ (100). Cũng vậy ở cột 2024."],
      },
    });
  });

  test("the city's own figure is held against the wards' in review, with the wards named", async () => {
    must(
      await designCheck(
        deps,
        finance,
        aDesign({
          code: "K04",
          name: "Tổng các phường",
          expression: "[Hộ nghèo toàn thành phố] = tổng các đơn vị([Số hộ nghèo])",
          severity: "must_explain",
          message: "Thành phố báo {trái}, các phường cộng lại {phải}.",
        }),
      ),
    );
    const [first, second] = wards as [Actor, Actor];
    const sheet = must(await viewSheet(deps, first, round.obligation("Phường 1")));
    expect(sheet.designed.map(({ code }) => code)).not.toContain("K04");
    const entries = new Map(
      sheet.cells.map((cell) => [`${cell.rowId}|${cell.columnId}`, cell.entryId]),
    );
    must(
      await saveFigures(deps, first, {
        obligationId: round.obligation("Phường 1"),
        cells: [2023, 2024].map((year) => ({
          rowId: round.row("poor"),
          columnId: round.column(year),
          typed: "30",
          baseEntryId: entries.get(`${round.row("poor")}|${round.column(year)}`) ?? null,
        })),
      }),
    );
    await type(city, "Phòng Thống kê", { city: "60" });
    must(await submitWork(deps, first, { obligationId: round.obligation("Phường 1") }));
    must(
      await submitWork(deps, second, {
        obligationId: round.obligation("Phường 2"),
        explanations: [2023, 2024].map((year) => ({
          rowId: round.row("near"),
          columnId: round.column(year),
          note: BLANK_BECAUSE,
        })),
      }),
    );
    const obligationId = round.obligation("Phòng Thống kê");
    const explanations = [
      { rowId: round.row("city"), columnId: round.column(2024), note: "Theo số của Chi cục." },
    ];
    const { submissionId } = must(await submitWork(deps, city, { obligationId, explanations }));
    const seen = must(await viewSubmission(deps, finance, submissionId));
    const found = seen.checks.filter(({ rule }) => rule?.code === "K04");
    expect(found[0]?.message).toBe(
      "Thành phố báo 60, các phường cộng lại 50. Số của các đơn vị: Phòng Thống kê: 60; Phường 1: 30; Phường 2: 20.",
    );
    const own = must(await viewSubmission(deps, city, submissionId));
    expect(own.checks.filter(({ rule }) => rule?.code === "K04")).toEqual([]);
    expect(found.map(({ explained }) => explained).sort()).toEqual([false, true]);
  });

  test("a unit's reason becomes a footnote of the consolidated table, that of a blank, too", async () => {
    const { table } = must(await viewTable(deps, finance, { roundId: round.roundId, formId }));
    expect(table.notes.map(({ text }) => text)).toEqual([BLANK_BECAUSE, "Theo số của Chi cục."]);
  });
});

describe("differences between units, at consolidation", () => {
  const here = () => ({ roundId: round.roundId, formId });
  const differences = async () => must(await listDifferences(deps, finance, here()));
  const WHY = "Các phường chưa tính hộ tạm trú; Phòng Thống kê có tính.";
  const explain = (years: readonly number[], left = "60") =>
    explainDifference(deps, finance, {
      ...here(),
      code: "K04",
      unitId: round.unit("Phòng Thống kê"),
      rowId: round.row("city"),
      seen: years.map((year) => ({ columnId: round.column(year), left, right: "50" })),
      body: WHY,
    });
  const freeze = async () => {
    const { open } = must(await viewTable(deps, finance, here()));
    return freezeTable(deps, finance, { ...here(), ...(open ?? { blanks: 0, unaccepted: 0 }) });
  };

  test("are shown with both figures, the gap and what each unit gave", async () => {
    const [first, second] = await differences();
    expect([first?.columnId, second?.columnId].sort()).toEqual(
      [round.column(2023), round.column(2024)].sort(),
    );
    expect(first).toMatchObject({ left: "60", right: "50", gap: "10", isOpen: true });
    expect(first?.shares.map(({ unit, value, isAccepted }) => [unit, value, isAccepted])).toEqual([
      ["Phòng Thống kê", "60", false],
      ["Phường 1", "30", false],
      ["Phường 2", "20", false],
    ]);
  });

  test("no ward reads of another what is not accepted: neither there, nor in the table, nor behind it", async () => {
    const [, second] = wards as [Actor, Actor];
    const listed = await listDifferences(deps, second, here());
    expect(listed.ok ? "" : listed.error.code).toBe("access.action.forbidden");
    const { table } = must(await viewTable(deps, second, here()));
    expect(table.rows.flatMap(({ cells }) => cells).flatMap(({ value }) => value ?? [])).toEqual(
      [],
    );
    expect(table.notes).toEqual([]);
    const place = { rowId: round.row("poor"), columnId: round.column(2024) };
    const traced = must(await traceCell(deps, second, { ...here(), ...place }));
    expect(traced.sources.map(({ unit, value, steps }) => [unit, value, steps.length > 0])).toEqual(
      [
        ["Phường 1", null, false],
        ["Phường 2", "20", true],
      ],
    );
  });

  test("hold a freeze back until each is explained, for the figures that were seen", async () => {
    const refused = await freeze();
    expect(refused.ok ? undefined : refused.error).toMatchObject({
      code: "consolidation.freeze.open-differences",
      details: { count: 2, blocking: 0 },
    });
    const moved = await explain([2024], "59");
    expect(moved.ok ? "" : moved.error.code).toBe("consolidation.difference.moved");
    expect(must(await explain([2023, 2024])).explained).toBe(2);
    expect(
      (await differences()).map(({ isOpen, explanation }) => [isOpen, explanation?.body]),
    ).toEqual([
      [false, WHY],
      [false, WHY],
    ]);
    expect(must(await freeze()).version).toBe(1);
  });

  test("an explanation is printed below the table, in the report once its figures are accepted", async () => {
    const notes = async (acceptedOnly: boolean) =>
      must(await viewTable(deps, finance, { ...here(), acceptedOnly })).table.notes.map(
        ({ text }) => text,
      );
    expect(await notes(false)).toEqual([BLANK_BECAUSE, WHY, `Theo số của Chi cục.; ${WHY}`]);
    expect(await notes(true)).toEqual([]);
    const waiting = must(await listReviews(deps, finance));
    for (const { submissionId } of waiting) {
      const { tasks } = must(await viewSubmission(deps, finance, submissionId));
      must(
        await decideSubmission(deps, finance, {
          submissionId,
          accept: tasks.map(({ taskId }) => taskId),
          returns: [],
          reason: "",
          dueAt: null,
        }),
      );
    }
    expect(await notes(true)).toEqual([BLANK_BECAUSE, WHY, `Theo số của Chi cục.; ${WHY}`]);
    const copies = await deps.work.read(finance, (stores) =>
      composeCopies(deps, stores, finance, round.roundId),
    );
    expect(JSON.stringify(copies)).toContain(WHY);
  });
});

describe("figures of other years and other rounds", () => {
  const design = (code: string, expression: string) =>
    designCheck(
      deps,
      finance,
      aDesign({ code, expression, severity: "hint", message: "{trái} và {phải}" }),
    );
  const accepted = (unit: string, year: number, value: string) => ({
    organization_id: finance.organizationId,
    id: randomUUID(),
    indicator_id: round.indicator("all"),
    unit_id: round.unit(unit),
    period_label: String(year),
    period_from: `${year}-01-01`,
    period_to: `${year}-12-31`,
    year,
    kind: "actual" as const,
    value,
    status: "value" as const,
    maturity: "official" as const,
    source: "Niên giám",
    known_from: "2021-02-01T00:00:00.000Z",
    known_to: year === 2024 ? "2024-09-01T00:00:00.000Z" : null,
  });

  test("are read from what was accepted, of the unit alone", async () => {
    await db
      .insertInto("observation")
      .values([accepted("Phường 1", 2020, "90"), accepted("Phường 1", 2024, "95")])
      .execute();
    must(await design("K05", "[Tổng số hộ] <= [Tổng số hộ] năm 2020"));
    must(await design("K06", "[Tổng số hộ] = [Tổng số hộ] đợt trước"));
    const [first, second] = wards as [Actor, Actor];
    const messages = async (who: Actor, unit: string) =>
      must(await viewSheet(deps, who, round.obligation(unit))).checks.flatMap(
        ({ rule, message }) =>
          rule?.code === "K05" || rule?.code === "K06" ? [`${rule.code}: ${message}`] : [],
      );
    expect(await messages(first, "Phường 1")).toEqual([
      "K05: 100 và 90",
      "K05: 100 và 90",
      "K06: 100 và 95",
    ]);
    expect(await messages(second, "Phường 2")).toEqual([]);
    expect(must(await viewSheet(deps, second, round.obligation("Phường 2"))).earlier).toEqual([]);
  });
});

describe("the register of indicators", () => {
  test("says anew what an indicator is, but not in what it is measured once it has figures", async () => {
    const all = must(await listIndicators(deps, finance));
    const used = all.find(({ isUsed }) => isUsed);
    const other = all.find(({ id }) => id !== used?.id);
    if (used === undefined || other === undefined) throw new Error("figures were typed above");
    const change = (id: string, wanted: IndicatorChange) =>
      changeIndicator(deps, finance, { id, change: wanted });
    expect(used.providers.length).toBeGreaterThan(0);
    must(
      await change(used.id, { name: "Tổng số hộ dân", definition: "Hộ có đăng ký thường trú." }),
    );
    expect(await change(used.id, { unitOfMeasure: "người" })).toMatchObject({
      error: { code: "collection.indicator.in-use" },
    });
    expect(await change(used.id, { code: other.code })).toMatchObject({
      error: { code: "collection.indicator.code-taken" },
    });
    expect(await change(used.id, { numeratorId: used.id, denominatorId: other.id })).toMatchObject({
      error: { code: "collection.indicator.invalid" },
    });
    const after = must(await listIndicators(deps, finance)).find(({ id }) => id === used.id);
    expect(after).toMatchObject({
      name: "Tổng số hộ dân",
      definition: "Hộ có đăng ký thường trú.",
      unitOfMeasure: used.unitOfMeasure,
      code: used.code,
      numeratorId: null,
    });
  });
});
