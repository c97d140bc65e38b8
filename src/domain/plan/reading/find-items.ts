import type { ReadGroup } from "../plan-reading.ts";
import { readAssignment } from "./assignment.ts";
import { readClauses } from "./assignment-clauses.ts";
import { withoutEnd } from "./clean-text.ts";
import { findDeadline } from "./deadlines.ts";
import type { Field } from "./labels.ts";
import { type OutlineNode, hasSteps, isBullet } from "./outline.ts";
import { findQuantities } from "./quantities.ts";
import type { FoundItems, RawItem } from "./raw-item.ts";
import { readTableRows } from "./read-table.ts";
import { kindOfSection } from "./sections.ts";
import { sentenceCase } from "./sentence-case.ts";
import { type SourcedText, sliceOf, spanOf, trimOf } from "./sourced-text.ts";
import { isUnitHeading, unitFieldsOf } from "./unit-heading.ts";
import { readWordedTargets } from "./worded-targets.ts";

const LISTS_AIMS = /mục tiêu|chỉ tiêu/iu;

const isNumbered = (node: OutlineNode): boolean => !isBullet(node);
const isSection = (node: OutlineNode): boolean =>
  node.marker === null || ["division", "roman", "part", "article"].includes(node.marker.kind);
/** A line that names its units is an item, however its words sound. */
const isContent = (node: OutlineNode): boolean =>
  node.fields.some((field) => field.kind !== "note") ||
  kindOfSection(node.heading.text) === "content" ||
  (kindOfSection(node.heading.text) === "aside" && node.children.some(isAssigned));

/** "2. Nguồn lực" is a group where what stands below names who does it. */
const isAssigned = (node: OutlineNode): boolean =>
  isNumbered(node) && node.fields.some(({ kind }) => kind !== "note" && kind !== "deadline");

