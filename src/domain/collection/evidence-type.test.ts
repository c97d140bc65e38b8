import { describe, expect, test } from "vitest";
import { evidenceTypeOf, headOf } from "./evidence-type.ts";

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** The head of a ZIP and its directory, with these names and nothing packed. */
const zip = (...names: readonly string[]) =>
  bytes(
    ...[0x50, 0x4b, 3, 4],
    ...names.flatMap((name) => [
      ...[0x50, 0x4b, 1, 2],
      ...Array.from({ length: 24 }, () => 0),
      ...[name.length, 0],
      ...Array.from({ length: 16 }, () => 0),
      ...letters(name),
    ]),
  );

describe("a file's type is told by its content", () => {
  test.each([
    ["a PDF", bytes(...letters("%PDF-1.7")), "pdf"],
    ["a PNG", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), "png"],
    ["a JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "jpeg"],
    ["a Word file", zip("[Content_Types].xml", "word/document.xml"), "docx"],
    ["an Excel file", zip("xl/workbook.xml"), "xlsx"],
    ["a Word file with macros", zip("word/document.xml", "word/vbaProject.bin"), "macros"],
    ["another ZIP", zip("readme.txt"), null],
    ["a program, whatever its name", bytes(...letters("MZ\u0090\u0000")), null],
    ["a web page", bytes(...letters("<html>")), null],
    ["nothing", bytes(), null],
  ])("%s", (_, content, expected) => {
    expect(evidenceTypeOf(content)).toBe(expected);
  });

  test("the first piece of a file is enough to refuse a program", () => {
    expect(headOf(bytes(...letters("MZ")))).toBeNull();
    expect(headOf(zip("xl/workbook.xml"))).toBe("zip");
  });
});
