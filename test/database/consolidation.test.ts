import { createHash, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { freezeTable } from "../../src/application/consolidation/freeze-table.ts";
import { traceCell } from "../../src/application/consolidation/trace-cell.ts";
import { listTables, viewTable } from "../../src/application/consolidation/view-table.ts";
import type { StatisticalTable } from "../../src/domain/consolidation/statistical-table.ts";
import { canonicalJson } from "../../src/domain/kernel/canonical-json.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import { anActor, anOrganization, fixedClock } from "../support/actors.ts";
import { anOutcome } from "../support/builders-outcome.ts";
import { databaseOfThisFile } from "../support/database.ts";
import type { MeasureWish } from "../support/outcome-wish.ts";

const { db } = await databaseOfThisFile();
const deps = dependenciesOn(db, fixedClock("2024-09-17T07:05:00.000Z"));

const WARDS = ["Phường 1", "Phường 2", "Phường 3"];
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
    originalText: "Đến năm 2025 thu hút trên 5 triệu lượt khách lưu trú.",
    target: { comparator: ">=", value: "5000", frequency: "by-year", dueYear: 2025 },
    figures: {
      [STATISTICS]: {
        2023: "4050",
        2024: { value: "4380", before: "4310", comment: "Thấp hơn nguồn khác, đề nghị rà lại." },
      },
      [CULTURE]: { 2024: "4412" },
    },
  },
  {
    group: "2",
    number: "2.1",
    measure: "Hộ phân loại rác",
    unitOfMeasure: "hộ",
    decimals: 0,
    lead: HEALTH,
    providers: WARDS,
    figures: {
      "Phường 1": { 2023: "10", 2024: "30" },
      "Phường 2": { 2023: "20", 2024: "30" },
      "Phường 3": { 2023: "30" },
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
    figures: { [HEALTH]: { 2023: "93.1", 2024: { value: "94.2", accepted: false } } },
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
    figures: { [POLICE]: { 2023: "92.6", 2024: "93.1" } },
  },
];

const admin = await anOrganization(deps);
const finance = await anActor(deps, admin, {
  username: "taichinh",
  role: "finance",
  fullName: "Đỗ Minh Châu",
});
const auditor = await anActor(deps, admin, { username: "kiemtoan", role: "auditor" });
const cleared = await anActor(deps, admin, {
  username: "chutich",
  role: "leader",
  hasClearance: true,
});
const made = await anOutcome(db, finance, {
  units: [STATISTICS, CULTURE, HEALTH, POLICE, ...WARDS],
  measures: MEASURES,
});
const here = { roundId: made.roundId, formId: made.formId };

