import { describe, expect, test } from "vitest";
import type { Check, CheckCode } from "./check.ts";
import { BLANK, type CellValue, missing, present } from "./figure.ts";
import { aFormColumn as aColumn, aFormOf, aFormRow } from "../../../test/support/forms.ts";
import { type Form, type FormColumn, type FormRow, cellKey, placedRows } from "./form.ts";
import { holdsBack, readyToSubmit } from "./submission.ts";
import { validateSubmission } from "./validate-submission.ts";

const aRow = (id: string, changes: Partial<FormRow> = {}): FormRow =>
  aFormRow(id, { unitOfMeasure: "người", isRequired: false, ...changes });

const YEARS = [2020, 2021, 2022, 2023, 2024].map((year) => aColumn(year));

const aForm = (rows: readonly FormRow[], columns: readonly FormColumn[] = YEARS): Form =>
  aFormOf("Biểu 02", rows, columns);

/** Values of a row from 2020 on; undefined is a blank. */
type Typed = Readonly<Record<string, readonly (string | CellValue | undefined)[]>>;

function check(
  form: Form,
  typed: Typed,
  notes: Readonly<Record<string, string>> = {},
): readonly Check[] {
  const cells = Object.entries(typed).flatMap(([rowId, values]) =>
    values.map((value, i): [string, CellValue] => [
      cellKey(rowId, form.columns[i]?.id ?? ""),
      value === undefined ? BLANK : typeof value === "string" ? present(value) : value,
    ]),
  );
  return validateSubmission({
    form,
    cells: new Map(cells),
    rowIds: new Set(placedRows(form).map(({ row }) => row.id)),
    notes: new Map(Object.entries(notes)),
  });
}

const codes = (checks: readonly Check[]): readonly CheckCode[] => checks.map((each) => each.code);

describe("validateSubmission: range", () => {
  const percent = aRow("rate", { unitOfMeasure: "%", ceiling: "100", decimals: 1 });
  const one = [aColumn(2024)];

  test.each<readonly [string, string, readonly CheckCode[]]>([
    ["100% is inside", "100", []],
    ["0% is inside", "0", []],
    ["past the ceiling is wrong", "100.1", ["out_of_range"]],
    ["below zero is wrong", "-0.1", ["out_of_range"]],
  ])("%s", (_rule, value, found) => {
    expect(codes(check(aForm([percent], one), { rate: [value] }))).toEqual(found);
  });

  test("a growth rate without a ceiling may be negative, with a word", () => {
    const growth = aRow("growth", { unitOfMeasure: "%", decimals: 1 });
    expect(check(aForm([growth], one), { growth: ["-5.4"] })).toMatchObject([
      { code: "negative", severity: "must_explain" },
    ]);
    expect(codes(check(aForm([growth], one), { growth: ["120"] }))).toEqual([]);
  });

  test("a computed rate past its ceiling points at the counts", () => {
    const rate = {
      ...percent,
      kind: "ratio" as const,
      numeratorRowId: "top",
      denominatorRowId: "bottom",
    };
    const form = aForm([aRow("top"), aRow("bottom"), rate], one);
    const [found] = check(form, { top: ["51"], bottom: ["50"] });
    expect(found).toMatchObject({ code: "out_of_range", severity: "blocking", rowId: "rate" });
    expect(found?.message).toBe(
      "Tỷ lệ tính ra là 102%, nằm ngoài khoảng 0 đến 100. Kiểm tra lại tử số và mẫu số.",
    );
  });
});

