import type { SectionFacts } from "../../domain/report/layout-rules/document-facts.ts";
import { type TextLooks } from "./docx-looks.ts";
import { type XmlNode, childOf, childrenOf, toggleOf, valueOf } from "./xml.ts";

/** The part that a header's reference names. */
export type HeaderParts = (relationId: string) => XmlNode | null;

const mmOf = (twips: string | undefined): number => (Number(twips ?? 0) * 25.4) / 1440;

/** A section's properties stand in its last paragraph, the last one's at the end of the body. */
function sectionNodes(node: XmlNode): readonly XmlNode[] {
  if (node.name === "w:sectPr") return [node];
  return node.children.flatMap(sectionNodes);
}

const isField = (node: XmlNode): boolean =>
  (node.name === "w:instrText" &&
    /\bPAGE\b/u.test(node.children.map(({ text }) => text).join(""))) ||
  (node.name === "w:fldSimple" && /\bPAGE\b/u.test(node.attributes["w:instr"] ?? "")) ||
  node.children.some(isField);

/** The paragraphs of a header or footer that print the page's number. */
const numberParagraphs = (node: XmlNode): readonly XmlNode[] =>
  node.name === "w:p" ? (isField(node) ? [node] : []) : node.children.flatMap(numberParagraphs);

function placeOf(
  kind: "w:headerReference" | "w:footerReference",
  part: XmlNode,
  looks: TextLooks,
): SectionFacts["pageNumber"] {
  const [paragraph] = numberParagraphs(part);
  if (paragraph === undefined) return "none";
  const properties = childOf(paragraph, "w:pPr");
  const align = valueOf(properties, "w:jc") ?? looks.alignOf(valueOf(properties, "w:pStyle"));
  return kind === "w:headerReference" && align === "center" ? "top-centre" : "elsewhere";
}

/** Where the running header or footer of a section prints its number; null where it has none of its own. */
function ownNumber(
  section: XmlNode,
  parts: HeaderParts,
  looks: TextLooks,
): SectionFacts["pageNumber"] | null {
  let found: SectionFacts["pageNumber"] | null = null;
  for (const kind of ["w:headerReference", "w:footerReference"] as const) {
    for (const reference of childrenOf(section, kind)) {
      if (reference.attributes["w:type"] !== "default") continue;
      const part = parts(reference.attributes["r:id"] ?? "");
      const place = part === null ? "none" : placeOf(kind, part, looks);
      if (found === null || found === "none") found = place;
    }
  }
  return found;
}

/** Paper, margins and page numbers of every section; a section without headers goes on with those before. */
export function sectionFacts(
  body: XmlNode,
  parts: HeaderParts,
  looks: TextLooks,
): readonly SectionFacts[] {
  let running: SectionFacts["pageNumber"] = "none";
  return sectionNodes(body).map((section) => {
    running = ownNumber(section, parts, looks) ?? running;
    const size = childOf(section, "w:pgSz").attributes;
    const margin = childOf(section, "w:pgMar").attributes;
    return {
      widthMm: mmOf(size["w:w"]),
      heightMm: mmOf(size["w:h"]),
      marginMm: {
        top: mmOf(margin["w:top"]),
        bottom: mmOf(margin["w:bottom"]),
        left: mmOf(margin["w:left"]),
        right: mmOf(margin["w:right"]),
      },
      pageNumber: running,
      hidesFirst: toggleOf(section, "w:titlePg") === true,
    };
  });
}
