import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import {
  closedLines,
  dashedLines,
  MOTTO,
  NATIONAL_NAME,
  numberAndSymbol,
  placeAndDate,
} from "../../domain/report/furniture-text.ts";
import type { Furniture, SignatureBlock } from "../../domain/report/report-model.ts";
import { layFurniture } from "./furniture-layout.ts";
import { type PageLayout, textWidth, twipsOfMm, twipsOfPt, unbroken } from "./page-layout.ts";

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
} as const;
const NO_CELL_MARGINS = { top: 0, bottom: 0, left: 0, right: 0 } as const;
/** Words that are fixed to the letter. */
const exact = (style: string, text: string): Paragraph =>
  new Paragraph({ style, children: [new TextRun(text)] });

const line = (style: string, text: string): Paragraph => exact(style, unbroken(text));

/** A thin line of the given width, centred: the top border of an empty paragraph between indents. */
function rule(width: number, available: number): Paragraph {
  const side = Math.max(0, Math.round((available - width) / 2));
  return new Paragraph({
    style: "Rule",
    indent: { left: side, right: side },
    spacing: { before: twipsOfPt(2), after: 0, line: 40, lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: "000000" } },
  });
}

function bareCell(width: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: NO_CELL_MARGINS,
    borders: { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
    verticalAlign: VerticalAlign.TOP,
    children,
  });
}

/** A table that only places things side by side; readers of the file see no grid. */
function layoutTable(
  widths: readonly [number, number],
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
): Table {
  return new Table({
    width: { size: widths[0] + widths[1], type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    borders: NO_BORDERS,
    rows: rows.map(
      ([left, right]) =>
        new TableRow({
          cantSplit: true,
          children: [bareCell(widths[0], left), bareCell(widths[1], right)],
        }),
    ),
  });
}

const drawDraftMark = ({ draftMark }: Furniture): readonly Paragraph[] =>
  draftMark === undefined
    ? []
    : [
        new Paragraph({
          style: "DocumentNumber",
          children: [new TextRun({ text: draftMark, bold: true })],
        }),
      ];

/** Boxes 1 to 4 of the decree: issuing body and number at the left, national name and date at the right. */
export function drawHead(furniture: Furniture, layout: PageLayout): Table {
  const { head, superior, issuingBody, rules } = layFurniture(furniture, layout);
  return layoutTable(head, [
    [
      [
        ...superior.map((text) => line("SuperiorBody", text)),
        ...issuingBody.map((text) => line("IssuingBody", text)),
        rule(rules.body, head[0]),
      ],
      [exact("NationalName", NATIONAL_NAME), exact("Motto", MOTTO), rule(rules.motto, head[1])],
    ],
    [
      [
        line("DocumentNumber", numberAndSymbol(furniture)),
        ...drawDraftMark(furniture),
        ...(furniture.documentType === null
          ? [line("LetterSubject", `V/v ${furniture.subject}`)]
          : []),
      ],
      [line("PlaceDate", placeAndDate(furniture))],
    ],
  ]);
}

/** Box 5a: type and subject of a document that has a type. */
export function drawTitle(furniture: Furniture, layout: PageLayout): readonly Paragraph[] {
  if (furniture.documentType === null) return [];
  return [
    line("DocumentType", furniture.documentType.toUpperCase()),
    line("Subject", furniture.subject),
    rule(layFurniture(furniture, layout).rules.subject, textWidth(layout, false)),
  ];
}

/** Box 9a: one addressee on the line of "Kính gửi:", several in a list under its colon. */
export function drawAddressees(addressees: readonly string[]): readonly Paragraph[] {
  const [only, ...others] = addressees;
  if (only === undefined) return [];
  if (others.length === 0) {
    return [
      new Paragraph({
        style: "Addressee",
        alignment: AlignmentType.CENTER,
        children: [new TextRun(`Kính gửi: ${closedLines([only]).join("")}`)],
      }),
    ];
  }
  const label = twipsOfMm(35);
  const list = label + twipsOfMm(21);
  return [
    new Paragraph({
      style: "Addressee",
      indent: { left: label },
      keepNext: true,
      children: [new TextRun("Kính gửi:")],
    }),
    ...dashedLines(addressees).map(
      (text, index) =>
        new Paragraph({
          style: "Addressee",
          indent: { left: list },
          spacing: { before: 0, after: twipsOfPt(index === others.length ? 8 : 2) },
          children: [new TextRun(text)],
        }),
    ),
  ];
}

function signatureLines(signature: SignatureBlock): readonly Paragraph[] {
  const titles = [...signature.authority, signature.position];
  return [
    ...titles.map(
      (text) =>
        new Paragraph({
          style: "SignerTitle",
          keepNext: true,
          children: [new TextRun(text.toUpperCase())],
        }),
    ),
    // Room for the signature and, a third over it to the left, the seal of the body.
    new Paragraph({
      style: "SignerName",
      spacing: { before: twipsOfPt(76) },
      children: [new TextRun(signature.name ?? "")],
    }),
  ];
}

/** Boxes 7 and 9b: recipients at the left, level with who signs at the right. */
export function drawClosing(furniture: Furniture, layout: PageLayout): Table {
  const { closing } = layFurniture(furniture, layout);
  const recipients =
    furniture.recipients.length === 0
      ? [line("Recipient", "")]
      : [
          line("RecipientsLabel", "Nơi nhận:"),
          ...dashedLines(furniture.recipients).map((text) => line("Recipient", text)),
        ];
  return layoutTable(closing, [[recipients, signatureLines(furniture.signature)]]);
}

/** Box 6, first part: the legal bases, one a paragraph, between who decides and the formula. */
export const drawLegalBases = ({ legalBases, enacting }: Furniture): readonly Paragraph[] => [
  ...(enacting === undefined ? [] : [line("Enacting", enacting.authority)]),
  ...closedLines(legalBases).map((text) => line("LegalBasis", text)),
  ...(enacting === undefined ? [] : [line("Enacting", enacting.formula)]),
];