describe("validateSubmission: parts and shares", () => {
  const whole = aRow("whole", { children: [aRow("part", { isPart: true })] });
  const one = [aColumn(2024)];

  test("a part as large as its whole is right", () => {
    expect(codes(check(aForm([whole], one), { whole: ["5511"], part: ["5511"] }))).toEqual([]);
  });

  test("a larger one is wrong, and both numbers are said", () => {
    expect(check(aForm([whole], one), { whole: ["5511"], part: ["5711"] })).toMatchObject([
      {
        severity: "blocking",
        rowId: "part",
        message: "Số “trong đó” (5.711) lớn hơn tổng (5.511).",
      },
    ]);
  });

  test("a whole that is not there cannot be exceeded", () => {
    expect(
      codes(check(aForm([whole], one), { whole: [missing("not_collected")], part: ["3"] })),
    ).toEqual([]);
  });

  test("a part in another unit is not compared", () => {
    const rate = aRow("part", { isPart: true, unitOfMeasure: "%" });
    expect(
      codes(check(aForm([{ ...whole, children: [rate] }], one), { whole: ["3"], part: ["52"] })),
    ).toEqual([]);
  });

  const shares = aForm(
    ["a", "b", "c"].map((id) =>
      aRow(id, { unitOfMeasure: "%", decimals: 2, ceiling: "100", shareGroup: "cơ cấu" }),
    ),
    one,
  );

  test.each<readonly [string, readonly [string, string, string], boolean]>([
    ["shares that make 100", ["73.63", "18.41", "7.96"], true],
    ["0,05 short", ["73.58", "18.41", "7.96"], true],
    ["0,13 short", ["73.50", "18.41", "7.96"], false],
    ["0,06 over", ["73.69", "18.41", "7.96"], false],
  ])("%s", (_rule, [a, b, c], right) => {
    expect(codes(check(shares, { a: [a], b: [b], c: [c] }))).toEqual(
      right ? [] : ["shares_do_not_sum"],
    );
  });

  test("how much is missing is said", () => {
    const [found] = check(shares, { a: ["73.50"], b: ["18.41"], c: ["7.96"] });
    expect(found?.message).toBe("Tổng cơ cấu là 99,87%, thiếu 0,13 điểm. Kiểm tra lại: a, b, c.");
  });

  test("a share still missing is no wrong sum", () => {
    expect(codes(check(shares, { a: ["73.63"], b: ["18.41"] }))).toEqual([]);
  });
});

describe("validateSubmission: blanks, texts, precision, estimates", () => {
  const required = aForm([aRow("row", { isRequired: true })], [aColumn(2024)]);

  test("a required blank must be explained, and a note explains it", () => {
    expect(check(required, {})).toMatchObject([
      { code: "required_blank", severity: "must_explain", explained: false },
    ]);
    expect(check(required, {}, { "row|2024": "Chờ Chi cục Thống kê" })).toMatchObject([
      { explained: true },
    ]);
  });

  test("saying why there is none is an answer", () => {
    expect(codes(check(required, { row: [missing("none")] }))).toEqual([]);
  });

  test("a row of another unit is not asked for", () => {
    const input = { form: required, cells: new Map(), notes: new Map() };
    expect(validateSubmission({ ...input, rowIds: new Set() })).toEqual([]);
  });

  test("a text that is no number blocks, and is not called blank too", () => {
    const found = validateSubmission({
      form: required,
      cells: new Map(),
      rowIds: new Set(["row"]),
      notes: new Map(),
      unreadable: new Map([["row|2024", "khoảng 300"]]),
    });
    expect(found).toMatchObject([{ code: "not_a_number", severity: "blocking" }]);
  });

  test("decimals beyond the row's are mentioned", () => {
    expect(check(required, { row: ["2.5"] })).toMatchObject([
      { code: "too_precise", severity: "hint" },
    ]);
  });

  test("an estimate without a note is mentioned once a column", () => {
    const form = aForm([aRow("a"), aRow("b")], [aColumn(2025, "estimate")]);
    expect(check(form, { a: ["5"], b: ["6"] })).toMatchObject([
      { code: "estimate_without_note", severity: "hint", rowId: "a" },
    ]);
    expect(
      codes(
        check(form, { a: ["5"], b: ["6"] }, { "a|2025": "ước 9 tháng", "b|2025": "ước 9 tháng" }),
      ),
    ).toEqual([]);
  });
});

const MONEY = { unitOfMeasure: "triệu đồng", decimals: 1 };

