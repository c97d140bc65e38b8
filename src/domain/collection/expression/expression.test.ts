import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, decimal } from "../../kernel/decimal.ts";
import { outcomeOf } from "./evaluate.ts";
import type { Expression, Relation } from "./expression.ts";
import { type NamedRow } from "./names.ts";
import { parseExpression, parseRelation } from "./parse-expression.ts";
import { printExpression, printRelation } from "./print-expression.ts";
import { circleOf, definitionOf, resolveRelation } from "./resolve.ts";

const aRow = (name: string, unitOfMeasure: string, formCode = "Biểu 01"): NamedRow => ({
  formId: formCode,
  formCode,
  name,
  label: name.replace(/^.* › /, ""),
  rowId: `${formCode}/${name}`,
  indicatorId: formCode === "Biểu 02" ? `chỉ tiêu ${name}` : null,
  unitOfMeasure,
  decimals: unitOfMeasure === "%" ? 1 : 0,
});

const ROWS: readonly NamedRow[] = [
  aRow("Số hộ nghèo", "hộ"),
  aRow("Tổng số hộ", "hộ"),
  aRow("Tỷ lệ hộ nghèo", "%"),
  aRow("Tổng thu", "tỷ đồng"),
  aRow("Thu nội địa", "triệu đồng"),
  aRow("Lao động › Nữ", "người"),
  aRow("Học sinh › Nữ", "người"),
  aRow("Thu nhập", "triệu đồng/người"),
  aRow("Dân số", "người", "Biểu 02"),
];

