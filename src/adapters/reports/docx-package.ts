import type { DocumentProperties } from "../../domain/report/report-model.ts";
import { settleZip } from "./settle-zip.ts";

const FONT_TABLE_ENTRY =
  '<w:font w:name="Times New Roman"><w:altName w:val="Tinos"/><w:panose1 w:val="02020603050405020304"/>' +
  '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>';

const nameLanguage = (xml: string): string =>
  xml.replace("</cp:coreProperties>", "<dc:language>vi-VN</dc:language></cp:coreProperties>");

/** A name to fall back on where Times New Roman is not installed. */
const declareFont = (xml: string): string =>
  xml.includes("<w:font ")
    ? xml
    : xml.replace(/<w:fonts([^>]*)\/>$/, `<w:fonts$1>${FONT_TABLE_ENTRY}</w:fonts>`);

/** The paragraph that only ends a section must not push a blank page after a full one. */
const shrinkSectionEnds = (xml: string): string =>
  xml.replaceAll(
    "<w:p><w:pPr><w:sectPr",
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>' +
      '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr><w:sectPr',
  );

/** What the DOCX library leaves to be said, and the same bytes for the same model. */
export const settlePackage = (bytes: Uint8Array, { writtenAt }: DocumentProperties): Uint8Array =>
  settleZip(bytes, writtenAt, [
    ["docProps/core.xml", nameLanguage],
    ["word/fontTable.xml", declareFont],
    ["word/document.xml", shrinkSectionEnds],
  ]);
