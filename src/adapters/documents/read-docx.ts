import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { DocumentFile, DocumentProblem } from "./document-file.ts";
import { type DocxContext, blocksOf } from "./docx-blocks.ts";
import { readNumbering } from "./docx-numbering.ts";
import { CONTENT_TYPES, fetchingField, findHazard, isRelationships } from "./docx-safety.ts";
import { readStyles } from "./docx-styles.ts";
import { type Archive, openArchive } from "./unzip.ts";
import { type XmlNode, childOf, parseXml } from "./xml.ts";

const DOCUMENT = "word/document.xml";
const NUMBERING = "word/numbering.xml";
const STYLES = "word/styles.xml";
const FOOTNOTES = "word/footnotes.xml";
const ENDNOTES = "word/endnotes.xml";
const PARTS: ReadonlySet<string> = new Set([
  DOCUMENT,
  NUMBERING,
  STYLES,
  FOOTNOTES,
  ENDNOTES,
  CONTENT_TYPES,
]);

/** More elements than seven hundred pages have: no plan, but a way to keep the reader busy. */
const MOST_ELEMENTS = 1_000_000;
const LESS_THAN = 0x3c;

function isOverloaded(archive: Archive): boolean {
  let count = 0;
  for (const bytes of archive.parts.values()) {
    for (let at = bytes.indexOf(LESS_THAN); at >= 0; at = bytes.indexOf(LESS_THAN, at + 1)) {
      count += 1;
    }
  }
  return count > MOST_ELEMENTS;
}

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

/** Lines drawn above the notes are kept among them, marked by a type. */
const isNote = (note: XmlNode): boolean => {
  const type = note.attributes["w:type"];
  return type === undefined || type === "normal";
};

/** Notes stand after the text, each behind its number, so that no sentence is broken by them. */
function noteBlocks(root: XmlNode | null, context: DocxContext): readonly DocumentBlock[] {
  return (root?.children ?? [])
    .filter(isNote)
    .flatMap((note, i) =>
      blocksOf(note.children, context).map((block, line) =>
        line === 0 && block.kind === "paragraph"
          ? { ...block, text: `[${i + 1}] ${block.text}` }
          : block,
      ),
    );
}

/** Reads a Word file into blocks (đọc tệp Word); nothing in it is run or fetched. */
export function readDocx(file: DocumentFile): Result<readonly DocumentBlock[], DocumentProblem> {
  const { fileName, bytes } = file;
  const archive = openArchive(bytes, wants);
  if (typeof archive === "string") return err(problem(`document.file.${archive}`, { fileName }));
  if (isOverloaded(archive)) return err(problem("document.file.too-complex", { fileName }));
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
  const context: DocxContext = {
    styles: readStyles(partOf(archive, STYLES)),
    numbering: readNumbering(partOf(archive, NUMBERING)),
  };
  const blocks = [
    ...blocksOf(childOf(root, "w:body").children, context),
    ...noteBlocks(partOf(archive, FOOTNOTES), context),
    ...noteBlocks(partOf(archive, ENDNOTES), context),
  ];
  return blocks.length === 0 ? err(problem("document.file.no-text", { fileName })) : ok(blocks);
}
