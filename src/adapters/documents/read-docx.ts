import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { DocumentFile, DocumentProblem } from "./document-file.ts";
import { blocksOf } from "./docx-blocks.ts";
import { readNumbering } from "./docx-numbering.ts";
import { CONTENT_TYPES, fetchingField, findHazard, isRelationships } from "./docx-safety.ts";
import { readStyles } from "./docx-styles.ts";
import { type Archive, openArchive } from "./unzip.ts";
import { type XmlNode, childOf, parseXml } from "./xml.ts";

const DOCUMENT = "word/document.xml";
const NUMBERING = "word/numbering.xml";
const STYLES = "word/styles.xml";
const PARTS: ReadonlySet<string> = new Set([DOCUMENT, NUMBERING, STYLES, CONTENT_TYPES]);

const wants = (name: string): boolean => PARTS.has(name) || isRelationships(name);

const partOf = (archive: Archive, name: string): XmlNode | null => {
  const bytes = archive.parts.get(name);
  return bytes === undefined ? null : parseXml(bytes);
};

function hazardOf(archive: Archive, fileName: string): DocumentProblem | null {
  const hazard = findHazard(archive);
  if (hazard === null) return null;
  return hazard.kind === "macros"
    ? problem("document.file.has-macros", { fileName })
    : problem("document.file.has-external-links", { fileName, target: hazard.target });
}

/** Reads a Word file into blocks (đọc tệp Word); nothing in it is run or fetched. */
export function readDocx(file: DocumentFile): Result<readonly DocumentBlock[], DocumentProblem> {
  const { fileName, bytes } = file;
  const archive = openArchive(bytes, wants);
  if (typeof archive === "string") return err(problem(`document.file.${archive}`, { fileName }));
  const hazard = hazardOf(archive, fileName);
  if (hazard !== null) return err(hazard);
  if (!archive.names.includes(DOCUMENT)) {
    return err(problem("document.file.unsupported", { fileName }));
  }
  const root = partOf(archive, DOCUMENT);
  if (root === null || root.name !== "w:document") {
    return err(problem("document.file.damaged", { fileName }));
  }
  const fetched = fetchingField(root);
  if (fetched !== null) {
    return err(problem("document.file.has-external-links", { fileName, target: fetched }));
  }
  const blocks = blocksOf(childOf(root, "w:body").children, {
    styles: readStyles(partOf(archive, STYLES)),
    numbering: readNumbering(partOf(archive, NUMBERING)),
  });
  return blocks.length === 0 ? err(problem("document.file.no-text", { fileName })) : ok(blocks);
}
