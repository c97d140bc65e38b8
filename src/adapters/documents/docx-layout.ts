import type { DocumentFacts } from "../../domain/report/layout-rules/document-facts.ts";
import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentFile, DocumentProblem } from "./document-file.ts";
import { readTextLooks } from "./docx-looks.ts";
import { readNumbering } from "./docx-numbering.ts";
import { paragraphFacts } from "./docx-paragraphs.ts";
import { type HeaderParts, sectionFacts } from "./docx-sections.ts";
import { readStyles } from "./docx-styles.ts";
import { readDocx } from "./read-docx.ts";
import { type Archive, openArchive } from "./unzip.ts";
import { type XmlNode, childOf, childrenOf, parseXml } from "./xml.ts";

const PARTS =
  /^word\/(?:document|styles|numbering|theme\/theme1|header\d+|footer\d+|_rels\/document)\.xml(?:\.rels)?$/u;
const ZIP = [0x50, 0x4b];

function partOf(archive: Archive, name: string): XmlNode | null {
  const bytes = archive.parts.get(name);
  return bytes === undefined ? null : parseXml(bytes);
}

function headerParts(archive: Archive): HeaderParts {
  const relations = partOf(archive, "word/_rels/document.xml.rels");
  const targets = new Map(
    (relations === null ? [] : childrenOf(relations, "Relationship")).map(({ attributes }) => [
      attributes["Id"] ?? "",
      attributes["Target"] ?? "",
    ]),
  );
  return (id) => partOf(archive, `word/${targets.get(id) ?? ""}`);
}

/** Reads what the rules of layout ask of a Word file; what is unsafe to read is refused as ever. */
export function readDocxLayout(file: DocumentFile): Result<DocumentFacts, DocumentProblem> {
  const { fileName, bytes } = file;
  const unsupported = err(problem("document.file.unsupported", { fileName }));
  if (!ZIP.every((byte, index) => bytes[index] === byte)) return unsupported;
  const safe = readDocx(file);
  if (!safe.ok) return safe;
  const archive = openArchive(bytes, (name) => PARTS.test(name));
  if (typeof archive === "string") return err(problem(`document.file.${archive}`, { fileName }));
  const root = partOf(archive, "word/document.xml");
  if (root === null) return unsupported;
  const stylesRoot = partOf(archive, "word/styles.xml");
  const looks = readTextLooks(stylesRoot, partOf(archive, "word/theme/theme1.xml"));
  const body = childOf(root, "w:body");
  return ok({
    sections: sectionFacts(body, headerParts(archive), looks),
    paragraphs: paragraphFacts(body, {
      looks,
      styles: readStyles(stylesRoot),
      numbering: readNumbering(partOf(archive, "word/numbering.xml")),
    }),
  });
}