/** "(Kèm theo Nghị quyết số …)" says of an appendix only what it belongs to. */
const SAYS_WHOSE = /^\(?(?:Ban hành\s+)?kèm theo/iu;

/** "1. Về kinh tế" below "II. CÁC CHỈ TIÊU CHỦ YẾU": what stands there are aims, too. */
const UNDER_AIMS = new WeakSet<OutlineNode>();

function markAims(node: OutlineNode, under: boolean): void {
  const aims = under || LISTS_AIMS.test(node.heading.text);
  if (aims) UNDER_AIMS.add(node);
  for (const child of node.children)
    markAims(child, aims && kindOfSection(child.heading.text) === "content");
}

const setsNumbers = (node: OutlineNode): boolean => findQuantities(node.heading.text).length > 0;
const setsSomething = (node: OutlineNode): boolean =>
  setsNumbers(node) || readWordedTargets(node.heading).some((target) => target.implied);
const namesUnits = (node: OutlineNode): boolean =>
  node.fields.some((field) => field.kind !== "note") ||
  readAssignment(node.heading, "any").fields.some((field) => field.kind !== "deadline");

/** Bullets of a heading that sets nothing itself: aims with quantities, or tasks with their units. */
function itemsBelow(node: OutlineNode, bullets: readonly OutlineNode[]): readonly OutlineNode[] {
  if (bullets.some((bullet) => bullet.fields.length > 0) && isSection(node)) return bullets;
  const sets = setsNumbers(node) || namesUnits(node);
  if (!isSection(node) && (sets || kindOfSection(node.heading.text) !== "content")) return [];
  if (UNDER_AIMS.has(node) && bullets.some(setsNumbers)) return bullets.filter(setsSomething);
  return !sets && bullets.some(namesUnits) ? bullets : [];
}

/** Bullets that are items themselves. */
function itemBullets(node: OutlineNode): readonly OutlineNode[] {
  const bullets = node.children.filter(
    (child) => isBullet(child) && !child.children.some(isNumbered),
  );
  if (bullets.length === 0 || node.children.some(isNumbered)) return [];
  if (isBullet(node)) return [];
  return isUnitHeading(node.heading.text) ? bullets : itemsBelow(node, bullets);
}

/** A numbered line without numbered lines below it is an item; a section is none. */
function isItem(node: OutlineNode): boolean {
  if (isBullet(node)) return false;
  if (hasSteps(node)) return true;
  if (node.children.some((child) => bears(child) || (isNumbered(child) && isContent(child))))
    return false;
  if (node.rows.length > 1 || itemBullets(node).length > 0 || !isContent(node)) return false;
  return !isSection(node) || node.fields.length > 0;
}

/** Asked again and again on the way down, so each node is looked at once. */
const BEARING = new WeakMap<OutlineNode, boolean>();

/** Items stand in it or it is one. */
function bears(node: OutlineNode): boolean {
  const known = BEARING.get(node);
  if (known !== undefined) return known;
  const bearing =
    isContent(node) &&
    (isItem(node) ||
      itemBullets(node).length > 0 ||
      readTableRows(node.rows).length > 0 ||
      node.children.some(bears));
  BEARING.set(node, bearing);
  return bearing;
}

/** The innermost node that holds all the items: what merely wraps the groups is no group. */
function scopeOf(root: OutlineNode): OutlineNode {
  let scope = root;
  for (;;) {
    const bearing = scope.children.filter(bears);
    const only =
      bearing.length === 1 && readTableRows(scope.rows).length === 0 ? bearing[0] : undefined;
    if (only === undefined || isItem(only) || isUnitHeading(only.heading.text)) return scope;
    scope = only;
  }
}

/** "Điều 1. Giao chỉ tiêu năm 2026 như sau:": a sentence that leads to the groups, no title of one. */
const introduces = (node: OutlineNode): boolean =>
  node.marker?.kind === "article" &&
  !isItem(node) &&
  node.children.some((child) => bears(child) && !isItem(child)) &&
  /(?:như sau|sau đây)\s*:$/iu.test(node.heading.text);

/** "PHỤ LỤC số II" is "Phụ lục II". */
const APPENDIX = /^phụ lục(?:\s+số(?=\s))?/iu;

class Collector {
  readonly groups: ReadGroup[] = [];
  readonly items: RawItem[] = [];
  readonly loose: SourcedText[] = [];
  /** How often an id was wanted: labels may begin anew in every part. */
  private readonly taken = new Map<string, number>();

  /** Items directly in a node, then those of the groups below it. */
  collect(node: OutlineNode, group: string | null, inherited: readonly Field[]): void {
    const own = [...node.fields, ...headingFields(node), ...groupDeadline(node)];
    const handed = own.length > 0 ? [...own, ...inherited] : inherited;
    this.loose.push(...node.paragraphs);
    for (const bullet of itemBullets(node)) this.addItem(bullet, null, group, handed);
    this.addRows(node, group, handed);
    const groupLevel = node.children.some((child) => bears(child) && !isItem(child));
    for (const child of node.children) {
      if (!bears(child)) continue;
      const label = child.marker?.label ?? null;
      if (introduces(child)) this.collect(child, group, handed);
      else if (!isItem(child)) this.collect(child, this.addGroup(child, group), handed);
      else if (groupLevel) this.addItem(child, label, this.addGroup(child, group), handed);
      else this.addItem(child, label, group, handed);
    }
  }

  private addGroup(node: OutlineNode, parent: string | null): string {
    const label = node.marker?.label ?? null;
    const number = isBullet(node) || label === null ? null : label.replace(APPENDIX, "Phụ lục");
    const own = number ?? letter(this.groups.filter((group) => group.number === null).length);
    const id = this.freeId(parent === null ? own : `${parent}/${own}`);
    const title = sentenceCase(withoutEnd(withoutDeadlineNote(node.heading)).text);
    this.groups.push({ id, number, title, parent, span: spanOf(node.line) });
    return id;
  }

  private freeId(wanted: string): string {
    const times = (this.taken.get(wanted) ?? 0) + 1;
    this.taken.set(wanted, times);
    return times === 1 ? wanted : `${wanted}~${times}`;
  }

  private addItem(
    node: OutlineNode,
    number: string | null,
    group: string | null,
    inherited: readonly Field[],
  ): void {
    const subItems = below(node).map((child) => ({
      marker: child.marker?.label ?? "-",
      text: child.heading,
    }));
    const said = node.paragraphs.map((line) => ({ line, clauses: clausesBelow(line) }));
    const paragraphs = said.filter(({ clauses }) => clauses.length === 0).map(({ line }) => line);
    const fields = [
      ...node.fields,
      ...said.flatMap(({ clauses }) => clauses),
      ...below(node).flatMap((child) => child.fields),
    ];
    const lines = [
      node.line,
      ...below(node).map((child) => child.line),
      ...node.paragraphs,
      ...[...node.fields, ...below(node).flatMap((child) => child.fields)].map(
        (field) => field.line,
      ),
    ];
    const notes = [...paragraphs, ...noteFields(fields)];
    const cells = null;
    this.items.push({
      number,
      group,
      heading: node.heading,
      lines,
      subItems,
      fields,
      inherited,
      notes,
      cells,
    });
  }

  private addRows(node: OutlineNode, group: string | null, inherited: readonly Field[]): void {
    let current = group;
    for (const row of readTableRows(node.rows)) {
      if (row.kind === "group") {
        const number = row.number ?? letter(this.groups.length);
        current = this.freeId(group === null ? number : `${group}/${number}`);
        const title = sentenceCase(withoutEnd(row.title).text);
        this.groups.push({
          id: current,
          number: row.number,
          title,
          parent: group,
          span: spanOf(row.line),
        });
      } else this.items.push({ ...row.item, group: current, inherited });
    }
  }
}

const letter = (index: number): string => String.fromCharCode(97 + (index % 26));
const noteFields = (fields: readonly Field[]): readonly SourcedText[] =>
  fields.filter((field) => field.kind === "note").map((field) => field.line);

/** "Phòng Kinh tế chủ trì; các thôn phối hợp." below an item, or a time alone. */
const clausesBelow = (line: SourcedText): readonly Field[] =>
  readClauses(line.text.startsWith("(") ? unbracketed(line) : line) ?? [];

const unbracketed = (line: SourcedText): SourcedText =>
  sliceOf(line, 1, line.text.replace(/\)[\s.;]*$/u, "").length);

