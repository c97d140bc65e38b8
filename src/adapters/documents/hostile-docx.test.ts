import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readDocument } from "./read-document.ts";

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file around hand-written body markup. */
const docxOf = (body: string): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(`<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`),
  });

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const nested = (open: string, inner: string, close: string, depth: number): string =>
  open.repeat(depth) + inner + close.repeat(depth);

async function outcome(bytes: Uint8Array): Promise<string> {
  const result = await readDocument({ fileName: "a.docx", bytes });
  return result.ok ? "read" : result.error.code;
}

describe("hostile Word files get an answer", { timeout: 60_000 }, () => {
  const cases: readonly (readonly [string, () => string, string])[] = [
    ["millions of empty paragraphs", () => "<w:p/>".repeat(3_000_000), "document.file.too-complex"],
    [
      "content controls a hundred thousand deep",
      () => nested("<w:sdt><w:sdtContent>", paragraph("x"), "</w:sdtContent></w:sdt>", 100_000),
      "document.file.damaged",
    ],
    [
      "tables three thousand deep",
      () => nested("<w:tbl><w:tr><w:tc>", paragraph("x"), "</w:tc></w:tr></w:tbl>", 3_000),
      "document.file.damaged",
    ],
    [
      "tables fifteen deep",
      () => nested("<w:tbl><w:tr><w:tc>", paragraph("x"), "</w:tc></w:tr></w:tbl>", 15),
      "read",
    ],
    [
      "a table wider than any grid",
      () => {
        const cell = `<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>${paragraph("x")}</w:tc>`;
        return `<w:tbl>${`<w:tr>${cell.repeat(20)}</w:tr>`.repeat(100)}</w:tbl>`;
      },
      "read",
    ],
    [
      "a list at a level and a start that no list has",
      () =>
        `<w:p><w:pPr><w:numPr><w:ilvl w:val="999999999"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>`,
      "read",
    ],
    [
      "paragraphs that all go on in the next",
      () =>
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>".repeat(40_000),
      "read",
    ],
  ];
  it.each(cases)("%s", async (_, body, expected) => {
    expect(await outcome(docxOf(body()))).toBe(expected);
  });
});
