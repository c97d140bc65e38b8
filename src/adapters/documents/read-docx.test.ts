import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import { readDocument } from "./read-document.ts";

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"';

/** A Word file around hand-written body markup. */
const docxOf = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": strToU8(
      `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  });

const p = (text: string, properties = ""): string =>
  `<w:p>${properties}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

async function read(bytes: Uint8Array): Promise<readonly DocumentBlock[]> {
  const result = await readDocument({ fileName: "ke-hoach.docx", bytes });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const texts = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await read(bytes)).map((block) => block.text);

describe("a Word file made by the docx library", () => {
  const list = (level: number, text: string) =>
    new Paragraph({ numbering: { reference: "plan", level }, children: [new TextRun(text)] });

  it("gives automatic numbers as text, restarted below each parent", async () => {
    const file = new Document({
      numbering: {
        config: [
          {
            reference: "plan",
            levels: [
              { level: 0, format: LevelFormat.UPPER_ROMAN, text: "%1." },
              { level: 1, format: LevelFormat.DECIMAL, text: "%2." },
              { level: 2, format: LevelFormat.LOWER_LETTER, text: "%3)" },
            ],
          },
        ],
      },
      sections: [
        {
          children: [
            list(0, "NHIỆM VỤ"),
            list(1, "Kinh tế"),
            list(2, "Thu ngân sách"),
            list(2, "Đầu tư"),
            list(1, "Xã hội"),
            list(2, "Giáo dục"),
            list(0, "TỔ CHỨC THỰC HIỆN"),
          ],
        },
      ],
    });
    expect(await texts(await Packer.toBuffer(file))).toEqual([
      "I. NHIỆM VỤ",
      "1. Kinh tế",
      "a) Thu ngân sách",
      "b) Đầu tư",
      "2. Xã hội",
      "a) Giáo dục",
      "II. TỔ CHỨC THỰC HIỆN",
    ]);
  });

  it("keeps alignment, bold and italic", async () => {
    const file = new Document({
      sections: [
        {
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [new TextRun({ text: "KẾ HOẠCH", bold: true })],
            }),
            new Paragraph({ children: [new TextRun({ text: "Căn cứ Luật", italics: true })] }),
          ],
        },
      ],
    });
    expect(await read(await Packer.toBuffer(file))).toEqual([
      { kind: "paragraph", text: "KẾ HOẠCH", align: "center", bold: true },
      { kind: "paragraph", text: "Căn cứ Luật", italic: true },
    ]);
  });

  it("gives a table row by row, merged cells on the grid", async () => {
    const cell = (text: string, span?: { columnSpan?: number; rowSpan?: number }) =>
      new TableCell({ ...span, children: text.split("\n").map((line) => new Paragraph(line)) });
    const file = new Document({
      sections: [
        {
          children: [
            new Table({
              rows: [
                new TableRow({ children: [cell("STT"), cell("Nhiệm vụ"), cell("Chủ trì")] }),
                new TableRow({ children: [cell("I"), cell("KINH TẾ", { columnSpan: 2 })] }),
                new TableRow({
                  children: [cell("1"), cell("Thu"), cell("Phòng A\nPhòng B", { rowSpan: 2 })],
                }),
                new TableRow({ children: [cell("2"), cell("Chi")] }),
              ],
            }),
          ],
        },
      ],
    });
    const blocks = await read(await Packer.toBuffer(file));
    expect(blocks.map((block) => block.cells)).toEqual([
      ["STT", "Nhiệm vụ", "Chủ trì"],
      ["I", "KINH TẾ", ""],
      ["1", "Thu", "Phòng A\nPhòng B"],
      ["2", "Chi", "Phòng A\nPhòng B"],
    ]);
  });
});

