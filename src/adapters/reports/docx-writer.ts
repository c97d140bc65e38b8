import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import type { Appendix, ReportModel } from "../../domain/report/report-model.ts";
import { drawBlocks, officialNumbering } from "./docx-body.ts";
import {
  drawAddressees,
  drawClosing,
  drawHead,
  drawLegalBases,
  drawTitle,
} from "./docx-furniture.ts";
import { printableModel } from "./printable-model.ts";
import { settlePackage } from "./docx-package.ts";
import { officialStyles } from "./docx-styles.ts";
import {
  A4_MM,
  OFFICIAL_LAYOUT,
  type PageLayout,
  textWidth,
  twipsOfMm,
  twipsOfPt,
  unbroken,
} from "./page-layout.ts";

const pageNumber = (): Header =>
  new Header({
    children: [
      new Paragraph({
        style: "PageNumber",
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });

/** Header of a first page: nothing, the number is not shown there. */
const noNumber = (): Header => new Header({ children: [new Paragraph({ style: "PageNumber" })] });

function section(layout: PageLayout, landscape: boolean): Omit<ISectionOptions, "children"> {
  const { top, bottom, left, right } = layout.marginMm;
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: twipsOfMm(A4_MM.width),
          height: twipsOfMm(A4_MM.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twipsOfMm(top),
          bottom: twipsOfMm(bottom),
          left: twipsOfMm(left),
          right: twipsOfMm(right),
          header: twipsOfMm(10),
          footer: twipsOfMm(10),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: pageNumber(), first: noNumber() },
  };
}

function drawMain(model: ReportModel, layout: PageLayout): ISectionOptions {
  const { furniture } = model;
  const gap = (pt: number) =>
    new Paragraph({
      keepNext: true,
      spacing: { before: 0, after: 0, line: twipsOfPt(pt), lineRule: "exact" },
    });
  return {
    ...section(layout, false),
    children: [
      drawHead(furniture, layout),
      ...drawTitle(furniture, layout),
      gap(10),
      ...drawAddressees(furniture.addressees),
      ...drawLegalBases(furniture),
      ...drawBlocks(model.body, { layout, width: textWidth(layout, false), instance: 0 }),
      gap(10),
      drawClosing(furniture, layout),
    ],
  };
}

function drawAppendix(appendix: Appendix, layout: PageLayout, instance: number): ISectionOptions {
  const width = textWidth(layout, appendix.landscape);
  const line = (style: string, text: string) =>
    new Paragraph({ style, children: [new TextRun(unbroken(text))] });
  return {
    ...section(layout, appendix.landscape),
    children: [
      line("AppendixNumber", appendix.number === null ? "Phụ lục" : `Phụ lục ${appendix.number}`),
      line("AppendixTitle", appendix.title.toUpperCase()),
      ...(appendix.reference === null ? [] : [line("AppendixReference", appendix.reference)]),
      ...drawBlocks(appendix.blocks, { layout, width, instance }),
    ],
  };
}

/**
 * Writes an administrative document as Nghị định 30/2020/NĐ-CP lays it out. The same model gives
 * the same bytes, at any time and in any time zone.
 */
export async function writeDocx(
  written: ReportModel,
  layout: PageLayout = OFFICIAL_LAYOUT,
): Promise<Uint8Array> {
  const model = printableModel(written);
  const { properties } = model;
  const file = new Document({
    title: properties.title,
    subject: model.furniture.subject,
    creator: properties.author,
    lastModifiedBy: properties.author,
    keywords: properties.keywords.join("; "),
    ...(properties.freezeVersion === null
      ? {}
      : { description: `Chốt số liệu: ${properties.freezeVersion}` }),
    styles: officialStyles(layout),
    numbering: officialNumbering(layout),
    sections: [
      drawMain(model, layout),
      ...model.appendices.map((appendix, index) => drawAppendix(appendix, layout, index + 1)),
    ],
  });
  return settlePackage(new Uint8Array(await Packer.toBuffer(file)), properties);
}