/** Everything numbered or bulleted below an item, in reading order. */
const below = (node: OutlineNode): readonly OutlineNode[] =>
  node.children.flatMap((child) => [child, ...below(child)]);

const HEADING_NOTE = /\s*\(([^()]*(?:hoàn thành|thời gian|thời hạn)[^()]*)\)\s*[.:]?$/iu;

function withoutDeadlineNote(heading: SourcedText): SourcedText {
  const note = HEADING_NOTE.exec(heading.text);
  return note === null ? heading : sliceOf(heading, 0, note.index);
}

/** "1. Về tuyên truyền (… hoàn thành trước ngày 30/11/2016)", or a unit's name as the heading. */
function headingFields(node: OutlineNode): readonly Field[] {
  const note = HEADING_NOTE.exec(node.heading.text);
  if (note !== null) {
    const inside = trimOf(sliceOf(node.heading, note.index)).text.indexOf("(") + 1;
    const words = sliceOf(trimOf(sliceOf(node.heading, note.index)), inside);
    const from = words.text.search(/hoàn thành|trước|thời gian|thời hạn/iu);
    const value = sliceOf(words, Math.max(from, 0), words.text.search(/\)\s*[.:]?$/u));
    return [{ kind: "deadline", value, line: node.line }];
  }
  return isUnitHeading(node.heading.text) ? unitFieldsOf(node.heading) : [];
}

const OF_ALL = /(?:nhiệm vụ|nội dung|công việc|chỉ tiêu|mục này|phần này)/iu;

/** "Các nhiệm vụ dưới đây hoàn thành trước ngày 30/9/2026:" above the items of a group. */
function groupDeadline(node: OutlineNode): readonly Field[] {
  return node.paragraphs.flatMap((line): readonly Field[] => {
    const at = line.text.search(/hoàn thành|xong|chậm nhất|thời gian|thời hạn|thực hiện trong/iu);
    if (at < 0 || line.text.length > 200 || !OF_ALL.test(line.text)) return [];
    const words = sliceOf(line, at, line.text.replace(/[\s.:;)]+$/u, "").length);
    return [{ kind: "deadline", value: words, line }];
  });
}

const WHEN =
  /^(?:về\s+)?(?:thời gian|thời hạn)\s+(?:thực hiện|hoàn thành|triển khai)\s*(?::\s*|$)/iu;

/** "III. THỜI GIAN THỰC HIỆN" with one time for the whole list. */
function wholeDeadline(root: OutlineNode): readonly Field[] {
  const sections = root.children.flatMap((node) => [node, ...node.children]);
  return sections.flatMap((node): readonly Field[] => {
    const label = WHEN.exec(node.heading.text)?.[0];
    if (label === undefined || bears(node)) return [];
    const below = [...node.paragraphs, ...node.children.map((child) => child.heading)];
    const value = sliceOf(node.heading, label.length);
    const said = value.text === "" ? below : [value];
    return said.length === 1
      ? said.map((words) => ({ kind: "deadline", value: words, line: node.line }))
      : [];
  });
}

/** Finds the items of a plan, whatever way it numbers them. */
export function findItems(root: OutlineNode): FoundItems {
  markAims(root, false);
  const collector = new Collector();
  const scope = scopeOf(root);
  collector.collect(scope, null, wholeDeadline(root));
  const implementation = root.children
    .flatMap((node) => [node, ...node.children])
    .filter((node) => kindOfSection(node.heading.text) === "implementation");
  const { groups, items, loose } = collector;
  return {
    groups,
    items,
    implementation,
    loose: loose.filter((line) => findDeadline(line, null) === null && !SAYS_WHOSE.test(line.text)),
  };
}
