import { expect, test } from "vitest";
import { type FigureOption, findFigures, queryAt } from "./figure-options.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";

test.each([
  ["Đạt @", 5, { from: 4, query: "" }],
  ["Đạt @hộ nghèo trong", 13, { from: 4, query: "hộ nghèo" }],
  ["Đạt 12%", 7, undefined],
  ["thư gửi a@b.vn", 11, undefined],
  ["Một. @hai. Ba", 13, undefined],
])("what is looked for in %j at %i", (text, caret, found) =>
  expect(queryAt(text, caret)).toEqual(found),
);

test("figures are found without accents, by name, year and number together", () => {
  const option = (key: string, row: string, column: string, text: string): FigureOption => ({
    ...{ key, row, column, text, unitOfMeasure: "%", isOfItem: true },
    folded: foldForSearch(`${row} ${column} ${text}`),
  });
  const all = [
    option("a", "Tỷ lệ hộ nghèo", "2023", "1,2"),
    option("b", "Tỷ lệ hộ nghèo", "2024", "0,9"),
    option("c", "Hộ dùng nước sạch", "2024", "99,1"),
  ];
  const keys = (query: string) => findFigures(all, query).map(({ key }) => key);
  expect(keys("ho ngheo")).toEqual(["a", "b"]);
  expect(keys("NGHÈO 2024")).toEqual(["b"]);
  expect(keys("99,1")).toEqual(["c"]);
  expect(keys("trường học")).toEqual([]);
});