function valueOf<T, E extends { readonly code: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const tableFor = async (
  actor: Actor,
  more: { readonly version?: number; readonly acceptedOnly?: boolean } = {},
) => valueOf(await viewTable(deps, actor, { ...here, ...more }));

function cellOf(table: StatisticalTable, number: string, column: string | number) {
  const row = table.rows.find((each) => each.id === made.row(number));
  const cell = row?.cells.find((each) => each.columnId === made.column(column));
  if (row === undefined || cell === undefined) throw new Error(`no cell ${number} × ${column}`);
  return { ...cell, label: row.label };
}

const trace = (actor: Actor, number: string, column: string | number) =>
  traceCell(deps, actor, { ...here, rowId: made.row(number), columnId: made.column(column) });

const refusedBecause = async (result: Promise<Result<unknown, { readonly code: string }>>) => {
  const answer = await result;
  return answer.ok ? "nothing" : answer.error.code;
};

describe("a consolidated table", () => {
  test("adds the wards up, and shows no part as the whole", async () => {
    const { table } = await tableFor(finance);
    expect(cellOf(table, "2.1", 2023)).toMatchObject({ text: "60", state: "accepted" });
    const lacking = cellOf(table, "2.1", 2024);
    expect(lacking).toMatchObject({ text: "…", value: null });
    expect(table.notes.map((note) => note.text)).toContain("Mới có số liệu của 2/3 đơn vị.");
  });

  test("takes no figure of a second source", async () => {
    const { table } = await tableFor(finance);
    expect(cellOf(table, "1.2", 2024).value).toBe("4380");
  });

  test("tells what is not accepted yet, and what rests on it", async () => {
    const { table } = await tableFor(finance);
    expect(cellOf(table, "4.6", 2024)).toMatchObject({ text: "94,2", state: "unaccepted" });
    expect(cellOf(table, "4.6", "previous_year").restsOnUnaccepted).toBe(true);
    expect(table.counts.unaccepted).toBe(1);
  });

  test("leaves out what is not accepted when asked to", async () => {
    const { table } = await tableFor(finance, { acceptedOnly: true });
    expect(cellOf(table, "4.6", 2024)).toMatchObject({ text: "…", state: "blank" });
    expect(cellOf(table, "4.6", 2023).text).toBe("93,1");
    expect(table.counts.unaccepted).toBe(0);
  });

  test("counts accepted figures of those asked in the list of tables", async () => {
    const [summary] = valueOf(await listTables(deps, auditor, made.roundId));
    expect(summary).toMatchObject({ code: "Biểu 01", accepted: 11, frozenVersion: null });
  });
});

describe("a confidential row", () => {
  test("is blanked with its label, its verdict and its story for readers without clearance", async () => {
    const { table } = await tableFor(auditor);
    for (const column of [2023, 2024, "verdict", "target", "previous_year"]) {
      expect(cellOf(table, "5.6", column).value).toBeNull();
      expect(cellOf(table, "5.6", column).verdict).toBeNull();
    }
    expect(cellOf(table, "5.6", 2024).label).toBe("(nội dung hạn chế)");
    expect(JSON.stringify(table)).not.toMatch(/tội phạm|93[.,]1(?!")|92[.,]6/);
    expect(await refusedBecause(trace(auditor, "5.6", 2024))).toBe("access.thing.not-found");
  });

  test("is there for those named for it", async () => {
    const { table } = await tableFor(cleared);
    expect(cellOf(table, "5.6", 2024).text).toBe("93,1");
    const officer = await anActor(deps, admin, {
      username: "congan",
      role: "unit_officer",
      unitId: made.unit(POLICE),
    });
    expect(cellOf((await tableFor(officer)).table, "5.6", 2024).text).toBe("93,1");
  });
});

describe("where a number comes from", () => {
  test("leads to what was typed, by whom, what was said of it, and the line of the plan", async () => {
    const found = valueOf(await trace(auditor, "1.2", 2024));
    const [main, second] = found.sources;
    expect(main).toMatchObject({
      unit: STATISTICS,
      isMain: true,
      value: "4380",
      state: "accepted",
    });
    expect(second).toMatchObject({ unit: CULTURE, isMain: false, value: "4412" });
    expect(main?.steps.map(({ kind, text, value, by }) => [kind, text, value, by])).toEqual([
      ["typed", "4310", "4310", "Đỗ Minh Châu"],
      ["submitted", "Biên nhận số 1", "4310", "Đỗ Minh Châu"],
      ["returned", "Thấp hơn nguồn khác, đề nghị rà lại.", null, "Đỗ Minh Châu"],
      ["typed", "4380", "4380", "Đỗ Minh Châu"],
      ["submitted", "Biên nhận số 2", "4380", "Đỗ Minh Châu"],
      ["accepted", "", "4380", "Đỗ Minh Châu"],
    ]);
    expect(found.planLine).toMatchObject({
      planId: made.planId,
      itemNumber: "1.2",
      originalText: "Đến năm 2025 thu hút trên 5 triệu lượt khách lưu trú.",
      targetCode: "1.2",
    });
  });

  test("lists each ward of a roll-up, the silent one too", async () => {
    const { sources } = valueOf(await trace(finance, "2.1", 2024));
    expect(sources.map(({ unit, state, value }) => [unit, state, value])).toEqual([
      ["Phường 1", "accepted", "30"],
      ["Phường 2", "accepted", "30"],
      ["Phường 3", "blank", null],
    ]);
  });

  test("tells nothing of a draft that its unit has not submitted", async () => {
    const entry = { form_row_id: made.row("4.6"), form_column_id: made.column(2023) };
    const old = await db
      .updateTable("figure_entry")
      .set({ superseded_at: "2024-09-12T01:00:00.000Z" })
      .where("form_row_id", "=", entry.form_row_id)
      .where("form_column_id", "=", entry.form_column_id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const draft = { ...old, id: randomUUID(), typed: "bản nháp 99", value: "99" };
    await db
      .insertInto("figure_entry")
      .values({ ...draft, superseded_at: null })
      .execute();
    const [source] = valueOf(await trace(finance, "4.6", 2023)).sources;
    expect(source?.value).toBe("93.1");
    expect(JSON.stringify(source?.steps)).not.toContain("nháp");
  });
});

describe("freezing a table", () => {
  let open: { readonly blanks: number; readonly unaccepted: number };
  beforeAll(async () => {
    const view = await tableFor(finance);
    if (view.open === null) throw new Error("finance freezes");
    open = view.open;
  });

  test("is refused while the counts named are not those of the table", async () => {
    const wrong = { ...here, ...open, blanks: open.blanks + 1 };
    expect(await refusedBecause(freezeTable(deps, finance, wrong))).toBe(
      "consolidation.freeze.open-blanks",
    );
    expect((await tableFor(finance)).freezes).toEqual([]);
  });

  test("is for finance alone; others are not told what it would leave open", async () => {
    expect(await refusedBecause(freezeTable(deps, cleared, { ...here, ...open }))).toBe(
      "access.action.forbidden",
    );
    expect((await tableFor(cleared)).open).toBeNull();
  });

  test("keeps every row with a checksum, whatever is accepted later", async () => {
    expect(valueOf(await freezeTable(deps, finance, { ...here, ...open }))).toEqual({ version: 1 });
    await db
      .updateTable("observation")
      .set({ known_to: "2024-09-18T00:00:00.000Z" })
      .where("unit_id", "=", made.unit(STATISTICS))
      .where("year", "=", 2023)
      .execute();

    const frozen = await tableFor(cleared, { version: 1 });
    expect(cellOf(frozen.table, "1.2", 2023)).toMatchObject({ text: "4.050", state: "accepted" });
    expect(cellOf(frozen.table, "5.6", 2024).text).toBe("93,1");
    expect(cellOf((await tableFor(cleared)).table, "1.2", 2023).state).toBe("unaccepted");
    const [freeze] = frozen.freezes;
    const checksum = createHash("sha256").update(canonicalJson(frozen.table)).digest("hex");
    expect(frozen.isIntact).toBe(true);
    expect(freeze).toMatchObject({ version: 1, frozenBy: "Đỗ Minh Châu", ...open, checksum });
  });

  test("cannot be changed or taken back, not even in the database", async () => {
    const change = db.updateTable("table_freeze").set({ blanks: 0 }).execute();
    await expect(change).rejects.toThrow(/never changed/);
    await expect(db.deleteFrom("table_freeze").execute()).rejects.toThrow(/never changed/);
  });

  test("opens only for readers who may see every row of it", async () => {
    expect(await refusedBecause(viewTable(deps, finance, { ...here, version: 1 }))).toBe(
      "access.thing.not-found",
    );
    expect((await tableFor(finance)).freezesWithheld).toBe(true);
  });

  test("counts on from the last version", async () => {
    const view = await tableFor(finance);
    const again = await freezeTable(deps, finance, { ...here, ...(view.open ?? open) });
    expect(valueOf(again)).toEqual({ version: 2 });
  });
});
