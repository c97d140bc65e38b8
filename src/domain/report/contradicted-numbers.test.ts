import { expect, test } from "vitest";
import { contradictedNumbers } from "./contradicted-numbers.ts";

const ROWS = [
  { label: "Tỷ lệ hộ nghèo", numbers: ["1,20", "0,9"] },
  { label: "Số hộ thoát nghèo", numbers: ["1.250"] },
  { label: "Dân số", numbers: ["40.102"] },
];
const typedIn = (text: string) => contradictedNumbers(text, ROWS).map(({ typed }) => typed);

test.each([
  ["a number that is none of the row's", "Tỷ lệ hộ nghèo còn 1,8%.", ["1,8"]],
  ["the same number written otherwise", "Tỷ lệ hộ nghèo còn 1,2%, số hộ thoát nghèo 1250.", []],
  ["a number of another sentence", "Đã mở 12 lớp dạy nghề. Tỷ lệ hộ nghèo còn 0,9%.", []],
  [
    "years and documents are no figures",
    "Năm 2024 tỷ lệ hộ nghèo theo Nghị quyết số 15/NQ-HĐND giảm.",
    [],
  ],
  ["without accents, in the middle of a sentence", "Den nay ty le ho ngheo la 2%", ["2"]],
  ["a name of two words is nobody's", "Dân số 39.000 người.", []],
])("%s", (_, text, typed) => expect(typedIn(text)).toEqual(typed));
