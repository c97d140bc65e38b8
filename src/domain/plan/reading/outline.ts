import { readClauses } from "./assignment-clauses.ts";
import { type Field, namesUnit, readFields } from "./labels.ts";
import type { Line } from "./line.ts";
import type { Marker } from "./numbering.ts";
import { EMPTY_TEXT, type SourcedText, joinOf } from "./sourced-text.ts";
import { opensUnit } from "./unit-list.ts";

/** A numbered line with all that stands below it (mục). */
export interface OutlineNode {
  readonly marker: Marker | null;
  /** The whole line, with its label. */
  readonly line: SourcedText;
  readonly heading: SourcedText;
  readonly bold: boolean;
  readonly children: OutlineNode[];
  /** Labelled lines that belong to it: who does it, until when. */
  readonly fields: Field[];
  /** Lines that are neither numbered nor labelled. */
  readonly paragraphs: SourcedText[];
  readonly rows: Line[];
}

/** Items that a list of steps stands in, with who does them behind the last step. */
const WITH_STEPS = new WeakSet<OutlineNode>();
export const hasSteps = (node: OutlineNode): boolean => WITH_STEPS.has(node);

/** A step names nobody and nothing stands below it. */
const isStep = ({ marker, children, rows }: OutlineNode): boolean =>
  (marker?.kind === "letter" || marker?.kind === "paren") && children.length + rows.length === 0;

/**
 * "1. Xây dựng chợ đêm: a) …; b) …", then "Chủ trì: Phòng Kinh tế": where the label stands behind
 * the last of several steps and no other names anybody, it speaks of all of them.
 */
function liftFields(node: OutlineNode): void {
  for (const child of node.children) liftFields(child);
  const last = node.children.at(-1);
  const others = node.children.slice(0, -1);
  if (last === undefined || others.length === 0 || node.fields.length > 0) return;
  const isTask = node.marker?.kind === "arabic" || node.marker?.kind === "decimal";
  if (!isTask || !node.children.every(isStep)) return;
  if (last.fields.length < 2 || others.some(({ fields }) => fields.length > 0)) return;
  node.fields.push(...last.fields.splice(0));
  WITH_STEPS.add(node);
}

const nodeOf = (
  marker: Marker | null,
  line: SourcedText,
  heading: SourcedText,
  bold = false,
): OutlineNode => ({
  marker,
  line,
  heading,
  bold,
  children: [],
  fields: [],
  paragraphs: [],
  rows: [],
});

export const isBullet = (node: OutlineNode): boolean => node.marker?.kind === "bullet";
const isParent = (node: OutlineNode): boolean => node.heading.text.endsWith(":");

const sameLevel = (a: Marker, b: Marker): boolean =>
  a.kind === b.kind &&
  a.named === b.named &&
  a.depth === b.depth &&
  (a.kind !== "bullet" || a.label === b.label);

/** The open node that it follows in a list; "1)" below "1." begins a list of its own. */
function siblingOf(open: readonly OutlineNode[], marker: Marker): number {
  const same = (node: OutlineNode): boolean =>
    node.marker !== null && sameLevel(node.marker, marker);
  const alike = (node: OutlineNode): boolean => same(node) && node.marker?.sign === marker.sign;
  const exact = open.findLastIndex(alike);
  const begins = marker.kind === "arabic" && marker.label === "1";
  return exact >= 0 || begins ? exact : open.findLastIndex(same);
}

/** Where a marker belongs: how many open nodes stay open above it. */
function depthFor(open: readonly OutlineNode[], marker: Marker): number {
  if (marker.kind === "decimal") {
    const parent = marker.label.split(".").slice(0, -1).join(".");
    const at = open.findLastIndex((node) => node.marker?.label === parent && !isBullet(node));
    if (at >= 0) return at + 1;
  }
  if (/^phụ lục/iu.test(marker.label)) return 1;
  const sibling = siblingOf(open, marker);
  if (sibling >= 0) return sibling;
  const arabic =
    marker.kind === "arabic" ? open.findIndex((n) => n.marker?.kind === "decimal") : -1;
  if (arabic > 0) return arabic;
  let depth = open.length;
  for (let top = open[depth - 1]; top !== undefined && isBullet(top); top = open[depth - 1]) {
    if (isParent(top)) break;
    depth -= 1;
  }
  return depth;
}

/** Nests numbered lines by the kinds of their labels, as a reader of the page would. */
export function readOutline(lines: readonly Line[]): OutlineNode {
  const root = nodeOf(null, EMPTY_TEXT, EMPTY_TEXT);
  let open: OutlineNode[] = [root];
  const top = (): OutlineNode => open.at(-1) ?? root;
  const topNumbered = (): OutlineNode => open.findLast((node) => !isBullet(node)) ?? root;
  for (const line of lines) {
    if (line.cells !== null) {
      topNumbered().rows.push(line);
      continue;
    }
    const listed = unitOfList(line, ownerOf(open, root).fields.at(-1));
    if (listed !== null) {
      ownerOf(open, root).fields.splice(-1, 1, listed);
      continue;
    }
    const fields = isBulletLine(line)
      ? saidOf(line.body)
      : line.marker === null
        ? labelledFields(line.body)
        : [];
    if (fields.length > 0) ownerOf(open, root).fields.push(...fields);
    else if (line.marker !== null) {
      open = open.slice(0, Math.max(1, depthFor(open, line.marker)));
      const node = nodeOf(line.marker, line.text, line.body, line.bold);
      top().children.push(node);
      open.push(node);
    } else if (line.text.text !== "-") topNumbered().paragraphs.push(line.text);
  }
  liftFields(root);
  return root;
}

/** "Đơn vị phối hợp:" over "- Công an xã": the units of a label, one a line. */
function unitOfList(line: Line, field: Field | undefined): Field | null {
  const opened = field !== undefined && /:\s*$|\n/u.test(field.line.text);
  if (!opened || !isBulletLine(line) || !opensUnit(line.body.text)) return null;
  return {
    ...field,
    value: joinOf([field.value, line.body], "\n"),
    line: joinOf([field.line, line.text], "\n"),
  };
}

/** What a labelled line says; "Phối hợp: Công an xã; hoàn thành trước 05/9" says two things. */
function labelledFields(body: SourcedText): readonly Field[] {
  if (body.text.startsWith("(")) return [];
  const fields = readFields(body);
  const saysWho = fields[0] !== undefined && namesUnit(fields[0].kind);
  return saysWho ? (readClauses(body) ?? fields) : fields;
}

/** "→ Phòng Kinh tế chủ trì; các ấp phối hợp. Thời gian: …": a bullet that only assigns. */
function saidOf(body: SourcedText): readonly Field[] {
  const labelled = labelledFields(body);
  if (labelled.length > 0) return labelled;
  const clauses = readClauses(body) ?? [];
  return clauses.some(({ kind }) => kind === "lead") ? clauses : [];
}

const isBulletLine = (line: Line): boolean => line.marker?.kind === "bullet";

/** A labelled line speaks of the numbered item above it; of the bullet where bullets are items. */
function ownerOf(open: readonly OutlineNode[], root: OutlineNode): OutlineNode {
  const numbered = open.findLast((node) => !isBullet(node)) ?? root;
  const bullet = open.findLast(isBullet);
  const bulletsAreItems = numbered.marker === null || numbered.marker.kind === "roman";
  return bullet !== undefined && bulletsAreItems ? bullet : numbered;
}
