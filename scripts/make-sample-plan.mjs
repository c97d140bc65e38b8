// Draws fixtures/sample/ke-hoach-danh-gia-nhiem-ky-2020-2025.docx from fixtures/sample/plan.json:
// our own wording of the plan, in the layout of Nghị định 30/2020/NĐ-CP, numbered by the text
// program as clerks do it. The same input gives the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  convertMillimetersToTwip as mm,
} from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const SAMPLE = join(dirname(fileURLToPath(import.meta.url)), "..", "fixtures", "sample");
const FILE = "ke-hoach-danh-gia-nhiem-ky-2020-2025.docx";
const WRITTEN_AT = "2024-08-23T09:30:00Z";

const plan = JSON.parse(readFileSync(join(SAMPLE, "plan.json"), "utf8"));

const FONT = "Times New Roman";
const halfPoints = (points) => points * 2;
const INDENT = mm(12.7);

const paragraphStyle = (id, name, run, paragraph) => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  run,
  paragraph,
});

const flush = { firstLine: 0, left: 0 };
const styles = {
  default: {
    document: {
      run: { font: FONT, size: halfPoints(14), language: { value: "vi-VN" } },
      paragraph: {
        alignment: AlignmentType.JUSTIFIED,
        spacing: { before: 60, after: 60, line: 264 },
        indent: { firstLine: INDENT },
      },
    },
  },
  paragraphStyles: [
    paragraphStyle(
      "Letterhead",
      "Thể thức",
      { bold: true, size: halfPoints(13) },
      {
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0, line: 240 },
        indent: flush,
      },
    ),
    paragraphStyle(
      "DocumentType",
      "Tên loại",
      { bold: true },
      {
        alignment: AlignmentType.CENTER,
        spacing: { before: 240, after: 0 },
        indent: flush,
      },
    ),
    paragraphStyle(
      "Subject",
      "Trích yếu",
      { bold: true },
      {
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 120 },
        indent: flush,
      },
    ),
    paragraphStyle("LegalBasis", "Căn cứ", { italics: true }, {}),
    paragraphStyle("Section", "Mục lớn", { bold: true }, { keepNext: true, outlineLevel: 0 }),
    paragraphStyle("Group", "Nhóm", { bold: true }, { keepNext: true, outlineLevel: 1 }),
    paragraphStyle("Item", "Chỉ tiêu, nhiệm vụ", {}, {}),
    paragraphStyle("ItemFact", "Phân công", { italics: true }, {}),
    paragraphStyle(
      "Recipients",
      "Nơi nhận",
      { size: halfPoints(11) },
      {
        alignment: AlignmentType.LEFT,
        spacing: { before: 0, after: 0, line: 240 },
        indent: flush,
      },
    ),
  ],
};

const level = (depth, format, text) => ({
  level: depth,
  format,
  text,
  suffix: "space",
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 0, firstLine: INDENT } } },
});
const numbering = {
  config: [
    {
      reference: "outline",
      levels: [
        level(0, LevelFormat.UPPER_ROMAN, "%1."),
        level(1, LevelFormat.DECIMAL, "%2."),
        level(2, LevelFormat.DECIMAL, "%2.%3."),
      ],
    },
    { reference: "dash", levels: [level(0, LevelFormat.BULLET, "-")] },
  ],
};

const plain = (text, style) => new Paragraph({ text, ...(style === undefined ? {} : { style }) });
const numbered = (text, style, depth) =>
  new Paragraph({ text, style, numbering: { reference: "outline", level: depth } });
const dash = (text) => new Paragraph({ text, numbering: { reference: "dash", level: 0 } });
const fact = (label, value) => plain(`${label}: ${value}.`, "ItemFact");

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};
const cell = (width, children) =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, children });
const sideBySide = (widths, rows) =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    borders: NO_BORDERS,
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.map((children, i) => cell(widths[i], children)),
        }),
    ),
  });

const centred = (text, run = {}, paragraph = {}) =>
  new Paragraph({
    style: "Letterhead",
    children: [new TextRun({ text, ...run })],
    ...paragraph,
  });

const ruledOff = {
  border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: "auto", space: 1 } },
  indent: { left: mm(14), right: mm(14), firstLine: 0 },
};
const spaced = { spacing: { before: 120 } };

