import { readFileSync } from "node:fs";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { planInput, reportInput } from "../../../test/golden/documents/sample.ts";
import { documentOf, registerOf } from "../../../test/support/plan-register.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import { composePlan } from "../../domain/report/compose-plan.ts";
import { composeReport } from "../../domain/report/compose-report.ts";
import { checkLayout } from "../../domain/report/layout-rules/check-layout.ts";
import { writeDocx } from "../reports/docx-writer.ts";
import { readDocxLayout } from "./docx-layout.ts";
import { readDocument } from "./read-document.ts";

const SAMPLE = new URL(
  "../../../fixtures/sample/ke-hoach-danh-gia-nhiem-ky-2020-2025.docx",
  import.meta.url,
);

function findingsOf(bytes: Uint8Array) {
  const facts = readDocxLayout({ fileName: "van-ban.docx", bytes });
  if (!facts.ok) throw new Error(facts.error.code);
  return checkLayout(facts.value);
}

/** The plan's own document with one part of it rewritten. */
async function spoiled(part: string, from: RegExp, to: string): Promise<Uint8Array> {
  const parts = unzipSync(await writeDocx(composePlan(planInput)));
  const xml = strFromU8(parts[part] ?? new Uint8Array());
  if (!from.test(xml)) throw new Error(`${part} does not hold ${from.source}`);
  return zipSync({ ...parts, [part]: strToU8(xml.replace(from, to)) });
}

const DOCUMENT = "word/document.xml";
const STYLES = "word/styles.xml";

describe("documents of the house follow the decree", () => {
  test("the plan", async () => {
    expect(findingsOf(await writeDocx(composePlan(planInput)))).toEqual([]);
  });

  test("the report", async () => {
    expect(findingsOf(await writeDocx(composeReport(reportInput)))).toEqual([]);
  });

  test("the sample plan, written from its register", { timeout: 20_000 }, async () => {
    const bytes = new Uint8Array(readFileSync(SAMPLE));
    const blocks = await readDocument({ fileName: "mau.docx", bytes });
    if (!blocks.ok) throw new Error(blocks.error.code);
    const model = composePlan(documentOf(registerOf(readPlan(blocks.value))));
    expect(findingsOf(await writeDocx(model))).toEqual([]);
  });
});

