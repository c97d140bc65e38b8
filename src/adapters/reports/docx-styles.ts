import {
  AlignmentType,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
} from "docx";
import { headingLooks, type Look, type NamedLook, officialLooks } from "./official-looks.ts";
import { type PageLayout, twipsOfPt } from "./page-layout.ts";

const FONT = "Times New Roman";
const BLACK = "000000";

const runOf = (look: Look): NonNullable<IParagraphStyleOptions["run"]> => ({
  font: FONT,
  size: look.pt * 2,
  bold: look.bold ?? false,
  italics: look.italics ?? false,
  color: BLACK,
});

const paragraphOf = (look: Look): NonNullable<IParagraphStyleOptions["paragraph"]> => ({
  alignment: look.align ?? AlignmentType.LEFT,
  spacing: {
    before: twipsOfPt(look.before ?? 0),
    after: twipsOfPt(look.after ?? 0),
    line: Math.round(240 * (look.lines ?? 1)),
    lineRule: LineRuleType.AUTO,
  },
  indent: { firstLine: look.firstLine ?? 0 },
  keepNext: look.keepNext ?? false,
  ...(look.outlineLevel === undefined ? {} : { outlineLevel: look.outlineLevel }),
});

const style = (id: string, { name, look }: NamedLook): IParagraphStyleOptions => ({
  id,
  name,
  basedOn: "Normal",
  quickFormat: true,
  run: runOf(look),
  paragraph: paragraphOf(look),
});

const heading = (look: Look) => ({
  run: runOf(look),
  paragraph: paragraphOf(look),
  quickFormat: true,
});

/** The named styles of an official document; a clerk finds them in Word under Vietnamese names. */
export function officialStyles(layout: PageLayout): IStylesOptions {
  const [part, section, clause, point] = headingLooks(layout);
  return {
    default: {
      document: {
        run: { font: FONT, size: layout.bodyPt * 2, language: { value: "vi-VN" }, color: BLACK },
      },
      heading1: heading(part),
      heading2: heading(section),
      heading3: heading(clause),
      heading4: heading(point),
    },
    paragraphStyles: Object.entries(officialLooks(layout)).map(([id, look]) => style(id, look)),
  };
}
