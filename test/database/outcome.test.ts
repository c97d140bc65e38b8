import { describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { overrideVerdict } from "../../src/application/evaluation/override-verdict.ts";
import { viewEvaluation } from "../../src/application/evaluation/view-evaluation.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { anOutcome } from "../support/builders-outcome.ts";
import { databaseOfThisFile } from "../support/database.ts";
import type { MeasureWish } from "../support/outcome-wish.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock("2024-09-17T07:05:00.000Z"));

const WARDS = ["Phường 1", "Phường 2", "Phường 3", "Phường 4"];
const HEALTH = "Phòng Y tế";
const POLICE = "Công an thành phố";
const STATISTICS = "Chi cục Thống kê";
const CULTURE = "Phòng Văn hóa và Thông tin";

const MEASURES: readonly MeasureWish[] = [
  {
    group: "1",
    number: "1.2",
    measure: "Khách lưu trú",
    unitOfMeasure: "nghìn lượt",
    decimals: 0,
    lead: STATISTICS,
    second: [CULTURE],
    target: { comparator: ">=", value: "4300", frequency: "by-year", dueYear: 2024 },
    figures: { [STATISTICS]: { 2024: "4380" }, [CULTURE]: { 2024: "4412" } },
  },
  {
    group: "2",
    number: "2.1",
    measure: "Hộ phân loại rác",
    unitOfMeasure: "hộ",
    decimals: 0,
    lead: HEALTH,
    providers: WARDS,
    target: { comparator: ">=", value: "90", frequency: "by-year", dueYear: 2024 },
    figures: {
      "Phường 1": { 2023: "10", 2024: "30" },
      "Phường 2": { 2023: "20", 2024: "30" },
      "Phường 3": { 2023: "30", 2024: "40" },
      "Phường 4": { 2023: { status: "none" } },
    },
  },
  {
    group: "2",
    number: "2.2",
    measure: "Tỷ lệ hộ dùng nước sạch",
    unitOfMeasure: "%",
    decimals: 1,
    lead: HEALTH,
    providers: ["Phường 1", "Phường 2"],
    overUnits: "ratio",
    target: { comparator: ">=", value: "90", frequency: "by-year", dueYear: 2024 },
    figures: {
      "Phường 1": { 2024: { value: "100", numerator: "100", denominator: "100" } },
      "Phường 2": { 2024: { value: "50", numerator: "450", denominator: "900" } },
    },
  },
  {
    group: "4",
    number: "4.6",
    measure: "Người dân tham gia bảo hiểm y tế",
    unitOfMeasure: "%",
    decimals: 1,
    lead: HEALTH,
    target: { comparator: ">=", value: "95", frequency: "by-year", dueYear: 2024 },
    figures: { [HEALTH]: { 2023: "93.1", 2024: "94.2" } },
  },
  {
    group: "4",
    number: "4.7",
    measure: "Trẻ em được tiêm chủng",
    unitOfMeasure: "%",
    decimals: 1,
    lead: HEALTH,
    target: { comparator: ">=", value: "99", frequency: "by-year", dueYear: 2024 },
    figures: { [HEALTH]: { 2024: { value: "99.5", accepted: false } } },
  },
  {
    group: "4",
    number: "4.8",
    measure: "Lao động được giải quyết việc làm",
    unitOfMeasure: "người",
    decimals: 0,
    lead: HEALTH,
    target: { comparator: "approx", value: "14000", frequency: "cumulative" },
    figures: { [HEALTH]: { 2021: "2310", 2022: "2710", 2023: "3240", 2024: "3220" } },
  },
  {
    group: "5",
    number: "5.6",
    measure: "Giải quyết tin báo tội phạm",
    unitOfMeasure: "%",
    decimals: 1,
    lead: POLICE,
    isConfidential: true,
    target: { comparator: ">=", value: "90", frequency: "by-year", dueYear: 2024 },
    figures: { [POLICE]: { 2024: "93.1" } },
  },
];

const admin = await anOrganization(deps);
const finance = await anActor(deps, admin, { username: "taichinh", role: "finance" });
const leader = await anActor(deps, admin, { username: "lanhdao", role: "leader" });
const cleared = await anActor(deps, admin, {
  username: "chutich",
  role: "leader",
  hasClearance: true,
});
const made = await anOutcome(db, finance, {
  units: [STATISTICS, CULTURE, HEALTH, POLICE, ...WARDS],
  measures: MEASURES,
});

function valueOf<T, E extends { readonly code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const evaluationFor = async (actor: Actor) =>
  valueOf(await viewEvaluation(deps, actor, made.roundId));

async function targetFor(actor: Actor, code: string) {
  const view = await evaluationFor(actor);
  const found = view.groups.flatMap((group) => group.targets).find((each) => each.code === code);
  if (found === undefined) throw new Error(`no target ${code} for this reader`);
  return found;
}

describe("judging a round on accepted figures", () => {
  test("a ward without a figure keeps the total from being known, and is named", async () => {
    const target = await targetFor(finance, "2.1");
    expect(target.values).toEqual([
      { year: 2023, kind: "actual", value: "60", status: "value" },
      { year: 2024, kind: "estimate", value: null, status: "not_collected" },
    ]);
    expect(target).toMatchObject({ verdict: "no_data", owing: ["Phường 4"] });
  });

  test("a ward that says nothing happened does not keep the others from being added", async () => {
    const target = await targetFor(finance, "2.1");
    expect(target.result).toEqual({ value: "60", fromYear: 2023, year: 2023, kind: "actual" });
  });

  test("a second source cross-checks and is not added", async () => {
    const target = await targetFor(finance, "1.2");
    expect(target.result?.value).toBe("4380");
    expect(target).toMatchObject({ verdict: "exceeded", owing: [] });
  });

  test("rates add up as numerators over denominators", async () => {
    const target = await targetFor(finance, "2.2");
    expect(target.result?.value).toBe("55");
  });

  test("a figure nobody has accepted judges nothing", async () => {
    const target = await targetFor(finance, "4.7");
    expect(target).toMatchObject({ verdict: "no_data", result: null, owing: [HEALTH] });
  });

  test("a cumulative target shows the sum so far", async () => {
    const target = await targetFor(finance, "4.8");
    expect(target.result).toEqual({ value: "11480", fromYear: 2021, year: 2024, kind: "estimate" });
    expect(target.shortRule).toBe("≈ 14.000 người (cộng dồn)");
  });

  test("the counts of the groups add up to the whole", async () => {
    const view = await evaluationFor(cleared);
    const sum = view.groups.reduce(
      (total, group) => total + Object.values(group.counts).reduce((a, b) => a + b, 0),
      0,
    );
    expect(sum).toBe(view.total);
    expect(view.achieved).toBe(view.counts.met + view.counts.exceeded);
  });
});

describe("a confidential target", () => {
  test("is left out, its counts too, and only counted as withheld", async () => {
    const [without, whole] = [await evaluationFor(leader), await evaluationFor(cleared)];
    expect(without).toMatchObject({ withheld: 1, total: whole.total - 1 });
    expect(whole.withheld).toBe(0);
    expect(without.groups.map((group) => group.number)).not.toContain("5");
    expect(without.counts.exceeded).toBe(whole.counts.exceeded - 1);
  });

  test("cannot be overridden by somebody who may not see it", async () => {
    const tried = await overrideVerdict(deps, finance, {
      roundId: made.roundId,
      targetId: made.target("5.6"),
      verdict: "met",
      reason: "Theo báo cáo giấy số 12 của Công an thành phố.",
    });
    expect(tried).toMatchObject({ ok: false, error: { code: "access.thing.not-found" } });
  });
});

describe("setting another verdict", () => {
  const REASON = "Tháng 8 đã đạt 94,9%, bảo hiểm xã hội đang vận động tiếp.";
  const set = (actor: Actor, verdict: "met" | "nearly_met" | "not_met" | null, reason: string) =>
    overrideVerdict(deps, actor, {
      roundId: made.roundId,
      targetId: made.target("4.6"),
      verdict,
      reason,
    });

  test.each([
    ["no reason", ""],
    ["a reason of 19 characters", "a".repeat(19)],
    ["a reason of spaces", " ".repeat(40)],
  ])("is refused with %s, and nothing is kept", async (_name, reason) => {
    expect(await set(finance, "met", reason)).toMatchObject({
      ok: false,
      error: { code: "evaluation.override.reason-too-short" },
    });
    expect((await targetFor(finance, "4.6")).override).toBeNull();
  });

  test("is for finance alone", async () => {
    expect(await set(cleared, "met", REASON)).toMatchObject({
      ok: false,
      error: { code: "access.action.forbidden" },
    });
  });

  test("keeps both verdicts, supersedes an earlier one, and can be withdrawn", async () => {
    const before = await targetFor(finance, "4.6");
    expect(before).toMatchObject({ verdict: "nearly_met", computedVerdict: "nearly_met" });

    valueOf(await set(finance, "not_met", REASON));
    expect(await targetFor(leader, "4.6")).toMatchObject({
      verdict: "not_met",
      computedVerdict: "nearly_met",
      override: { verdict: "not_met", reason: REASON, by: finance.fullName },
    });

    valueOf(await set(finance, "met", `${REASON} Số mới.`));
    const second = await targetFor(leader, "4.6");
    expect(second.verdict).toBe("met");
    expect(
      second.overrideHistory.map(({ verdict, supersededAt }) => [verdict, supersededAt === null]),
    ).toEqual(
      expect.arrayContaining([
        ["met", true],
        ["not_met", false],
      ]),
    );

    valueOf(await set(finance, null, ""));
    const after = await targetFor(leader, "4.6");
    expect(after).toMatchObject({ verdict: "nearly_met", override: null });
    expect(after.overrideHistory).toHaveLength(2);
  });

  test("leaves a trace of every step", async () => {
    const events = await db
      .selectFrom("event")
      .where("subject_id", "=", made.target("4.6"))
      .orderBy("sequence")
      .select(["kind", "from_state as from", "to_state as to"])
      .execute();
    expect(events).toEqual([
      { kind: "target.override-set", from: "nearly_met", to: "not_met" },
      { kind: "target.override-set", from: "not_met", to: "met" },
      { kind: "target.override-withdrawn", from: "met", to: "nearly_met" },
    ]);
  });
});
