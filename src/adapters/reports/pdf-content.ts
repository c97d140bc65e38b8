import { assertNever } from "../../domain/kernel/assert.ts";
import {
  closedLines,
  dashedLines,
  MOTTO,
  NATIONAL_NAME,
  numberAndSymbol,
  placeAndDate,
} from "../../domain/report/furniture-text.ts";
import { appendixName } from "../../domain/report/document-parts.ts";
import type {
  Appendix,
  DocumentProperties,
  Furniture,
  ReportBlock,
  ReportModel,
} from "../../domain/report/report-model.ts";
import { layFurniture } from "./furniture-layout.ts";
import { headingWords } from "./heading-words.ts";
import { headingLooks, type Look, officialLooks } from "./official-looks.ts";
import { type PageLayout, type Place, textWidth } from "./page-layout.ts";
import { pdfTable } from "./pdf-table.ts";
import { pdfRuns, plainWords } from "./pdf-words.ts";

/** A look with everything said, as the template asks for it. */
const wholeLook = (look: Look) => ({
  align: look.align ?? "left",
  pt: look.pt,
  bold: look.bold ?? false,
  italics: look.italics ?? false,
  firstLine: look.firstLine ?? 0,
  before: look.before ?? 0,
  after: look.after ?? 0,
  lines: look.lines ?? 1,
  keepNext: look.keepNext ?? false,
});

const looksOf = (layout: PageLayout) =>
  Object.fromEntries(
    Object.entries(officialLooks(layout)).map(([id, { look }]) => [id, wholeLook(look)]),
  );

function writtenAt(instant: string) {
  const [year, month, day, hour, minute, second] = instant.match(/\d+/gu)?.map(Number) ?? [];
  return { year, month, day, hour, minute, second };
}

const propertiesOf = (properties: DocumentProperties) => ({
  title: properties.title,
  author: properties.author,
  keywords: properties.keywords,
  description:
    properties.freezeVersion === null ? null : `Chốt số liệu: ${properties.freezeVersion}`,
  writtenAt: writtenAt(properties.writtenAt),
});

function headOf(furniture: Furniture, layout: PageLayout) {
  const { head, superior, issuingBody, rules } = layFurniture(furniture, layout);
  return {
    widths: head,
    superior,
    issuingBody,
    rules,
    nationalName: NATIONAL_NAME,
    motto: MOTTO,
    number: numberAndSymbol(furniture),
    draftMark: furniture.draftMark === undefined ? [] : [furniture.draftMark],
    letterSubject: furniture.documentType === null ? [plainWords(`V/v ${furniture.subject}`)] : [],
    placeDate: placeAndDate(furniture),
  };
}

const titleOf = (furniture: Furniture, layout: PageLayout) =>
  furniture.documentType === null
    ? []
    : [
        {
          type: furniture.documentType.toUpperCase(),
          subject: plainWords(furniture.subject),
          rule: layFurniture(furniture, layout).rules.subject,
        },
      ];

const closingOf = (furniture: Furniture, layout: PageLayout) => ({
  widths: layFurniture(furniture, layout).closing,
  label: furniture.recipients.length === 0 ? [] : ["Nơi nhận:"],
  recipients: dashedLines(furniture.recipients).map(plainWords),
  titles: [...furniture.signature.authority, furniture.signature.position].map((text) =>
    text.toUpperCase(),
  ),
  name: furniture.signature.name ?? "",
});

/** Blocks in order, each as the template draws it. */
function partsOf(blocks: readonly ReportBlock[], place: Place) {
  return blocks.flatMap((block): readonly object[] => {
    switch (block.kind) {
      case "heading":
        return [{ kind: "heading", level: block.level, ...headingWords(block) }];
      case "paragraph":
        return [{ kind: "paragraph", runs: pdfRuns(block.runs), leads: block.leads === true }];
      case "list":
        return block.items.map((item) => ({ kind: "dash", runs: pdfRuns(item.runs) }));
      case "table":
        return [pdfTable(block, place)];
      case "page-break":
        return [{ kind: "page-break" }];
      default:
        return assertNever(block);
    }
  });
}

const appendixOf = (appendix: Appendix, layout: PageLayout) => ({
  name: appendixName(appendix.number),
  title: plainWords(appendix.title.toUpperCase()),
  reference: appendix.reference === null ? [] : [plainWords(appendix.reference)],
  landscape: appendix.landscape,
  parts: partsOf(appendix.blocks, {
    layout,
    width: textWidth(layout, appendix.landscape),
    instance: 0,
  }),
});

const addresseesOf = ({ addressees }: Furniture): readonly string[] =>
  (addressees.length === 1 ? closedLines(addressees) : dashedLines(addressees)).map(plainWords);

/** Everything the PDF template needs, every word of it as data. */
export const pdfContent = (model: ReportModel, layout: PageLayout) => ({
  layout,
  looks: looksOf(layout),
  headings: headingLooks(layout).map(wholeLook),
  properties: propertiesOf(model.properties),
  head: headOf(model.furniture, layout),
  title: titleOf(model.furniture, layout),
  addressees: addresseesOf(model.furniture),
  enacting: model.furniture.enacting === undefined ? [] : [model.furniture.enacting],
  legalBases: closedLines(model.furniture.legalBases).map(plainWords),
  body: partsOf(model.body, { layout, width: textWidth(layout, false), instance: 0 }),
  closing: closingOf(model.furniture, layout),
  appendices: model.appendices.map((appendix) => appendixOf(appendix, layout)),
});
