import { describe, expect, test } from "vitest";
import { planInput, reportInput, resultsTable } from "../../../test/golden/documents/sample.ts";
import { type PdfFacts, readPdf } from "../../../test/support/pdf-facts.ts";
import { composePlan } from "../../domain/report/compose-plan.ts";
import { composeReport } from "../../domain/report/compose-report.ts";
import type { ReportModel } from "../../domain/report/report-model.ts";
import { writePdf } from "./pdf-writer.ts";

const MM = 72 / 25.4;
const linesOf = ({ pages }: PdfFacts): readonly string[] =>
  pages.flatMap(({ lines }) => lines.map(({ text }) => text));

const plan = composePlan(planInput);
const read = async (model: ReportModel): Promise<PdfFacts> => readPdf(await writePdf(model));

/** The plan with one text in its subject, body, recipients and table. */
const planSaying = (text: string): ReportModel =>
  composePlan({
    ...planInput,
    subject: text,
    purposes: [text],
    issuing: { ...planInput.issuing, recipients: [text, "Lưu: VT"] },
    tables: [{ id: "t", table: { ...resultsTable, source: text } }],
  });

const HOSTILE = [
  '#panic("x")',
  '#read("/etc/passwd") #include "a.typ"',
  '#import "@preview/cetz:0.3.0"',
  "$x^2$ *đậm* _nghiêng_ `mã` = Mục - ý + 1 / từ: <nhãn> @nhãn",
  '"; } #eval("1+1") \\u{41} \\ // chú thích /* hết',
  '{"text":"#"}]}',
];

// The first document waits for the compiler to start.
describe("writePdf(model)", { timeout: 60_000 }, () => {
  test.each(HOSTILE)("the text %j is printed as it is, never read as code", async (text) => {
    const said = linesOf(await read(planSaying(text)))
      .join(" ")
      .replace(/\s+/gu, "");
    const expected = text.replace(/\s+/gu, "");
    expect(said.split(expected).length - 1).toBeGreaterThanOrEqual(4);
  });

  test("the file says its title, its issuing body and its language", async () => {
    const { title, author, language } = await read(plan);
    expect([title, author, language]).toEqual([
      plan.properties.title,
      "Ủy ban nhân dân thành phố Sơn Hải",
      "vi-VN",
    ]);
  });

  test("headings are marks to jump to", async () => {
    const { outline } = await read(plan);
    expect(outline).toEqual([
      "I. MỤC ĐÍCH, YÊU CẦU",
      "II. NỘI DUNG THỰC HIỆN",
      "III. TỔ CHỨC THỰC HIỆN",
    ]);
  });

  test("text keeps within the margins of the decree", async () => {
    const [page] = (await read(plan)).pages;
    const xs = page?.lines.map(({ x }) => x) ?? [];
    const ys = page?.lines.map(({ y }) => y) ?? [];
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(30 * MM - 1);
    expect(Math.min(...ys)).toBeGreaterThanOrEqual(20 * MM);
    expect(Math.max(...ys)).toBeLessThanOrEqual(297 * MM - 20 * MM);
  });

  test("a page number stands centred in the top margin from the second page on", async () => {
    const pages = (await read(composeReport(reportInput))).pages.slice(0, 3);
    const numbers = pages.map(({ lines }) => lines.filter(({ y }) => y < 20 * MM));
    expect(numbers.map((lines) => lines.map(({ text }) => text))).toEqual([[], ["2"], ["3"]]);
    const middle = (30 + (210 - 45) / 2) * MM;
    expect(Math.abs((numbers[1]?.[0]?.x ?? 0) - middle)).toBeLessThan(6);
  });

  test("a wide table lies on its side, repeats its head and counts its own pages", async () => {
    const rows = Array.from({ length: 8 }, () => resultsTable.rows).flat();
    const long = { ...resultsTable, rows };
    const model = composePlan({ ...planInput, groups: [], tables: [{ id: "t", table: long }] });
    const pages = (await read(model)).pages.filter(({ width, height }) => width > height);
    expect(pages.length).toBeGreaterThan(1);
    for (const { lines } of pages) expect(lines.map(({ text }) => text).join()).toContain("STT");
    const second = pages[1]?.lines.filter(({ y }) => y < 20 * MM).map(({ text }) => text);
    expect(second).toEqual(["2"]);
  });

  test("the same model gives the same bytes", async () => {
    expect(Buffer.compare(await writePdf(plan), await writePdf(plan))).toBe(0);
  });

  test("documents asked for at once do not mix", async () => {
    const texts = Array.from({ length: 6 }, (_, index) => `Mục đích thứ ${index}`);
    const read = await Promise.all(
      texts.map(async (text) => readPdf(await writePdf(planSaying(text)))),
    );
    for (const [index, facts] of read.entries()) {
      const said = linesOf(facts).join("\n");
      expect(texts.map((text) => said.includes(text))).toEqual(texts.map((_, at) => at === index));
    }
  });
});
