import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { DocumentProperties } from "../../domain/report/report-model.ts";

/** ZIP keeps local wall-clock fields, so this is the same bytes in every time zone. */
const ZIP_EPOCH = new Date(1980, 0, 1);

const FONT_TABLE_ENTRY =
  '<w:font w:name="Times New Roman"><w:altName w:val="Tinos"/><w:panose1 w:val="02020603050405020304"/>' +
  '<w:charset w:val="A3"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>';

/** Our only time stamp is the model's, and the language belongs to the document's properties. */
const stampProperties = (xml: string, properties: DocumentProperties): string =>
  xml
    .replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${properties.writtenAt}`)
    .replace("</cp:coreProperties>", "<dc:language>vi-VN</dc:language></cp:coreProperties>");

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

/** Rewrites a package so that equal models give equal bytes (xuất lại không đổi). */
export function settlePackage(bytes: Uint8Array, properties: DocumentProperties): Uint8Array {
  const parts = unzipSync(bytes);
  const edit = (name: string, change: (xml: string) => string): void => {
    const part = parts[name];
    if (part !== undefined) parts[name] = strToU8(change(strFromU8(part)));
  };
  edit("docProps/core.xml", (xml) => stampProperties(xml, properties));
  edit("word/fontTable.xml", declareFont);
  edit("word/document.xml", shrinkSectionEnds);
  const names = Object.keys(parts).sort();
  // Readers that sniff the type expect the list of content types first.
  const ordered = [
    "[Content_Types].xml",
    ...names.filter((name) => name !== "[Content_Types].xml"),
  ];
  return zipSync(
    Object.fromEntries(ordered.map((name) => [name, parts[name] ?? new Uint8Array()])),
    { mtime: ZIP_EPOCH, level: 6 },
  );
}