describe("what a Word file says after all its changes are accepted", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      "inserted words stay, deleted words go",
      "<w:p><w:r><w:t>Đạt </w:t></w:r><w:del><w:r><w:delText>90</w:delText></w:r></w:del><w:ins><w:r><w:t>95%</w:t></w:r></w:ins></w:p>",
      ["Đạt 95%"],
    ],
    [
      "a deleted paragraph mark joins two paragraphs",
      `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">Đạt </w:t></w:r></w:p>${p("95%")}`,
      ["Đạt 95%"],
    ],
    [
      "words moved away are read only where they went",
      `<w:p><w:moveFrom><w:r><w:t>Mục</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo><w:r><w:t>Mục</w:t></w:r></w:moveTo></w:p>`,
      ["Mục"],
    ],
    [
      "a deleted row is gone",
      `<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>${p("cũ")}</w:tc></w:tr><w:tr><w:tc>${p("mới")}</w:tc></w:tr></w:tbl>`,
      ["mới"],
    ],
    [
      "a text box is read once, its fallback not at all",
      `<w:p><w:r><w:t>Số:</w:t><mc:AlternateContent><mc:Choice><w:txbxContent>${p("Hộp chữ")}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p("Hộp chữ")}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      ["Số:", "Hộp chữ"],
    ],
    [
      "footnote signs and field codes are no text",
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>Kế hoạch</w:t><w:footnoteReference w:id="1"/></w:r></w:p>',
      ["Kế hoạch"],
    ],
    [
      "hidden words are not read",
      "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>",
      ["hiện"],
    ],
    [
      "a line break stays a line break, content controls are opened",
      "<w:sdt><w:sdtContent><w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t></w:r></w:p></w:sdtContent></w:sdt>",
      ["một\nhai"],
    ],
    ["composed letters are made whole", p("Kế hoạch".normalize("NFD")), ["Kế hoạch"]],
    [
      "an inserted row stays, a deleted cell goes",
      `<w:tbl><w:tr><w:trPr><w:ins/></w:trPr><w:tc>${p("một")}</w:tc><w:tc><w:tcPr><w:cellDel/></w:tcPr>${p("hai")}</w:tc></w:tr></w:tbl>`,
      ["một"],
    ],
    [
      "a table in a cell is part of the cell",
      `<w:tbl><w:tr><w:tc>${p("Giao")}<w:tbl><w:tr><w:tc>${p("Sở A")}</w:tc><w:tc>${p("Sở B")}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
      ["Giao\nSở A Sở B"],
    ],
    [
      "the result of a field is text, its code is not",
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t xml:space="preserve">ngày 05 </w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:fldSimple w:instr=" TITLE "><w:r><w:t>tháng 8</w:t></w:r></w:fldSimple></w:p>',
      ["ngày 05 tháng 8"],
    ],
    [
      "soft hyphens vanish, hard ones stay, tabs are tabs",
      "<w:p><w:r><w:t>Kế\u00adhoạch</w:t><w:softHyphen/><w:noBreakHyphen/><w:tab/><w:t>2025</w:t></w:r></w:p>",
      ["Kếhoạch-\t2025"],
    ],
    [
      "signs of the font Symbol are letters",
      '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 95%</w:t></w:r></w:p>',
      ["≥ 95%"],
    ],
    ["named entities are letters", p("Phòng VH&amp;TT &lt; 5%"), ["Phòng VH&TT < 5%"]],
  ];
  it.each(cases)("%s", async (_, body, expected) => {
    expect(await texts(docxOf(body))).toEqual(expected);
  });
});

describe("notes", () => {
  it("stand after the text, each once, and break no sentence", async () => {
    const body =
      '<w:p><w:r><w:t>Đạt 95%</w:t><w:footnoteReference w:id="2"/></w:r><w:r><w:t xml:space="preserve"> số hộ</w:t></w:r></w:p>';
    const notes = `<w:footnotes ${NAMESPACES}><w:footnote w:type="separator" w:id="0">${p("—")}</w:footnote><w:footnote w:id="2">${p("Theo chuẩn mới.")}</w:footnote></w:footnotes>`;
    expect(await texts(docxOf(body, { "word/footnotes.xml": notes }))).toEqual([
      "Đạt 95% số hộ",
      "[1] Theo chuẩn mới.",
    ]);
  });
});