describe("validateSubmission: history", () => {
  const last = (values: readonly string[], changes: Partial<FormRow> = {}): readonly Check[] =>
    check(aForm([aRow("row", changes)]), { row: values }).filter(
      (each) => each.columnId === "2024",
    );
  const rate = { unitOfMeasure: "%", decimals: 1, ceiling: "100" };
  /** The years in which something was asked. */
  const asked = (values: readonly string[], changes: Partial<FormRow> = {}) =>
    check(aForm([aRow("row", changes)]), { row: values })
      .filter(({ severity }) => severity !== "hint")
      .map(({ columnId }) => columnId);

  test.each<readonly [string, readonly string[], readonly string[]]>([
    ["a programme that begins is not asked about", ["0", "0", "350", "360", "355"], []],
    ["one that ends is asked about once", ["350", "360", "355", "0", "0"], ["2023"]],
    ["a new level is asked about once", ["100", "101", "99", "210", "212"], ["2023"]],
    ["fast growth leaves its first year alone", ["30", "60", "150", "300", "400"], []],
    [
      "a slip in the middle is found there alone",
      ["39120", "39480", "3975", "39930", "40100"],
      ["2022"],
    ],
    ["a constant row is silent", ["17", "17", "17", "17", "17"], []],
    ["all zeros are silent", ["0", "0", "0", "0", "0"], []],
  ])("%s", (_rule, values, years) => {
    expect(asked(values)).toEqual(years);
  });

  test("a lost digit is found, and what was meant is proposed", () => {
    const [found] = last(["39120", "39480", "39755", "39930", "4010"]);
    expect(found).toMatchObject({
      code: "digit_slip",
      severity: "must_explain",
      proposal: "40100",
    });
    expect(found?.message).toBe(
      "Số này là 4.010, trong khi năm 2023 là 39.930. Có thể thiếu một chữ số: 40.100?",
    );
  });

  test.each<readonly [string, readonly string[], Partial<FormRow>, readonly CheckCode[]]>([
    ["a digit too many", ["395", "398", "401", "404", "4070"], {}, ["digit_slip"]],
    ["thousands for units", ["395", "398", "401", "404", "407000"], {}, ["digit_slip"]],
    [
      "a fraction for a percentage",
      ["97.1", "97.5", "97.9", "98.0", "0.98"],
      { ...rate, decimals: 2 },
      ["digit_slip"],
    ],
    ["steady growth of a fifth a year is no jump", ["100", "120", "144", "173", "207"], {}, []],
    ["a level twice as high all at once is one", ["100", "101", "99", "100", "210"], {}, ["jump"]],
    ["half as much again is not", ["100", "101", "99", "100", "149"], {}, []],
    ["a rate that falls by a fifth is one", ["97.1", "97.5", "97.9", "98.0", "78"], rate, ["jump"]],
    ["a rate that moves by two points is not", ["97.1", "97.5", "97.9", "98.0", "96"], rate, []],
    ["a small rate may move by a point", ["2.1", "1.8", "1.5", "1.2", "0.9"], rate, []],
    ["two cases, then fifteen, are small numbers", ["2", "1", "3", "2", "15"], {}, []],
    ["zeros are no history to compare with", ["0", "0", "0", "0", "3"], {}, []],
    ["nor where a programme begins with hundreds", ["0", "0", "0", "0", "350"], {}, []],
    ["nor with money", ["0", "0", "0", "0", "12.5"], { ...MONEY }, []],
    [
      "a zero where there were always hundreds is one",
      ["350", "340", "360", "355", "0"],
      {},
      ["jump"],
    ],
    ["a constant row may move a little", ["17", "17", "17", "17", "18"], {}, []],
    ["poor households that fall to a few", ["412", "305", "150", "60", "25"], {}, []],
    [
      "a poverty rate that nearly vanishes",
      ["1.2", "0.9", "0.5", "0.2", "0.08"],
      { ...rate, decimals: 2 },
      [],
    ],
    ["a row that trebles each year goes on", ["100", "300", "900", "2700", "8100"], {}, []],
    [
      "a level that was reached the year before is no news",
      ["100", "101", "99", "210", "212"],
      {},
      [],
    ],
    [
      "a budget in đồng for triệu đồng",
      ["1250", "1310", "1422", "1508", "1610000000"],
      MONEY,
      ["digit_slip"],
    ],
    ["years that always lie far apart allow much", ["100", "300", "80", "260", "420"], {}, []],
  ])("%s", (_rule, values, changes, found) => {
    expect(codes(last(values, changes))).toEqual(found);
  });

  test("with one other year only slips can be told", () => {
    const form = aForm([aRow("row")], [aColumn(2023), aColumn(2024)]);
    expect(codes(check(form, { row: ["100", "300"] }))).toEqual([]);
    expect(check(form, { row: ["100", "1000"] })).toMatchObject([
      { code: "digit_slip", columnId: "2024" },
    ]);
  });

  test("figures of years outside the form count too", () => {
    const form = aForm([aRow("row")], [aColumn(2024)]);
    const found = validateSubmission({
      form,
      cells: new Map([["row|2024", present("4010")]]),
      rowIds: new Set(["row"]),
      notes: new Map(),
      earlier: new Map([["row", ["39000", "40000"]]]),
    });
    expect(found).toMatchObject([{ code: "digit_slip", proposal: "40100" }]);
    expect(found[0]?.message).toContain("kỳ trước là 40.000");
  });

  test("a computed rate shows a slip in its counts", () => {
    const ratio = aRow("rate", {
      ...rate,
      kind: "ratio",
      numeratorRowId: "top",
      denominatorRowId: "bottom",
    });
    const form = aForm(
      [aRow("top"), aRow("bottom"), ratio],
      [aColumn(2022), aColumn(2023), aColumn(2024)],
    );
    const found = check(form, { top: ["980", "981", "98"], bottom: ["1000", "1000", "1000"] });
    const slip = found.find((each) => each.rowId === "rate" && each.columnId === "2024");
    expect(slip).toMatchObject({ code: "digit_slip", proposal: null });
    expect(slip?.message).toContain("Tỷ lệ tính ra là 9,8%");
  });

  test("a reason at a count explains what is odd in the rate computed from it", () => {
    const ratio = aRow("rate", {
      ...rate,
      kind: "ratio",
      numeratorRowId: "top",
      denominatorRowId: "bottom",
    });
    const form = aForm([aRow("top"), aRow("bottom"), ratio]);
    const typed = {
      top: ["980", "981", "982", "983", "400"],
      bottom: ["1000", "1000", "1000", "1000", "1000"],
    };
    const open = (notes: Readonly<Record<string, string>>) =>
      check(form, typed, notes)
        .filter(holdsBack)
        .map(({ rowId }) => rowId);
    expect(open({})).toEqual(["top", "rate"]);
    expect(open({ "top|2024": "Tách xã về huyện Long Điền" })).toEqual([]);
  });

  test("an explained jump no longer holds back", () => {
    const form = aForm([aRow("row")]);
    const typed = { row: ["100", "101", "99", "100", "210"] };
    expect(check(form, typed).some(holdsBack)).toBe(true);
    expect(check(form, typed, { "row|2024": "Sáp nhập hai phường" }).some(holdsBack)).toBe(false);
  });
});

