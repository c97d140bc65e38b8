import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BLANK, type CellValue, missing, present } from "../figure.ts";
import { aFormColumn, aFormRow } from "../../../../test/support/forms.ts";
import { cellKey } from "../form.ts";
import type { FilledCell } from "./filled-workbook.ts";
import { readBase, writeBase } from "./filled-workbook.ts";
import {
  type MergeCell,
  type MergePlace,
  mergeParagraphs,
  mergeWorkbook,
  refusalGroups,
} from "./merge-workbook.ts";
import type { FilledWords } from "./filled-workbook.ts";
import { refusalInWords } from "./merge-words.ts";
import { type RawCell, numberAsTyped } from "./raw-cell.ts";

const ROW = aFormRow("r1", { number: "1", label: "Số hộ dân" });
const COLUMN = { ...aFormColumn(2024), id: "c1" };

const placeOf = (place: Partial<MergePlace>): MergePlace => ({
  row: ROW,
  column: COLUMN,
  lock: "editable",
  current: BLANK,
  note: "",
  history: [],
  ...place,
});

const number = (value: string, format: "plain" | "percent" | "date" = "plain"): RawCell => ({
  kind: "number",
  value,
  format,
});

function merged(cell: Partial<FilledCell>, place: Partial<MergePlace> = {}): MergeCell {
  const filled: FilledCell = {
    rowId: "r1",
    columnId: "c1",
    sheet: "Biểu 01",
    address: "E7",
    raw: { kind: "blank" },
    base: BLANK,
    note: "",
    noteBase: "",
    placing: "ids",
    ...cell,
  };
  const [only] = mergeWorkbook([filled], new Map([[cellKey("r1", "c1"), placeOf(place)]]));
  if (only === undefined) throw new Error("the cell has a place");
  return only;
}

describe("what becomes of a cell of a workbook", () => {
  test.each<[string, RawCell, CellValue | undefined, CellValue, MergeCell["kind"]]>([
    ["a blank that was filled", number("12"), BLANK, BLANK, "new"],
    ["nobody touched it", number("12"), present("12"), present("12"), "same"],
    ["only the file changed it", number("13"), present("12"), present("12"), "changed"],
    ["only the sheet changed it", number("12"), present("12"), present("14"), "same"],
    ["both changed it", number("13"), present("12"), present("14"), "choose"],
    ["both changed it alike", number("14"), present("12"), present("14"), "same"],
    ["the sheet was filled meanwhile", number("13"), BLANK, present("14"), "choose"],
    ["the sheet was emptied meanwhile", number("13"), present("12"), BLANK, "choose"],
    ["the file emptied it", { kind: "blank" }, present("12"), present("12"), "choose"],
    ["elsewhere made, blank here", number("12"), undefined, BLANK, "new"],
    ["elsewhere made, another here", number("12"), undefined, present("13"), "choose"],
    ["elsewhere made, nothing there", { kind: "blank" }, undefined, present("13"), "same"],
    ["a sign instead of a figure", { kind: "text", text: "-" }, BLANK, BLANK, "new"],
    ["the sign that was there", { kind: "text", text: "-" }, missing("none"), BLANK, "same"],
  ])("%s", (_, raw, base, current, kind) => {
    expect(merged({ raw, base }, { current }).kind).toBe(kind);
  });

  test("nothing that both sides changed is ever taken without a choice", () => {
    const value = fc.oneof(
      fc.constant<CellValue>(BLANK),
      fc.constant<CellValue>(missing("none")),
      fc.integer({ min: 0, max: 4 }).map((n): CellValue => present(String(n))),
    );
    const rawOf = (cell: CellValue): RawCell => {
      if (cell.kind === "blank") return { kind: "blank" };
      return cell.kind === "value" ? number(cell.value) : { kind: "text", text: "-" };
    };
    const same = (a: CellValue, b: CellValue) => writeBase(a) === writeBase(b);
    fc.assert(
      fc.property(value, value, value, (file, base, current) => {
        const { kind } = merged({ raw: rawOf(file), base }, { current });
        const takes = kind === "new" || kind === "changed";
        if (takes) expect(same(base, current)).toBe(true);
        if (takes) expect(file.kind).not.toBe("blank");
        if (same(file, current) || same(file, base)) expect(kind).toBe("same");
      }),
      { seed: 20260101 },
    );
  });

  test("a name that only nearly matches changes nothing by itself", () => {
    expect(merged({ raw: number("5"), base: undefined, placing: "likely" }).kind).toBe("choose");
  });

  test("a cell that was sent takes nothing, and keeps quiet where nothing changed", () => {
    const locked = { lock: "locked", current: present("12") } as const;
    expect(merged({ raw: number("12"), base: present("12") }, locked).kind).toBe("same");
    expect(merged({ raw: number("13"), base: present("12") }, locked)).toMatchObject({
      kind: "refused",
      refusal: { kind: "locked" },
    });
  });

  test("a percentage counts as points in a row of per cent, and as the wrong unit elsewhere", () => {
    const rate = placeOf({ row: { ...ROW, unitOfMeasure: "%", decimals: 2 } });
    expect(merged({ raw: number("0.7363", "percent") }, rate)).toMatchObject({
      kind: "new",
      typed: "73,63",
    });
    expect(merged({ raw: number("0.12", "percent") }).refusal).toMatchObject({
      kind: "figure",
      problem: { code: "collection.figure.wrong-unit" },
    });
  });
});

