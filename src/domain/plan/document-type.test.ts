import { expect, test } from "vitest";
import { documentTypeOf, symbolFor } from "./document-type.ts";

test.each([
  ["the symbol names the type", "/QĐ-UBND", null, "Quyết định"],
  ["a symbol with no abbreviation is that of a letter", "UBND-TH", null, "Công văn"],
  [
    "the document's own words say which kind it is",
    "/CTr-UBND",
    "Chương trình hành động",
    "Chương trình hành động",
  ],
  ["without them a programme is just one", "/CTr-UBND", null, "Chương trình"],
  ["a symbol changed since rules over the words", "/QĐ-UBND", "Kế hoạch", "Quyết định"],
  ["a symbol that says nothing leaves it to the words", "/BCĐ", "Kế hoạch", "Kế hoạch"],
])("%s", (_rule, symbol, written, type) => {
  expect(documentTypeOf(symbol, written)).toBe(type);
});

test("the symbol takes the letters of the type of document", () => {
  expect(symbolFor("Quyết định", "/KH-UBND")).toBe("/QĐ-UBND");
  expect(symbolFor("Công điện", "/KH-UBND")).toBe("/KH-UBND");
});