const read = (text: string): Relation => {
  const parsed = parseRelation(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
};

const resolve = (text: string) => resolveRelation(read(text), "Biểu 01", ROWS);

/** What a condition says of figures by name; a name without one is missing. */
function holds(text: string, figures: Readonly<Record<string, string>>): boolean | undefined {
  const relation = read(text);
  const rows = resolveRelation(relation, "Biểu 01", ROWS);
  if (!rows.ok) throw new Error(rows.error.message);
  const at = ({ name, overUnits }: { name: string; overUnits: boolean }): Decimal | undefined => {
    const value = figures[overUnits ? `Σ ${name}` : name];
    return value === undefined ? undefined : decimal(value);
  };
  return outcomeOf(relation, { rows: rows.value, at })?.holds;
}

describe("parseRelation: what is understood", () => {
  test.each([
    ["[Số hộ nghèo] <= [Tổng số hộ]", "[Số hộ nghèo] <= [Tổng số hộ]"],
    ["[A]≤[B]", "[A] <= [B]"],
    ["[A] = [B] + [C] − [D]", "[A] = [B] + [C] - [D]"],
    ["[A] ≈ [B] / [C] × 100 sai số 0,5", "[A] ≈ [B] / [C] * 100 sai số 0,5"],
    ["[A] >= [A](năm trước)", "[A] >= [A](năm trước)"],
    ["[A] < [A](NĂM 2023)", "[A] < [A](năm 2023)"],
    ["[A] >= [A] năm trước", "[A] >= [A](năm trước)"],
    ["[A] ≈ [A] năm trước sai số 1", "[A] ≈ [A](năm trước) sai số 1"],
    ["[A] < [A] năm 2023 + [B] 5 năm trước", "[A] < [A](năm 2023) + [B](5 năm trước)"],
    ["[A] = [A] Đợt trước", "[A] = [A](đợt trước)"],
    ["tổng các đơn vị([A] năm trước) > 0", "tổng các đơn vị([A](năm trước)) > 0"],
    [
      "[Dân số] = tổng các đơn vị([Biểu 02: Dân số])",
      "[Dân số] = tổng các đơn vị([Biểu 02: Dân số])",
    ],
    ["[A] <> 1.200,5", "[A] ≠ 1.200,5"],
    ["[A] = Làm  tròn([B] / 3; 2)", "[A] = làm tròn([B] / 3; 2)"],
    [
      "[A] = tổng([B]; lớn nhất([C]; 2); nhỏ nhất([D]; 1))",
      "[A] = tổng([B]; lớn nhất([C]; 2); nhỏ nhất([D]; 1))",
    ],
    ["[A] >= nếu([B] > 0; 1; 0)", "[A] >= nếu([B] > 0; 1; 0)"],
    ["([A] - ([B] - [C])) * 2 = -[D]", "([A] - ([B] - [C])) * 2 = -[D]"],
  ])("%s", (text, printed) => {
    expect(printRelation(read(text))).toBe(printed);
  });
});

describe("parseRelation: what is not understood is pointed at, with what to do", () => {
  test.each([
    ["", 0, "Chưa có điều kiện."],
    ["[A]", 3, "Chưa có dấu so sánh."],
    ["[A] <=", 6, "Điều kiện chưa viết xong."],
    ["[A <= [B]", 0, "chưa đóng ngoặc"],
    ["[A] <= 1.5", 7, "Số viết chưa rõ"],
    ["[A] <= tong([B])", 7, "Không có phép tính “tong”"],
    ["[A] <= [B] <= [C]", 11, "chỉ so sánh một lần"],
    ["[A] ≈ [B]", 9, "lệch bao nhiêu"],
    ["[A] <= [B] sai số 1", 11, "Sai số chỉ đi với"],
    ["[A] <= ([B] + 1", 15, "Ngoặc tròn chưa đóng"],
    ["[A] <= [B])", 10, "Thừa dấu"],
    ["[A] <= [B] [C]", 11, "thiếu phép tính"],
    ["[A] <= lớn nhất([B], 2)", 19, "dấu chấm phẩy"],
    ["[A] <= [B](năm sau)", 11, "Không hiểu năm “năm sau”"],
    ["[A] <= [B] năm nay", 11, "Không hiểu năm “năm nay”"],
    ["[A] <= [B](0 năm trước)", 11, "Chưa rõ mấy năm trước"],
    ["[A] <= -- [B]", 8, "Hai dấu trừ"],
    ["[A] = làm tròn([B])", 6, "“làm tròn” cần"],
    ["[A] = tổng các đơn vị(2)", 22, "cần một chỉ tiêu"],
  ])("%s", (text, at, words) => {
    const parsed = parseRelation(text);
    expect(parsed.ok ? undefined : [parsed.error.at, parsed.error.message]).toEqual([
      at,
      expect.stringContaining(words) as string,
    ]);
  });

  test("a word like one of the language is proposed", () => {
    const parsed = parseRelation("[A] <= tong([B])");
    expect(parsed.ok ? [] : parsed.error.proposals).toContain("tổng");
  });
});

describe("resolveRelation: names and units of measure", () => {
  test("a name without accents or with a slip is answered with the nearest names", () => {
    const resolved = resolve("[So ho ngheo] <= [Tổng số hộ]");
    expect(resolved.ok ? undefined : [resolved.error.at, resolved.error.proposals[0]]).toEqual([
      0,
      "Số hộ nghèo",
    ]);
  });

  test("a label that two rows have asks for the full name", () => {
    const resolved = resolve("[Nữ] <= 10");
    expect(resolved.ok ? undefined : resolved.error.proposals).toEqual([
      "Lao động › Nữ",
      "Học sinh › Nữ",
    ]);
    expect(resolve("[Lao động › Nữ] <= [Biểu 02: Dân số]").ok).toBe(true);
  });

  test.each([
    [
      "people and per cent are not added",
      "[Lao động › Nữ] + [Tỷ lệ hộ nghèo] > 0",
      16,
      "cộng được",
    ],
    [
      "households and people are not compared",
      "[Tổng số hộ] <= [Biểu 02: Dân số]",
      13,
      "so sánh được",
    ],
    ["a condition of numbers alone says nothing", "1 < 2", 0, "chưa nhắc chỉ tiêu nào"],
    [
      "a row without an indicator has no earlier round",
      "[Tổng số hộ] = [Tổng số hộ] đợt trước",
      15,
      "không có số của đợt trước",
    ],
  ])("%s", (_rule, text, at, words) => {
    const resolved = resolve(text);
    expect(resolved.ok ? undefined : [resolved.error.at, resolved.error.message]).toEqual([
      at,
      expect.stringContaining(words) as string,
    ]);
  });

  test.each([
    "[Tỷ lệ hộ nghèo] = [Số hộ nghèo] / [Tổng số hộ] * 100",
    "[Tổng thu] >= [Thu nội địa]",
    "[Thu nhập] = [Tổng thu] / [Biểu 02: Dân số]",
    "[Thu nhập] * [Biểu 02: Dân số] <= [Tổng thu]",
    "[Biểu 02: Dân số] = [Biểu 02: Dân số] đợt trước",
    "[Biểu 02: Dân số] * [Tỷ lệ hộ nghèo] / 100 <= [Biểu 02: Dân số]",
  ])("fits: %s", (text) => {
    expect(resolve(text)).toMatchObject({ ok: true });
  });
});

describe("circleOf: figures that define each other", () => {
  const defined = (...texts: readonly string[]) =>
    circleOf(
      texts.flatMap((text) => {
        const rows = resolve(text);
        if (!rows.ok) throw new Error(rows.error.message);
        return definitionOf(read(text), rows.value) ?? [];
      }),
    );
  test("a circle over two equations is found, and named in order", () => {
    expect(defined("[Tổng số hộ] = [Số hộ nghèo] * 2", "[Số hộ nghèo] = [Tổng số hộ] / 2")).toEqual(
      ["Biểu 01/Tổng số hộ", "Biểu 01/Số hộ nghèo", "Biểu 01/Tổng số hộ"],
    );
  });
  test("a figure made of itself is a circle; of its own earlier year it is not", () => {
    expect(defined("[Tổng số hộ] = [Tổng số hộ] + 1")).not.toBeNull();
    expect(defined("[Tổng số hộ] = [Tổng số hộ](năm trước) + 1")).toBeNull();
  });
  test("comparisons define nothing", () => {
    expect(defined("[Tổng số hộ] >= [Số hộ nghèo]", "[Số hộ nghèo] <= [Tổng số hộ]")).toBeNull();
  });
});

describe("outcomeOf: figures held against a condition", () => {
  test.each<[string, string, Readonly<Record<string, string>>, boolean | undefined]>([
    [
      "a part within its whole",
      "[Số hộ nghèo] <= [Tổng số hộ]",
      { "Số hộ nghèo": "5", "Tổng số hộ": "5" },
      true,
    ],
    [
      "a part above its whole",
      "[Số hộ nghèo] <= [Tổng số hộ]",
      { "Số hộ nghèo": "6", "Tổng số hộ": "5" },
      false,
    ],
    [
      "a missing figure is silence, never zero",
      "[Số hộ nghèo] <= [Tổng số hộ]",
      { "Tổng số hộ": "5" },
      undefined,
    ],
    [
      "a missing addend is silence",
      "[Tổng số hộ] = tổng([Số hộ nghèo]; 1)",
      { "Tổng số hộ": "1" },
      undefined,
    ],
    [
      "a divisor of zero is silence",
      "[Tỷ lệ hộ nghèo] = [Số hộ nghèo] / [Tổng số hộ] * 100",
      { "Tỷ lệ hộ nghèo": "0", "Số hộ nghèo": "0", "Tổng số hộ": "0" },
      undefined,
    ],
    [
      "a quotient equals what is printed of it",
      "[Tỷ lệ hộ nghèo] = [Số hộ nghèo] / [Tổng số hộ] * 100",
      { "Tỷ lệ hộ nghèo": "33.3", "Số hộ nghèo": "1", "Tổng số hộ": "3" },
      true,
    ],
    [
      "a quotient that is printed otherwise differs",
      "[Tỷ lệ hộ nghèo] = [Số hộ nghèo] / [Tổng số hộ] * 100",
      { "Tỷ lệ hộ nghèo": "33.4", "Số hộ nghèo": "1", "Tổng số hộ": "3" },
      false,
    ],
    [
      "tỷ đồng and triệu đồng are converted",
      "[Tổng thu] = [Thu nội địa]",
      { "Tổng thu": "1.5", "Thu nội địa": "1500" },
      true,
    ],
    [
      "a plain number is counted as the other side",
      "[Tổng thu] >= 2",
      { "Tổng thu": "1.5" },
      false,
    ],
    ["tenths are exact", "[Tổng thu] = 0,1 + 0,2", { "Tổng thu": "0.3" }, true],
    [
      "within the tolerance",
      "[Tỷ lệ hộ nghèo] ≈ 50 sai số 0,5",
      { "Tỷ lệ hộ nghèo": "50.5" },
      true,
    ],
    [
      "beyond the tolerance",
      "[Tỷ lệ hộ nghèo] ≈ 50 sai số 0,5",
      { "Tỷ lệ hộ nghèo": "50.51" },
      false,
    ],
    [
      "a choice",
      "[Tổng số hộ] >= nếu([Số hộ nghèo] > 0; 1; 0)",
      { "Tổng số hộ": "0", "Số hộ nghèo": "3" },
      false,
    ],
    [
      "a sum over the units",
      "[Tổng số hộ] = tổng các đơn vị([Số hộ nghèo])",
      { "Tổng số hộ": "7", "Σ Số hộ nghèo": "7" },
      true,
    ],
    [
      "largest and smallest",
      "lớn nhất([Số hộ nghèo]; 3) <= nhỏ nhất([Tổng số hộ]; 9)",
      { "Số hộ nghèo": "4", "Tổng số hộ": "5" },
      true,
    ],
  ])("%s", (_rule, text, figures, expected) => {
    expect(holds(text, figures)).toBe(expected);
  });
});

const name = fc
  .string({ unit: fc.constantFrom(..."Sốhộ nghèo:[]()%;,"), minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== "");
const value = fc
  .tuple(fc.nat(9_999_999), fc.nat(99))
  .map(([whole, part]) => (part === 0 ? `${whole}` : `${whole}.${part}`.replace(/0+$/, "")));
const year = fc.oneof(
  fc.constant({ kind: "same" as const }),
  fc.integer({ min: 1, max: 9 }).map((years) => ({ kind: "before" as const, years })),
  fc.constant({ kind: "earlier_round" as const }),
  fc.integer({ min: 1990, max: 2100 }).map((of) => ({ kind: "named" as const, year: of })),
);
const { expression } = fc.letrec<{ expression: Expression; relation: Relation }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constant("number" as const), value }),
    fc.record({
      kind: fc.constant("reference" as const),
      name,
      year,
      overUnits: fc.boolean(),
      at: fc.constant(0),
    }),
    fc.record({ kind: fc.constant("negate" as const), of: tie("expression") }),
    fc.record({
      kind: fc.constant("operation" as const),
      operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
      left: tie("expression"),
      right: tie("expression"),
      at: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant("call" as const),
      name: fc.constantFrom("sum" as const, "max" as const, "min" as const),
      parts: fc.array(tie("expression"), { minLength: 1, maxLength: 3 }),
      at: fc.constant(0),
    }),
    fc.record({
      kind: fc.constant("choice" as const),
      condition: tie("relation"),
      yes: tie("expression"),
      no: tie("expression"),
      at: fc.constant(0),
    }),
  ),
  relation: fc.record({
    comparator: fc.constantFrom("<=" as const, "<" as const, "=" as const, "≠" as const),
    left: tie("expression"),
    right: tie("expression"),
    tolerance: fc.constant(null),
    at: fc.constant(0),
  }),
}));

