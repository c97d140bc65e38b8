import {
  AlignmentType,
  HeadingLevel,
  LevelFormat,
  LevelSuffix,
  PageBreak,
  Paragraph,
  Table,
  TextRun,
  type INumberingOptions,
} from "docx";
import { assertNever } from "../../domain/kernel/assert.ts";
import { outlineNumbers } from "../../domain/report/outline-numbers.ts";
import type {
  HeadingBlock,
  HeadingLevel as Level,
  ReportBlock,
  Run,
} from "../../domain/report/report-model.ts";
import { drawTable } from "./docx-table.ts";
import { headingWords } from "./heading-words.ts";
import { type PageLayout, type Place, twipsOfMm, unbroken } from "./page-layout.ts";

const OUTLINE = "outline";
const DASHES = "dashes";

/** Automatic numbers for phần, mục, khoản, điểm and for dashes, as Word keeps them. */
export function officialNumbering(layout: PageLayout): INumberingOptions {
  const firstLine = twipsOfMm(layout.firstLineMm);
  const level = (
    index: number,
    format: "upperRoman" | "decimal" | "lowerLetter",
    text: string,
  ) => ({
    level: index,
    format,
    text,
    alignment: AlignmentType.LEFT,
    suffix: index === 0 ? LevelSuffix.NOTHING : LevelSuffix.SPACE,
    style: { paragraph: { indent: { left: 0, firstLine: index === 0 ? 0 : firstLine } } },
  });
  return {
    config: [
      {
        reference: OUTLINE,
        levels: [
          level(0, LevelFormat.UPPER_ROMAN, "Phần %1"),
          level(1, LevelFormat.UPPER_ROMAN, "%2."),
          level(2, LevelFormat.DECIMAL, "%3."),
          level(3, LevelFormat.LOWER_LETTER, "%4)"),
        ],
      },
      {
        reference: DASHES,
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: "-",
            alignment: AlignmentType.LEFT,
            suffix: LevelSuffix.SPACE,
            style: { paragraph: { indent: { left: 0, firstLine } } },
          },
        ],
      },
    ],
  };
}

const drawRuns = (runs: readonly Run[]): TextRun[] =>
  runs.map((run) =>
    run.kind === "number"
      ? new TextRun(run.text)
      : new TextRun({
          text: unbroken(run.text),
          bold: run.emphasis === "bold",
          italics: run.emphasis === "italic",
        }),
  );

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const satisfies Record<Level, string>;

/**
 * A heading under automatic numbering, or with its number in the text where Word would count
 * otherwise (left-out sections, the Vietnamese "đ").
 */
function drawHeading(block: HeadingBlock, automatic: boolean, instance: number): Paragraph {
  const { text, broken, ...words } = headingWords(block);
  const number = automatic ? "" : words.number;
  return new Paragraph({
    heading: HEADINGS[block.level],
    ...(automatic && block.number !== null
      ? { numbering: { reference: OUTLINE, level: block.level, instance } }
      : {}),
    children: broken
      ? [new TextRun(number), new TextRun({ text, break: 1 })]
      : [new TextRun(number + text)],
  });
}

/** Whether Word's own counting gives every number the model gives. */
function numbersAreAutomatic(blocks: readonly ReportBlock[]): boolean {
  const headings = blocks.filter((block) => block.kind === "heading");
  const numbered = headings.filter((heading) => heading.number !== null);
  const counted = outlineNumbers(numbered.map((heading) => heading.level));
  return numbered.every(
    (heading, index) => heading.number === counted[index] && heading.number !== "đ",
  );
}

/** Draws blocks in order. */
export function drawBlocks(blocks: readonly ReportBlock[], place: Place): (Paragraph | Table)[] {
  const automatic = numbersAreAutomatic(blocks);
  return blocks.flatMap((block, index): (Paragraph | Table)[] => {
    switch (block.kind) {
      case "heading":
        return [drawHeading(block, automatic, place.instance)];
      case "paragraph":
        return [
          new Paragraph({
            style: "OfficialBody",
            // The last words stay with who signs them.
            keepNext: index === blocks.length - 1 || block.leads === true,
            children: drawRuns(block.runs),
          }),
        ];
      case "list":
        return block.items.map(
          (item) =>
            new Paragraph({
              style: "DashList",
              numbering: { reference: DASHES, level: 0 },
              children: drawRuns(item.runs),
            }),
        );
      case "table":
        return [...drawTable(block, place)];
      case "page-break":
        return [new Paragraph({ children: [new PageBreak()] })];
      default:
        return assertNever(block);
    }
  });
}
