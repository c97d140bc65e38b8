import { type XmlNode, NOTHING, childOf, childrenOf, toggleOf, valueOf } from "./xml.ts";

/** How a stretch of text looks, as far as something says so. */
export interface TextLook {
  readonly pt?: number;
  readonly font?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
}

/** Looks by style: what a document's defaults, a paragraph's style and a run's style say. */
export interface TextLooks {
  of(paragraphStyle: string | null, run: XmlNode): TextLook;
  alignOf(paragraphStyle: string | null): string | null;
}

const DEEPEST = 12;

/** What run properties say themselves. */
function ownLook(properties: XmlNode, themeFont: string): TextLook {
  const size = valueOf(properties, "w:sz");
  const { attributes } = childOf(properties, "w:rFonts");
  const theme = attributes["w:asciiTheme"] === undefined ? undefined : themeFont;
  const font = theme ?? attributes["w:ascii"] ?? attributes["w:hAnsi"];
  const bold = toggleOf(properties, "w:b");
  const italic = toggleOf(properties, "w:i");
  return {
    ...(size === null ? {} : { pt: Number(size) / 2 }),
    ...(font === undefined ? {} : { font }),
    ...(bold === null ? {} : { bold }),
    ...(italic === null ? {} : { italic }),
  };
}

/** The typeface of running text in a theme. */
const themeFontOf = (theme: XmlNode): string => {
  const scheme = childOf(childOf(theme, "a:themeElements"), "a:fontScheme");
  return childOf(childOf(scheme, "a:minorFont"), "a:latin").attributes["typeface"] ?? "Calibri";
};

/** Reads the looks of a document from its styles and theme. */
export function readTextLooks(root: XmlNode | null, theme: XmlNode | null): TextLooks {
  const themeFont = themeFontOf(theme ?? NOTHING);
  const styles = new Map<string, XmlNode>();
  let byDefault: string | null = null;
  for (const style of childrenOf(root ?? NOTHING, "w:style")) {
    const { "w:styleId": id = "", "w:type": type, "w:default": isDefault } = style.attributes;
    styles.set(id, style);
    if (type === "paragraph" && isDefault === "1") byDefault = id;
  }
  const defaults = childOf(
    childOf(childOf(root ?? NOTHING, "w:docDefaults"), "w:rPrDefault"),
    "w:rPr",
  );
  /** The style and those it is based on, the base first. */
  const chainOf = (id: string | null, depth = 0): readonly XmlNode[] => {
    const style = id === null ? undefined : styles.get(id);
    if (style === undefined || depth > DEEPEST) return [];
    return [...chainOf(valueOf(style, "w:basedOn"), depth + 1), style];
  };
  return {
    of: (paragraphStyle, run) => {
      const properties = childOf(run, "w:rPr");
      const chain = [
        ...chainOf(paragraphStyle ?? byDefault),
        ...chainOf(valueOf(properties, "w:rStyle")),
      ];
      const said = [defaults, ...chain.map((style) => childOf(style, "w:rPr")), properties];
      return said.reduce<TextLook>((look, each) => ({ ...look, ...ownLook(each, themeFont) }), {});
    },
    alignOf: (paragraphStyle) =>
      chainOf(paragraphStyle ?? byDefault)
        .map((style) => valueOf(childOf(style, "w:pPr"), "w:jc"))
        .findLast((align) => align !== null) ?? null,
  };
}