describe("what becomes of the note beside a cell", () => {
  test.each<[string, string, string, string, MergeCell["kind"]]>([
    ["written in the file", "theo báo cáo 12", "", "", "new"],
    ["changed in the file", "mới", "cũ", "cũ", "changed"],
    ["changed on both sides", "mới", "cũ", "khác", "choose"],
    ["written on both sides", "mới", "", "khác", "choose"],
    ["deleted in the file", "", "cũ", "cũ", "choose"],
    ["changed in the sheet alone", "cũ", "cũ", "khác", "same"],
    ["the same on both sides", "một\r\nhai", "", "một\nhai", "same"],
  ])("%s", (_rule, note, noteBase, current, expected) => {
    const cell = merged({ note, noteBase }, { note: current });
    expect([cell.kind, cell.figureKind, cell.noteKind]).toEqual([expected, "same", expected]);
  });

  test("the graver of figure and note is said, and each is told by itself", () => {
    const cell = merged({ raw: number("12"), note: "mới", noteBase: "cũ" }, { note: "khác" });
    expect([cell.kind, cell.figureKind, cell.noteKind]).toEqual(["choose", "new", "choose"]);
  });

  test("a cell that was sent takes no note", () => {
    const cell = merged({ note: "mới" }, { lock: "locked" });
    expect([cell.kind, cell.refusal]).toEqual(["refused", { kind: "locked" }]);
    expect(merged({ note: "cũ", noteBase: "cũ" }, { lock: "locked", note: "x" }).kind).toBe("same");
  });
});

describe("numbers of a spreadsheet as typed text", () => {
  test.each([
    ["73.63", "73,63"],
    ["1200", "1200"],
    // without the zero it could be read as one thousand two hundred thirty-four
    ["1.234", "1,2340"],
    ["0.125", "0,125"],
    ["-1.5", "-1,5"],
  ])("%s is typed as %s", (value, typed) => expect(numberAsTyped(value)).toBe(typed));

  test("what is typed is read as the number that was stored", () => {
    const decimals = fc
      .tuple(fc.integer({ min: -9_999_999, max: 9_999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([digits, places]) => (digits / 10 ** places).toFixed(places));
    fc.assert(
      fc.property(decimals, (value) => {
        const row = { ...ROW, unitOfMeasure: "tỷ đồng", decimals: 4 };
        const cell = merged(
          { raw: number(value), base: undefined },
          placeOf({ row, current: present(value) }),
        );
        expect(cell.kind).toBe("same");
      }),
      { seed: 20260102 },
    );
  });
});

test("what a cell held is kept in one word and read back", () => {
  for (const cell of [BLANK, present("-12.5"), missing("not_collected")])
    expect(readBase(writeBase(cell))).toEqual(cell);
  expect(readBase("=1+1")).toBeUndefined();
});

test("one cause in one sheet is told once, with the first places by name", () => {
  const cells = Array.from({ length: 9 }, (_, at) =>
    merged({ raw: { kind: "text", text: "đang rà soát" }, address: `E${at + 7}` }),
  );
  const groups = refusalGroups([...cells, merged({ raw: number("45296", "date") })]);
  expect(groups.map(refusalInWords)).toEqual([
    "Biểu 01, ô E7, E8, E9, E10, E11, E12 và 3 ô nữa: “đang rà soát” không phải là số. Ghi số, hoặc “-” không phát sinh, “…” chưa thu thập được, “x” không áp dụng.",
    "Biểu 01, ô E7: Excel đã đổi số thành ngày tháng (“05/01/2024”). Định dạng lại ô là Số rồi gõ lại.",
  ]);
});

describe("paragraphs", () => {
  const told = { itemId: "i", section: "subjective_causes", point: 2 } as const;
  const at = { sheet: "Thuyết minh", address: "F7" };
  const of = (point: number) => ({ section: "limitations", point }) as const;
  const kindOf = (
    file: FilledWords,
    base: FilledWords,
    current: FilledWords,
    lock: "editable" | "locked" = "editable",
  ) => mergeParagraphs([{ ...told, ...at, ...file, base }], () => ({ ...current, lock }))[0]?.kind;
  const words = (body: string, answers: FilledWords["answers"] = null) => ({ body, answers });
  test.each([
    ["một", "", "", "new"],
    ["hai", "một", "một", "changed"],
    ["hai", "một", "ba", "choose"],
    ["một\r\nhai", "một\nhai", "ba", "same"],
    ["", "một", "một", "choose"],
  ])("%j over %j while %j stands there: %s", (body, base, current, kind) =>
    expect(kindOf(words(body), words(base), words(current))).toBe(kind),
  );

  test("a link is merged with its text: changed here, changed on both sides, or not at all", () => {
    const base = words("một", of(1));
    expect(kindOf(words("một", of(2)), base, base)).toBe("changed");
    expect(kindOf(words("một", of(2)), base, words("một", of(3)))).toBe("choose");
    expect(kindOf(base, base, words("hai", of(3)))).toBe("same");
    expect(kindOf(words("hai"), base, base, "locked")).toBe("locked");
  });
});