describe("readyToSubmit(tasks)", () => {
  const wrong: Check = {
    rowId: "r",
    columnId: "c",
    severity: "blocking",
    code: "out_of_range",
    message: "",
    proposal: null,
    explained: true,
  };
  const task = (itemNumber: string, changes: object = {}) => ({
    itemId: itemNumber,
    itemNumber,
    state: "in_progress" as const,
    checks: [],
    isSilent: false,
    ...changes,
  });

  test("what can be sent is sent, the rest is left alone", () => {
    const tasks = [
      task("1.1"),
      task("1.2", { state: "accepted" }),
      task("1.3", { state: "returned" }),
      task("1.4", { state: "not_started" }),
    ];
    expect(readyToSubmit(tasks)).toEqual({ ok: true, value: ["1.1", "1.3"] });
  });

  test("one wrong cell holds everything back, though it carries a note, and is named", () => {
    expect(readyToSubmit([task("1.1"), task("1.2", { checks: [wrong] })])).toMatchObject({
      ok: false,
      error: { code: "collection.submission.incomplete", details: { items: ["1.2"] } },
    });
  });

  test("hints hold nothing back", () => {
    expect(
      readyToSubmit([task("1.1", { checks: [{ ...wrong, severity: "hint", explained: false }] })])
        .ok,
    ).toBe(true);
  });

  test("a task without figures needs its result in words, and is named", () => {
    expect(readyToSubmit([task("1.1"), task("1.2", { isSilent: true })])).toMatchObject({
      ok: false,
      error: { code: "collection.submission.results-missing", details: { items: ["1.2"] } },
    });
  });

  test("nothing begun is nothing to send", () => {
    expect(readyToSubmit([task("1.1", { state: "not_started" })])).toMatchObject({
      ok: false,
      error: { code: "collection.submission.nothing-to-submit" },
    });
  });
});
