import { XMLParser } from "fast-xml-parser";

/** An element or a stretch of text of an XML part, children in order. */
export interface XmlNode {
  /** With its prefix: "w:p"; "#text" for text. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: "",
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

type Raw = Readonly<Record<string, unknown>>;

/** The parser gives each node as an object with one key for its name and ":@" for attributes. */
function nodeOf(raw: Raw): XmlNode {
  const name = Object.keys(raw).find((key) => key !== ":@") ?? "";
  const content = raw[name];
  const attributes = (raw[":@"] ?? {}) as Readonly<Record<string, string>>; // parseAttributeValue is off
  return Array.isArray(content)
    ? { name, attributes, children: (content as readonly Raw[]).map(nodeOf), text: "" } // preserveOrder
    : { name, attributes, children: [], text: String(content) };
}

/** An element that is not there. */
export const NOTHING: XmlNode = { name: "", attributes: {}, children: [], text: "" };

/** Reads an XML part; null where it is not well-formed or declares its own entities. */
export function parseXml(bytes: Uint8Array): XmlNode | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (/<!(?:DOCTYPE|ENTITY)/u.test(text)) return null;
    const nodes = (parser.parse(text) as readonly Raw[]).map(nodeOf); // preserveOrder gives a list
    return nodes.find((node) => node.name !== "#text") ?? null;
  } catch {
    return null;
  }
}

export const childrenOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  node.children.filter((child) => child.name === name);

/** The first child of that name, or an empty node: chains of lookups need no checks. */
export const childOf = (node: XmlNode, name: string): XmlNode =>
  node.children.find((child) => child.name === name) ?? NOTHING;

export const has = (node: XmlNode, name: string): boolean =>
  node.children.some((child) => child.name === name);

/** The "w:val" of a child: `<w:jc w:val="center"/>`. */
export const valueOf = (node: XmlNode, name: string): string | null =>
  childOf(node, name).attributes["w:val"] ?? null;

/** An on/off property: present and not switched off; null where absent. */
export function toggleOf(node: XmlNode, name: string): boolean | null {
  const found = node.children.find((child) => child.name === name);
  if (found === undefined) return null;
  const value = found.attributes["w:val"];
  return value !== "0" && value !== "false" && value !== "off" && value !== "none";
}