describe("lists as Word counts them", () => {
  const level = (index: number, format: string, text: string, more = "") =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering ${NAMESPACES}>
    <w:abstractNum w:abstractNumId="1">${level(0, "upperRoman", "%1.")}${level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')}${level(2, "lowerLetter", "%3)")}${level(3, "decimal", "%2.%4.", "<w:isLgl/>")}</w:abstractNum>
    <w:abstractNum w:abstractNumId="2">${level(0, "upperRoman", "Phần %1", '<w:pStyle w:val="Phan"/>')}${level(1, "decimal", "%1.%2", '<w:pStyle w:val="Muc"/><w:isLgl/>')}</w:abstractNum>
    <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
  </w:numbering>`;
  const at = (depth: number, text: string) =>
    p(text, `<w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>`);
  const read = (paragraphs: readonly string[], styles = "") =>
    texts(
      docxOf(paragraphs.join(""), {
        "word/numbering.xml": numbering,
        ...(styles === "" ? {} : { "word/styles.xml": styles }),
      }),
    );

  it("a level that never restarts goes on below the next heading", async () => {
    expect(await read([at(0, "A"), at(1, "một"), at(0, "B"), at(1, "hai")])).toEqual([
      "I. A",
      "1. một",
      "II. B",
      "2. hai",
    ]);
  });

  it("letters restart below each number, and a label may show a level above it", async () => {
    const body = [at(1, "x"), at(2, "y"), at(2, "z"), at(1, "x"), at(2, "y"), at(3, "w")];
    expect(await read(body)).toEqual(["1. x", "a) y", "b) z", "2. x", "a) y", "2.1. w"]);
  });

  it("an empty paragraph of a list takes its number", async () => {
    expect(await read([at(1, "x"), at(1, ""), at(1, "z")])).toEqual(["1. x", "3. z"]);
  });

  it("a style stands on the level that the list gives it", async () => {
    const style = (id: string) =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>`;
    const styled = (id: string, text: string) =>
      p(text, `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`);
    const styles = `<w:styles ${NAMESPACES}>${style("Phan")}${style("Muc")}</w:styles>`;
    const body = [styled("Phan", "A"), styled("Muc", "một"), styled("Muc", "hai")];
    expect(await read(body, styles)).toEqual(["Phần I A", "1.1 một", "1.2 hai"]);
  });
});

describe("numbers that come from styles and lists", () => {
  const numbering = `<w:numbering ${NAMESPACES}>
    <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl></w:abstractNum>
    <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
    <w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
    <w:num w:numId="6"><w:abstractNumId w:val="2"/></w:num>
    <w:num w:numId="7"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>
  </w:numbering>`;
  const styles = `<w:styles ${NAMESPACES}>
    <w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:jc w:val="both"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
  </w:styles>`;
  const styled = (id: string, text: string) => p(text, `<w:pPr><w:pStyle w:val="${id}"/></w:pPr>`);
  const listed = (id: number, text: string) =>
    p(text, `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`);
  const file = docxOf(
    [
      styled("Muc", "Kinh tế"),
      styled("MucCon", "Thu"),
      styled("MucCon", "Chi"),
      styled("Muc", "Xã hội"),
      styled("MucCon", "Y tế"),
      listed(6, "Khám"),
      listed(7, "Riêng"),
      p(
        "Không số",
        '<w:pPr><w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>',
      ),
    ].join(""),
    { "word/numbering.xml": numbering, "word/styles.xml": styles },
  );

  it("counts levels, follows basedOn, and lets a paragraph switch its number off", async () => {
    expect(await texts(file)).toEqual([
      "1. Kinh tế",
      "1.1. Thu",
      "1.2. Chi",
      "2. Xã hội",
      "2.1. Y tế",
      "- Khám",
      "4. Riêng",
      "Không số",
    ]);
  });

  it("takes alignment and bold from the style", async () => {
    expect((await read(file))[0]).toMatchObject({ align: "justify", bold: true });
  });
});
