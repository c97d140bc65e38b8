import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { Numbering } from "./docx-numbering.ts";
import { type Formatting, type Styles, formattingOf, mergeFormatting } from "./docx-styles.ts";
import { cellsOfRow } from "./docx-table.ts";
import { NOTHING, type XmlNode, childOf, has, toggleOf, valueOf } from "./xml.ts";

/** What the walk over a document needs to know. */
export interface DocxContext {
  readonly styles: Styles;
  readonly numbering: Numbering;
}

/** A paragraph as it is put together, runs first. */
interface Runs {
  text: string;
  readonly bold: boolean[];
  readonly italic: boolean[];
  readonly boxes: XmlNode[];
}

/** Text that was deleted or moved away, and what is no part of the text. */
const SKIPPED: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:pPr",
  "w:rPr",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
]);

function readRun(run: XmlNode, base: Formatting, into: Runs): void {
  const properties = childOf(run, "w:rPr");
  if (toggleOf(properties, "w:vanish") === true) return;
  const before = into.text.length;
  for (const child of run.children) readInline(child, base, into);
  if (into.text.slice(before).trim() === "") return;
  into.bold.push(toggleOf(properties, "w:b") ?? base.bold ?? false);
  into.italic.push(toggleOf(properties, "w:i") ?? base.italic ?? false);
}

/** Letters of the font Symbol that plans use; any other sign of a symbol font is a bullet. */
const SYMBOLS: Readonly<Record<string, string>> = {
  A3: "≤",
  B3: "≥",
  B1: "±",
  B4: "×",
  B0: "°",
  A5: "∞",
  BB: "≈",
  B9: "≠",
  B8: "÷",
};

function symbolOf({ attributes }: XmlNode): string {
  const isSymbol = attributes["w:font"] === "Symbol";
  const code = attributes["w:char"]?.slice(-2).toUpperCase() ?? "";
  return (isSymbol ? SYMBOLS[code] : undefined) ?? "-";
}

function readInline(node: XmlNode, base: Formatting, into: Runs): void {
  switch (node.name) {
    case "w:t":
      into.text += node.children.map((child) => child.text).join("");
      return;
    case "w:tab":
    case "w:ptab":
      into.text += "\t";
      return;
    case "w:br":
      if (node.attributes["w:type"] !== "page") into.text += "\n";
      return;
    case "w:cr":
      into.text += "\n";
      return;
    case "w:noBreakHyphen":
      into.text += "-";
      return;
    case "w:sym":
      into.text += symbolOf(node);
      return;
    case "w:txbxContent":
      into.boxes.push(node);
      return;
    case "w:r":
      readRun(node, base, into);
      return;
    default:
      if (!SKIPPED.has(node.name)) for (const child of node.children) readInline(child, base, into);
  }
}

const ALIGNMENTS: Readonly<Record<string, NonNullable<DocumentBlock["align"]>>> = {
  left: "left",
  start: "left",
  center: "center",
  right: "right",
  end: "right",
  both: "justify",
  distribute: "justify",
};

const allTrue = (values: readonly boolean[]): boolean => values.length > 0 && values.every(Boolean);

/** The paragraph mark was deleted: the next paragraph goes on in this one. */
const markDeleted = (paragraph: XmlNode): boolean =>
  has(childOf(childOf(paragraph, "w:pPr"), "w:rPr"), "w:del");

function labelFor(formatting: Formatting, style: string | null, context: DocxContext): string {
  const { listId, level } = formatting.list ?? {};
  if (listId === undefined || listId === "0") return "";
  return context.numbering({ listId, level: level ?? context.numbering.levelOf(listId, style) });
}

/** One paragraph with its automatic number; then whatever its text boxes hold. */
function paragraphBlocks(
  parts: readonly XmlNode[],
  context: DocxContext,
): readonly DocumentBlock[] {
  const first = parts[0];
  if (first === undefined) return [];
  const properties = childOf(first, "w:pPr");
  const styleId = valueOf(properties, "w:pStyle");
  const formatting = mergeFormatting(context.styles(styleId), formattingOf(properties, NOTHING));
  const runs: Runs = { text: "", bold: [], italic: [], boxes: [] };
  for (const part of parts) {
    for (const child of part.children) readInline(child, formatting, runs);
  }
  const boxes = runs.boxes.flatMap((box) => blocksOf(box.children, context));
  const label = labelFor(formatting, styleId, context); // an empty paragraph of a list counts, too
  const words = runs.text.replaceAll("\u00ad", "").normalize("NFC").trim();
  if (words === "") return boxes;
  const align = ALIGNMENTS[formatting.align ?? ""];
  const block: DocumentBlock = {
    kind: "paragraph",
    text: label === "" ? words : `${label} ${words}`,
    ...(align === undefined ? {} : { align }),
    ...(allTrue(runs.bold) ? { bold: true } : {}),
    ...(allTrue(runs.italic) ? { italic: true } : {}),
  };
  return [block, ...boxes];
}

/** Blocks of a table, one a row; a deleted row is gone. */
function tableBlocks(table: XmlNode, context: DocxContext): readonly DocumentBlock[] {
  const above = new Map<number, string>();
  return rowsOf(table).flatMap((row): readonly DocumentBlock[] => {
    if (has(childOf(row, "w:trPr"), "w:del")) return [];
    const cells = cellsOfRow(row, above, (cell) => textOf(blocksOf(cell.children, context)));
    return cells.every((cell) => cell === "")
      ? []
      : [{ kind: "table-row", text: cells.join(" | "), cells }];
  });
}

const textOf = (blocks: readonly DocumentBlock[]): string =>
  blocks
    .map((block) => (block.cells ?? [block.text]).filter((text) => text !== "").join(" "))
    .join("\n");

/** Rows may stand inside content controls. */
const rowsOf = (node: XmlNode): readonly XmlNode[] =>
  node.children.flatMap((child) => {
    if (child.name === "w:tr") return [child];
    return child.name === "w:sdt" || child.name === "w:sdtContent" || child.name === "w:ins"
      ? rowsOf(child)
      : [];
  });

const WRAPPERS: ReadonlySet<string> = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:ins",
  "w:moveTo",
  "w:customXml",
  "w:smartTag",
  "mc:AlternateContent",
  "mc:Choice",
]);

/** Paragraphs and tables in reading order, in the state with all changes accepted. */
export function blocksOf(
  nodes: readonly XmlNode[],
  context: DocxContext,
): readonly DocumentBlock[] {
  const blocks: DocumentBlock[] = [];
  let pending: XmlNode[] = [];
  const flush = () => {
    blocks.push(...paragraphBlocks(pending, context));
    pending = [];
  };
  for (const node of nodes) {
    if (node.name === "w:p") {
      pending.push(node);
      if (!markDeleted(node)) flush();
    } else if (node.name === "w:tbl") {
      flush();
      blocks.push(...tableBlocks(node, context));
    } else if (WRAPPERS.has(node.name)) {
      flush();
      blocks.push(...blocksOf(node.children, context));
    }
  }
  flush();
  return blocks;
}
