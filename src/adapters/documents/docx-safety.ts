import type { Archive } from "./unzip.ts";
import { type XmlNode, parseXml } from "./xml.ts";

/** What a Word file may carry that is not taken in. */
export type Hazard =
  { readonly kind: "macros" } | { readonly kind: "external"; readonly target: string };

const MACRO_PART = /(?:^|\/)(?:vbaProject|vbaData)[^/]*\.(?:bin|xml)$/iu;
const MACRO_TYPE = /macroEnabled|vbaProject/iu;
/** A hyperlink is only followed by a person; everything else would be fetched on opening. */
const HYPERLINK = /\/hyperlink$/u;

export const isRelationships = (name: string): boolean => name.endsWith(".rels");
export const CONTENT_TYPES = "[Content_Types].xml";

const textOf = (bytes: Uint8Array | undefined): string =>
  bytes === undefined ? "" : new TextDecoder().decode(bytes);

function externalIn(relationships: XmlNode | null): string | null {
  for (const relationship of relationships?.children ?? []) {
    const { TargetMode, Type = "", Target = "" } = relationship.attributes;
    if (TargetMode?.toLowerCase() === "external" && !HYPERLINK.test(Type)) return Target;
  }
  return null;
}

/** Looks for macros and for anything that Word would load from elsewhere. */
export function findHazard(archive: Archive): Hazard | null {
  const macros =
    archive.names.some((name) => MACRO_PART.test(name)) ||
    MACRO_TYPE.test(textOf(archive.parts.get(CONTENT_TYPES)));
  if (macros) return { kind: "macros" };
  for (const [name, bytes] of archive.parts) {
    if (!isRelationships(name)) continue;
    const target = externalIn(parseXml(bytes));
    if (target !== null) return { kind: "external", target };
  }
  return null;
}

const FETCHING_FIELD = /^\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT)(?!\p{L})\s*(.*)$/iu;

/** A field code that fetches: "INCLUDEPICTURE "http://…"", "DDEAUTO …"; null where none does. */
export function fetchingField(node: XmlNode): string | null {
  const code =
    node.name === "w:instrText"
      ? node.children.map((child) => child.text).join("")
      : node.name === "w:fldSimple"
        ? (node.attributes["w:instr"] ?? "")
        : "";
  const target = FETCHING_FIELD.exec(code)?.[1];
  if (target !== undefined) return target.replace(/^["“]|["”].*$/gu, "").trim();
  for (const child of node.children) {
    const found = fetchingField(child);
    if (found !== null) return found;
  }
  return null;
}
