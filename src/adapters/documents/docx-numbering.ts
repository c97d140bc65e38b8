import type { ListPlace } from "./docx-styles.ts";
import { type XmlNode, childrenOf, toggleOf, valueOf } from "./xml.ts";

interface Level {
  readonly format: string;
  /** "%1.%2." */
  readonly pattern: string;
  readonly start: number;
  readonly legal: boolean;
  /** The level, counted from one, after which it begins again; zero where it never does. */
  readonly restart: number | null;
  /** The style whose paragraphs stand on this level. */
  readonly style: string | null;
}

/** A list as its instance defines it: levels by index, and what it counts together with. */
interface List {
  readonly countsWith: string;
  readonly levels: ReadonlyMap<number, Level>;
}

/** Gives each numbered paragraph, in document order, the label that Word would print. */
export interface Numbering {
  (place: ListPlace): string;
  /** The level of a list that a style stands on; the first where the list does not say. */
  readonly levelOf: (listId: string, styleId: string | null) => number;
}

function levelOf(node: XmlNode): readonly [number, Level] {
  const index = Number(node.attributes["w:ilvl"] ?? 0);
  const restart = valueOf(node, "w:lvlRestart");
  return [
    index,
    {
      format: valueOf(node, "w:numFmt") ?? "decimal",
      pattern: valueOf(node, "w:lvlText") ?? "",
      start: Number(valueOf(node, "w:start") ?? 1),
      legal: toggleOf(node, "w:isLgl") === true,
      restart: restart === null ? null : Number(restart),
      style: valueOf(node, "w:pStyle"),
    },
  ];
}

const levelsOf = (node: XmlNode): Map<number, Level> =>
  new Map(childrenOf(node, "w:lvl").map(levelOf));

/** A list may be defined by a style, which points to the definition that names the style. */
function definitionOf(id: string | null, abstracts: ReadonlyMap<string, XmlNode>): XmlNode | null {
  const node = id === null ? undefined : abstracts.get(id);
  if (node === undefined) return null;
  const link = valueOf(node, "w:numStyleLink");
  if (link === null) return node;
  return [...abstracts.values()].find((other) => valueOf(other, "w:styleLink") === link) ?? node;
}

function listOf(num: XmlNode, abstracts: ReadonlyMap<string, XmlNode>): List {
  const abstractId = valueOf(num, "w:abstractNumId");
  const definition = definitionOf(abstractId, abstracts);
  const levels = definition === null ? new Map<number, Level>() : levelsOf(definition);
  let overridden = false;
  for (const override of childrenOf(num, "w:lvlOverride")) {
    const index = Number(override.attributes["w:ilvl"] ?? 0);
    const own = childrenOf(override, "w:lvl").map(levelOf)[0]?.[1] ?? levels.get(index);
    const start = valueOf(override, "w:startOverride");
    if (own === undefined) continue;
    levels.set(index, start === null ? own : { ...own, start: Number(start) });
    overridden ||= start !== null;
  }
  const own = `list ${num.attributes["w:numId"] ?? ""}`;
  return { countsWith: overridden ? own : `definition ${abstractId ?? own}`, levels };
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  let rest = value;
  let text = "";
  for (const [size, sign] of ROMAN) {
    while (rest >= size) {
      text += sign;
      rest -= size;
    }
  }
  return text;
}

/** a … z, aa, bb: as Word letters its lists. */
const letters = (value: number): string =>
  String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);

function formatted(value: number, format: string): string {
  switch (format) {
    case "lowerLetter":
      return letters(value);
    case "upperLetter":
      return letters(value).toUpperCase();
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperRoman":
      return roman(value);
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "none":
      return "";
    default:
      return String(value);
  }
}

/** Symbol fonts put bullets in the private use area: any of them is a dash. */
const bulletOf = (pattern: string): string => (/^[-+*•–]$/u.test(pattern) ? pattern : "-");

type Counts = readonly (number | undefined)[];

function labelOf(list: List, level: number, counts: Counts): string {
  const own = list.levels.get(level);
  if (own === undefined || own.format === "none") return "";
  if (own.format === "bullet") return bulletOf(own.pattern);
  return own.pattern.replace(/%(\d)/gu, (_, digit: string) => {
    const index = Number(digit) - 1;
    const shown = list.levels.get(index);
    const value = counts[index] ?? shown?.start ?? 1;
    return formatted(value, own.legal ? "decimal" : (shown?.format ?? "decimal"));
  });
}

/** Whether a level goes on counting after a paragraph on a higher one. */
function isKept(list: List, index: number, level: number): boolean {
  const restart = list.levels.get(index)?.restart ?? null;
  return restart === 0 || (restart !== null && level + 1 > restart);
}

/** The counts after one more paragraph on a level: that level goes on, deeper ones begin again. */
function counted(list: List, level: number, before: Counts): Counts {
  const startOf = (index: number): number => list.levels.get(index)?.start ?? 1;
  return Array.from({ length: Math.max(before.length, level + 1) }, (_, index) => {
    const count = before[index];
    if (index < level) return count ?? startOf(index);
    if (index > level) return isKept(list, index, level) ? count : undefined;
    return count === undefined ? startOf(level) : count + 1;
  });
}

/** Reads the list definitions of a document and begins to count. */
export function readNumbering(root: XmlNode | null): Numbering {
  const nodes = root === null ? [] : root.children;
  const abstracts = new Map(
    nodes
      .filter((node) => node.name === "w:abstractNum")
      .map((node) => [node.attributes["w:abstractNumId"] ?? "", node] as const),
  );
  const lists = new Map(
    nodes
      .filter((node) => node.name === "w:num")
      .map((node) => [node.attributes["w:numId"] ?? "", listOf(node, abstracts)] as const),
  );
  const counters = new Map<string, Counts>();
  const numbering = ({ listId, level }: ListPlace): string => {
    const list = lists.get(listId);
    if (list === undefined) return "";
    const counts = counted(list, level, counters.get(list.countsWith) ?? []);
    counters.set(list.countsWith, counts);
    return labelOf(list, level, counts);
  };
  const levelOf = (listId: string, styleId: string | null): number => {
    const levels = [...(lists.get(listId)?.levels ?? [])];
    return levels.find(([, { style }]) => style !== null && style === styleId)?.[0] ?? 0;
  };
  return Object.assign(numbering, { levelOf });
}
