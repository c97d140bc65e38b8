import type { ParagraphFacts } from "../../domain/report/layout-rules/document-facts.ts";
import type { Numbering } from "./docx-numbering.ts";
import { type Styles, formattingOf, mergeFormatting } from "./docx-styles.ts";
import type { TextLook, TextLooks } from "./docx-looks.ts";
import { NOTHING, type XmlNode, childOf, toggleOf, valueOf } from "./xml.ts";

/** What the walk over the text needs to know. */
export interface LayoutContext {
  readonly looks: TextLooks;
  readonly styles: Styles;
  readonly numbering: Numbering;
}

interface Piece extends TextLook {
  readonly text: string;
}

/** Text that was deleted, and what is no part of the text. */
const SKIPPED: ReadonlySet<string> = new Set([
  "w:del",
  "w:moveFrom",
  "w:pPr",
  "w:rPr",
  "mc:Fallback",
  "w:instrText",
  "w:delText",
]);
const SPACES: Readonly<Record<string, string>> = { "w:tab": "\t", "w:br": "\n", "w:cr": "\n" };

function wordsOf(node: XmlNode): string {
  if (node.name === "w:t") return node.children.map((child) => child.text).join("");
  if (node.name === "w:noBreakHyphen") return "-";
  if (SKIPPED.has(node.name)) return "";
  return SPACES[node.name] ?? node.children.map(wordsOf).join("");
}

/** The runs of a paragraph, each with its look, inside whatever wraps them. */
function piecesOf(node: XmlNode, style: string | null, looks: TextLooks): readonly Piece[] {
  if (SKIPPED.has(node.name)) return [];
  if (node.name !== "w:r") return node.children.flatMap((child) => piecesOf(child, style, looks));
  if (toggleOf(childOf(node, "w:rPr"), "w:vanish") === true) return [];
  return [{ text: wordsOf(node), ...looks.of(style, node) }];
}

const ALIGNMENTS: Readonly<Record<string, ParagraphFacts["align"]>> = {
  center: "center",
  right: "right",
  end: "right",
  both: "justify",
  distribute: "justify",
};

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** Hard spaces are room on paper, not other words. */
const tidy = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\u00a0/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();

function paragraphOf(
  node: XmlNode,
  inTable: boolean,
  { looks, styles, numbering }: LayoutContext,
): Omit<ParagraphFacts, "place"> | null {
  const properties = childOf(node, "w:pPr");
  const style = valueOf(properties, "w:pStyle");
  const pieces = piecesOf(node, style, looks).filter(({ text }) => text.trim() !== "");
  if (pieces.length === 0) return null;
  const { list } = mergeFormatting(styles(style), formattingOf(properties, NOTHING));
  const { listId, level = 0 } = list ?? {};
  const label = listId === undefined || listId === "0" ? "" : numbering({ listId, level });
  const align = valueOf(properties, "w:jc") ?? looks.alignOf(style) ?? "left";
  return {
    text: tidy(`${label} ${pieces.map(({ text }) => text).join("")}`),
    align: ALIGNMENTS[align] ?? "left",
    bold: pieces.every(({ bold }) => bold === true),
    italic: pieces.every(({ italic }) => italic === true),
    sizes: distinct(pieces.map(({ pt }) => pt ?? 10)),
    fonts: distinct(pieces.map(({ font }) => font ?? "Times New Roman")),
    inTable,
  };
}

/** Every paragraph with text, in reading order, tables included. */
export function paragraphFacts(body: XmlNode, context: LayoutContext): readonly ParagraphFacts[] {
  const found: ParagraphFacts[] = [];
  const visit = (node: XmlNode, inTable: boolean): void => {
    if (SKIPPED.has(node.name)) return;
    if (node.name === "w:p") {
      const facts = paragraphOf(node, inTable, context);
      if (facts !== null) found.push({ place: found.length + 1, ...facts });
      return;
    }
    for (const child of node.children) visit(child, inTable || node.name === "w:tbl");
  };
  visit(body, false);
  return found;
}