const letterhead = () =>
  sideBySide(
    [mm(62), mm(103)],
    [
      [
        plan.issuer.map((line) => centred(line)),
        [
          centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
          centred("Độc lập - Tự do - Hạnh phúc", { size: halfPoints(14) }, ruledOff),
        ],
      ],
      [
        [centred(`Số:          ${plan.symbol}`, { bold: false }, spaced)],
        [
          centred(
            `${plan.place}, ngày       tháng       năm ${plan.year}`,
            { bold: false, italics: true, size: halfPoints(14) },
            spaced,
          ),
        ],
      ],
    ],
  );

const signature = () =>
  sideBySide(
    [mm(82), mm(83)],
    [
      [
        [
          new Paragraph({
            style: "Recipients",
            children: [
              new TextRun({ text: "Nơi nhận:", bold: true, italics: true, size: halfPoints(12) }),
            ],
          }),
          ...plan.recipients.map((recipient, i) =>
            plain(`- ${recipient}${i === plan.recipients.length - 1 ? "." : ";"}`, "Recipients"),
          ),
        ],
        [
          centred(plan.signer.authority, { size: halfPoints(14) }),
          centred(plan.signer.position, { size: halfPoints(14) }),
          ...Array.from({ length: 4 }, () => centred("")),
          centred(plan.signer.name, { size: halfPoints(14) }),
        ],
      ],
    ],
  );

const itemParagraphs = (item) => [
  numbered(item.text, "Item", 2),
  ...(item.subItems ?? []).map(dash),
  fact("Đơn vị thực hiện", item.units),
  fact("Thời hạn hoàn thành", item.deadline),
];

const groupParagraphs = (group) => [
  numbered(group.title, "Group", 1),
  ...(group.note === undefined ? [] : [plain(group.note)]),
  ...group.items.flatMap(itemParagraphs),
];

const points = ({ title, points: texts }) => [numbered(title, "Group", 1), ...texts.map(dash)];

const body = () => [
  letterhead(),
  plain(plan.documentType, "DocumentType"),
  plain(plan.title, "Subject"),
  ...plan.legalBases.map((basis) => plain(basis, "LegalBasis")),
  plain(plan.opening),
  numbered(plan.purposeTitle, "Section", 0),
  ...points(plan.purpose),
  ...points(plan.requirements),
  numbered(plan.contentTitle, "Section", 0),
  ...plan.groups.flatMap(groupParagraphs),
  numbered(plan.implementationTitle, "Section", 0),
  ...plan.implementation.flatMap(({ units, duties }) => [
    numbered(units, "Group", 1),
    ...duties.map(dash),
  ]),
  plain(plan.closing),
  signature(),
];

const pageNumber = () =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        indent: flush,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });

/** Equal content gives equal bytes: fixed time, fixed order of parts. */
function settle(bytes) {
  const parts = unzipSync(bytes);
  const core = "docProps/core.xml";
  const stamped = strFromU8(parts[core]).replace(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    `$1${WRITTEN_AT}`,
  );
  const names = Object.keys(parts)
    .filter((name) => !name.endsWith("/"))
    .sort();
  const settled = Object.fromEntries(
    names.map((name) => [name, name === core ? strToU8(stamped) : parts[name]]),
  );
  return zipSync(settled, { mtime: new Date(1980, 0, 1), level: 9 });
}

const document = new Document({
  title: plan.title,
  creator: "Ủy ban nhân dân thành phố Vũng Tàu (văn bản mẫu)",
  description: "Văn bản mẫu của Nhiệm Kỳ; câu chữ được viết lại, tên người là hư cấu.",
  styles,
  numbering,
  sections: [
    {
      properties: {
        titlePage: true,
        page: {
          size: { width: mm(210), height: mm(297) },
          margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) },
        },
      },
      headers: { default: pageNumber(), first: new Header({ children: [new Paragraph("")] }) },
      children: body(),
    },
  ],
});

writeFileSync(join(SAMPLE, FILE), settle(await Packer.toBuffer(document)));
process.stdout.write(`${join(SAMPLE, FILE)}\n`);
