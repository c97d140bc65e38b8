import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decimal, toFixedText, toText } from "../kernel/decimal.ts";
import { MISSING_STATUSES, type MissingStatus, missing, present } from "./figure.ts";
import { type FigureContext, parseFigure } from "./parse-figure.ts";
import { printFigure } from "./print-figure.ts";

const count: FigureContext = { decimals: 0, unitOfMeasure: "người" };
const percent: FigureContext = { decimals: 2, unitOfMeasure: "%" };
const million: FigureContext = { decimals: 1, unitOfMeasure: "triệu lượt người" };
const money: FigureContext = { decimals: 1, unitOfMeasure: "tỷ đồng" };

const readOf = (typed: string, context: FigureContext): string => {
  const result = parseFigure(typed, context);
  if (!result.ok) return result.error.code;
  const { cell } = result.value;
  return cell.kind === "value" ? cell.value : cell.kind === "missing" ? cell.status : "blank";
};

describe("parseFigure(typed, context): numbers", () => {
  test.each<readonly [string, string, FigureContext, string]>([
    ["a comma is the decimal mark", "73,63", percent, "73.63"],
    ["a dot before other than three digits is one too", "73.63", percent, "73.63"],
    ["dots group thousands", "1.234.567", count, "1234567"],
    ["both styles are told apart by the last mark", "1.234,5", money, "1234.5"],
    ["the English style as well", "1,234.5", money, "1234.5"],
    ["spaces group thousands", "1 234,5", money, "1234.5"],
    ["spaces that Excel cannot break do too", "1\u00a0234\u202f567", count, "1234567"],
    ["a leading zero is official style", "02", count, "2"],
    ["a missing whole part is zero", ",5", percent, "0.5"],
    ["a minus sign may be a hyphen", "-5,4", percent, "-5.4"],
    ["or the true sign", "−5,4", percent, "-5.4"],
    ["a plus sign is allowed", "+5", count, "5"],
    ["surrounding spaces do not count", "  12 ", count, "12"],
    ["a zero is a value", "0", count, "0"],
    ["digits without marks are themselves", "1200", percent, "1200"],
    ["more decimals than the row prints are kept", "12,3456", percent, "12.3456"],
  ])("%s", (_rule, typed, context, value) => {
    expect(readOf(typed, context)).toBe(value);
  });
});

describe("parseFigure(typed, context): one mark before three digits", () => {
  const ask = "collection.figure.ambiguous";
  test.each<readonly [string, string, FigureContext, string]>([
    ["in a row without decimals a dot groups thousands", "1.200", count, "1200"],
    ["even where the digits are zeros", "1.000", count, "1000"],
    ["and so does a comma", "1,200", count, "1200"],
    ["where a percentage is expected it is asked", "1.200", percent, ask],
    ["with the comma too", "1,200", percent, ask],
    ["whatever other years were", "1.200", { ...percent, history: ["100", "100"] }, ask],
    [
      "the size of the other figures settles it",
      "1.200",
      { ...percent, history: ["1.1", "1.15"] },
      "1.2",
    ],
    ["to the other side as well", "1.200", { ...money, history: ["1100", "1150"] }, "1200"],
    [
      "figures as far from one as from the other do not",
      "1.200",
      { ...money, history: ["38"] },
      ask,
    ],
    ["nor do zeros", "1.200", { ...money, history: ["0", "0"] }, ask],
    ["a whole part of zero cannot group", "0.125", percent, "0.125"],
    ["nor can four digits", "1234.567", percent, "1234.567"],
    [
      "in a row of three decimals the comma is the row's own",
      "1,234",
      { ...percent, decimals: 3 },
      "1.234",
    ],
    ["but the dot is asked", "1.234", { ...percent, decimals: 3 }, ask],
  ])("%s", (_rule, typed, context, value) => {
    expect(readOf(typed, context)).toBe(value);
  });

  test("what was settled by the row is marked, what was plain is not", () => {
    const resolved = (typed: string) => {
      const result = parseFigure(typed, count);
      return result.ok && result.value.resolved;
    };
    expect([resolved("1.200"), resolved("1200")]).toEqual([true, false]);
  });

  test("the question shows both readings in Vietnamese style", () => {
    expect(parseFigure("1.200", { ...percent, row: "1.3", column: "2024" })).toMatchObject({
      ok: false,
      error: { details: { row: "1.3", column: "2024", readings: ["1.200", "1,2"] } },
    });
  });
});