describe("checkLayout(facts) finds", () => {
  test.each([
    [
      "a page that is not A4",
      "page-size",
      DOCUMENT,
      /w:w="11906" w:h="16838"/u,
      'w:w="12240" w:h="15840"',
    ],
    ["a margin too narrow", "margins", DOCUMENT, /w:left="1701"/u, 'w:left="1134"'],
    [
      "another font",
      "font",
      STYLES,
      /(w:styleId="OfficialBody"[\s\S]*?)w:ascii="Times New Roman"/u,
      '$1w:ascii="Arial"',
    ],
    [
      "page numbers elsewhere",
      "page-number",
      "word/header1.xml",
      /w:jc w:val="center"/u,
      'w:jc w:val="right"',
    ],
    ["a number shown on the first page", "page-number", DOCUMENT, /<w:titlePg\/>/u, ""],
    ["a national name in other words", "national-name", DOCUMENT, /CỘNG HÒA/u, "CỘNG HOÀ"],
    [
      "a motto with long dashes",
      "motto",
      DOCUMENT,
      /Độc lập - Tự do - Hạnh phúc/u,
      "Độc lập – Tự do – Hạnh phúc",
    ],
    ["a motto too small", "motto", STYLES, /(w:styleId="Motto"[\s\S]*?w:sz w:val=")26/u, "$122"],
    ["a number without its zero", "number-and-symbol", DOCUMENT, /Số: 07\//u, "Số: 7/"],
    ["a symbol with spaces", "number-and-symbol", DOCUMENT, /07\/KH-UBND(?=<)/u, "07/KH - UBND"],
    [
      "a day without its zero",
      "place-and-date",
      DOCUMENT,
      /ngày 09 tháng 02 năm 2025(?=<)/u,
      "ngày 9 tháng 02 năm 2025",
    ],
    [
      "a month with a zero too many",
      "place-and-date",
      DOCUMENT,
      /ngày 09 tháng 02 năm 2025(?=<)/u,
      "ngày 09 tháng 05 năm 2025",
    ],
    ["an upright date", "place-and-date", STYLES, /(w:styleId="PlaceDate"[\s\S]*?)<w:i\/>/u, "$1"],
    [
      "a title that is not bold",
      "type-and-subject",
      STYLES,
      /(w:styleId="Subject"[\s\S]*?)<w:b\/>/u,
      "$1",
    ],
    [
      "legal bases upright",
      "legal-bases",
      STYLES,
      /(w:styleId="LegalBasis"[\s\S]*?)<w:i\/>/u,
      "$1",
    ],
    ["a legal basis without its sign", "legal-bases", DOCUMENT, /2025;(?=<)/u, "2025."],
    [
      "a citation without its date",
      "citation",
      DOCUMENT,
      /449\/QĐ-UBND ngày 28\/6\/2021/u,
      "449/QĐ-UBND",
    ],
    [
      "a citation without its issuer",
      "citation",
      DOCUMENT,
      /28\/6\/2021 của Ủy ban nhân dân thành phố Sơn Hải/u,
      "28/6/2021",
    ],
    [
      "a citation without its subject",
      "citation",
      DOCUMENT,
      /thành phố Sơn Hải về phương hướng, nhiệm vụ nhiệm kỳ 2020/u,
      "thành phố Sơn Hải nhiệm kỳ 2020",
    ],
    ["a text without its end mark", "end-mark", DOCUMENT, /\.\/\./u, "."],
    [
      "a body too small",
      "body",
      STYLES,
      /(w:styleId="OfficialBody"[\s\S]*?w:sz w:val=")28/u,
      "$124",
    ],
    ["a degree before the signer's name", "signature", DOCUMENT, /Lê Thu Hà/u, "TS. Lê Thu Hà"],
    [
      "recipients that keep no copy",
      "recipients",
      DOCUMENT,
      /- Lưu: VT, TCKH\./u,
      "- Lưu văn phòng.",
    ],
    [
      "recipients too large",
      "recipients",
      STYLES,
      /(w:styleId="Recipient"[\s\S]*?w:sz w:val=")22/u,
      "$126",
    ],
    ["appendices in Arabic numerals", "appendix", DOCUMENT, /Phụ lục II(?=<)/u, "Phụ lục 02"],
  ])("%s", async (_what, rule, part, from, to) => {
    const found = findingsOf(await spoiled(part, from, to));
    expect([...new Set(found.map((finding) => finding.rule))]).toEqual([rule]);
    for (const { source, problem, remedy } of found) {
      expect(source).toMatch(/^Phụ lục I, mục I{1,3}\.\d/u);
      expect([problem, remedy].every((text) => /^\p{Lu}[^]*\.$|^“/u.test(text))).toBe(true);
    }
  });

  test("a finding says where it is, in the words that stand there", async () => {
    const bytes = await spoiled(DOCUMENT, /Lê Thu Hà/u, "TS. Lê Thu Hà");
    expect(findingsOf(bytes)).toEqual([
      {
        rule: "signature",
        source: "Phụ lục I, mục II.7",
        place: expect.any(Number) as number,
        quote: "TS. Lê Thu Hà",
        problem: "Trước họ tên người ký có học hàm, học vị hoặc quân hàm.",
        remedy: "Chỉ ghi họ và tên.",
      },
    ]);
  });

  test("a file that is no Word document is refused", () => {
    const refused = readDocxLayout({ fileName: "a.docx", bytes: strToU8("không phải Word") });
    expect(refused).toMatchObject({ ok: false, error: { code: "document.file.unsupported" } });
  });
});
