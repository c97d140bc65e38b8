import { type XmlNode, childOf, childrenOf, toggleOf, valueOf } from "./xml.ts";

/** Where a paragraph stands in a numbered list. */
export interface ListPlace {
  readonly listId: string;
  readonly level: number;
}

/** What a style, or a paragraph itself, says; undefined where it says nothing. */
export interface Formatting {
  readonly list?: Partial<ListPlace>;
  readonly align?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** The formatting that a paragraph's properties and run properties state. */
export function formattingOf(paragraph: XmlNode, run: XmlNode): Formatting {
  const number = childOf(paragraph, "w:numPr");
  const listId = valueOf(number, "w:numId");
  const level = valueOf(number, "w:ilvl");
  const align = valueOf(paragraph, "w:jc");
  const bold = toggleOf(run, "w:b");
  const italic = toggleOf(run, "w:i");
  const list = {
    ...(listId === null ? {} : { listId }),
    ...(level === null ? {} : { level: Number(level) }),
  };
  return {
    ...(Object.keys(list).length === 0 ? {} : { list }),
    ...(align === null ? {} : { align }),
    ...(bold === null ? {} : { bold }),
    ...(italic === null ? {} : { italic }),
  };
}

/** What both say, the second having the last word. */
export const mergeFormatting = (base: Formatting, own: Formatting): Formatting => ({
  ...base,
  ...own,
  ...(base.list === undefined && own.list === undefined
    ? {}
    : { list: { ...base.list, ...own.list } }),
});

/** Formatting by style id, with everything that a style is based on. */
export type Styles = (styleId: string | null) => Formatting;

const DEEPEST = 12;

export function readStyles(root: XmlNode | null): Styles {
  const styles = new Map<string, XmlNode>();
  let byDefault: string | null = null;
  for (const style of root === null ? [] : childrenOf(root, "w:style")) {
    const { "w:styleId": id = "", "w:type": type, "w:default": isDefault } = style.attributes;
    styles.set(id, style);
    if (type === "paragraph" && isDefault === "1") byDefault = id;
  }
  const resolve = (id: string | null, depth: number): Formatting => {
    const style = id === null ? undefined : styles.get(id);
    if (style === undefined || depth > DEEPEST) return {};
    const base = resolve(valueOf(style, "w:basedOn"), depth + 1);
    return mergeFormatting(base, formattingOf(childOf(style, "w:pPr"), childOf(style, "w:rPr")));
  };
  return (styleId) => resolve(styleId ?? byDefault, 0);
}