/** The same tree with every place forgotten. */
const unplaced = (tree: unknown): unknown =>
  JSON.parse(JSON.stringify(tree, (key, part: unknown) => (key === "at" ? 0 : part)));

describe("parse and print", () => {
  test("what is printed reads back as it was", () => {
    fc.assert(
      fc.property(expression, (tree) => {
        const text = printExpression(tree);
        fc.pre(text.length <= 2000);
        const parsed = parseExpression(text);
        if (!parsed.ok) {
          // only nesting beyond what anybody reads is refused
          expect(parsed.error.message).toContain("quá sâu");
          return;
        }
        expect(unplaced(parsed.value)).toEqual(unplaced(tree));
        expect(printExpression(parsed.value)).toBe(text);
      }),
    );
  });

  test("whatever is typed, the reader answers and never throws; errors lie within the text", () => {
    const sign = fc.constantFrom(
      ..."[]()<>=≈≠+-*/;,.0123456789 ",
      "tổng",
      "nếu(",
      "sai số",
      "[Số hộ]",
      "(năm trước)",
      "\u0000",
      "😀",
      "(((((((",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(sign, { maxLength: 300 }).map((signs) => signs.join("")),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parseRelation(typed);
        if (parsed.ok) return;
        expect(parsed.error.at).toBeGreaterThanOrEqual(0);
        expect(parsed.error.at).toBeLessThanOrEqual(typed.length);
        expect(parsed.error.message).not.toBe("");
      }),
    );
  });
});