describe("parseFigure(typed, context): units", () => {
  const wrong = "collection.figure.wrong-unit";
  test.each<readonly [string, string, FigureContext, string]>([
    ["the row's own unit may be repeated", "12 %", percent, "12"],
    ["without a space too", "12,5%", percent, "12.5"],
    ["a scale word is applied", "1,2 triệu", count, "1200000"],
    ["a scale word that is the row's own is not applied twice", "1,2 triệu", million, "1.2"],
    ["a smaller one is converted", "800 nghìn", million, "0.8"],
    ["a full count in a row of millions is converted", "5.200.000 lượt người", million, "5.2"],
    ["ngàn and nghìn are one", "1.810 ngàn người", count, "1810000"],
    ["a scale makes no sense of a rate", "1,2 triệu", percent, wrong],
    ["a percentage makes no sense of a count", "12%", count, wrong],
    ["another unit is refused", "12 căn nhà", count, wrong],
    ["per mille is not per cent", "12‰", percent, wrong],
  ])("%s", (_rule, typed, context, value) => {
    expect(readOf(typed, { ...context, history: context === count ? ["1500000"] : [] })).toBe(
      value,
    );
  });
});

describe("parseFigure(typed, context): marks", () => {
  test.each<readonly [string, string, MissingStatus | "blank"]>([
    ["a hyphen is none", "-", "none"],
    ["a dash is none", "–", "none"],
    ["an ellipsis is not collected", "…", "not_collected"],
    ["so are three dots", "...", "not_collected"],
    ["x is not applicable", "x", "not_applicable"],
    ["a star is withheld", "*", "withheld"],
    ["the words of the legend work too", "Không phát sinh", "none"],
    ["nothing is a blank, not a zero", "   ", "blank"],
  ])("%s", (_rule, typed, status) => {
    expect(readOf(typed, count)).toBe(status);
  });
});

describe("parseFigure(typed, context): what is no number", () => {
  test.each([
    "khoảng 300",
    "61–62",
    "1.23.456",
    "1,2,3",
    "12.345,67,8",
    "3 (lũy kế: 8)",
    "12 34",
    "1..2",
    ",",
    "9".repeat(61),
    "=A1+1",
  ])("%s", (typed) => {
    expect(readOf(typed, count)).toBe("collection.figure.not-a-number");
  });

  test("no text whatever makes it throw", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (typed) => {
        parseFigure(typed, percent);
      }),
    );
  });
});

describe("parse ∘ format = id", () => {
  const units = fc.constantFrom("%", "người", "triệu lượt người");

  test("a printed value reads back as itself", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.integer({ min: 0, max: 6 }),
        units,
        (digits, decimals, unitOfMeasure) => {
          const value = toText(decimal(digits.toString()).div(decimal(10).pow(decimals)));
          const printed = printFigure(present(value), decimals);
          expect(readOf(printed, { decimals, unitOfMeasure })).toBe(value);
        },
      ),
    );
  });

  test("history never bends a printed value", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 1, max: 9_999 }),
        (n, decimals, usual) => {
          const value = toFixedText(decimal(n).div(decimal(10).pow(decimals)), decimals);
          const context = { decimals, unitOfMeasure: "", history: [String(usual)] };
          expect(readOf(printFigure(present(value), decimals), context)).toBe(
            toText(decimal(value)),
          );
        },
      ),
    );
  });

  test.each(MISSING_STATUSES.filter((status) => status !== "not_due"))(
    "the mark of %s reads back",
    (status) => {
      expect(readOf(printFigure(missing(status), 0), count)).toBe(status);
    },
  );
});
