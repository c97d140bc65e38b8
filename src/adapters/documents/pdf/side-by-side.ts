import { type Line } from "./lines.ts";
import { type Region, isCentred, paragraphsOf } from "./paragraphs.ts";
import type { Row } from "./cells.ts";

/** What stands on a page in reading order: a line, or a row of a table. */
export type Piece =
  { readonly kind: "line"; readonly line: Line } | { readonly kind: "row"; readonly row: Row };

interface Column {
  readonly left: number;
  readonly right: number;
}

/** In letter sizes: columns stand farther apart than this. */
const GUTTER = 1.2;
const LOWEST_STEP = 1.9;

const areBeside = (a: Line, b: Line): boolean =>
  Math.abs(a.baseline - b.baseline) < Math.max(a.size, b.size) * 0.75 &&
  Math.max(b.left - a.right, a.left - b.right) > Math.max(a.size, b.size) * 2;

/** The stretches of the width that lines occupy. */
function columnsOf(lines: readonly Line[]): readonly Column[] {
  const columns: Column[] = [];
  for (const line of lines.toSorted((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last !== undefined && line.left - last.right < line.size * GUTTER) {
      columns[columns.length - 1] = { ...last, right: Math.max(last.right, line.right) };
    } else columns.push({ left: line.left, right: line.right });
  }
  return columns;
}

const columnOf = (line: Line, columns: readonly Column[]): number =>
  columns.findIndex((column) => line.left < column.right && line.right > column.left);

const centre = ({ left, right }: Column): number => (left + right) / 2;

/** A line alone on its height belongs to a column that it goes on, or whose axis it shares. */
function belongs(line: Line, members: readonly Line[], page: Region): boolean {
  const columns = columnsOf(members);
  const inside = columnsOf([...members, line]);
  const index = columnOf(line, columns);
  const column = columns[index];
  if (inside.length !== columns.length || column === undefined) return false;
  const above = members.filter((member) => columnOf(member, columns) === index);
  const last = above.at(-1);
  if (last === undefined) return false;
  const gap = line.baseline - last.baseline;
  const isShared =
    Math.abs(centre(line) - centre(column)) < line.size * 0.8 &&
    above.every((member) => Math.abs(centre(member) - centre(column)) < member.size);
  const isNext = gap < line.size * LOWEST_STEP && Math.abs(line.left - last.left) < line.size * 2;
  const isPageCentred = isCentred(line, page) && !isShared;
  return !isPageCentred && gap < line.size * 9 && (isNext || isShared);
}

/** The lines that stand side by side from this one on; empty where it stands alone. */
function groupAt(lines: readonly Line[], start: number, page: Region): readonly Line[] {
  const first = lines[start];
  if (first === undefined) return [];
  const members: Line[] = [first];
  let at = start + 1;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined) break;
    const hasPartner = [...members.slice(-4), ...lines.slice(at + 1, at + 4)].some((other) =>
      areBeside(line, other),
    );
    if (members.length === 1 && !areBeside(first, line)) break;
    const stays = columnsOf([...members, line]).length >= Math.max(2, columnsOf(members).length);
    const isFar = line.baseline - (members.at(-1)?.baseline ?? 0) > line.size * 9;
    if (isFar || !(hasPartner ? stays : belongs(line, members, page))) break;
    members.push(line);
  }
  return members.length > 1 ? members : [];
}

/** A short line of one paragraph, stretched to the full width, is no table. */
function isStretched(group: readonly Line[], before: Line | undefined, after: Line | undefined) {
  const first = group[0];
  if (first === undefined || group.some((line) => line.baseline - first.baseline > line.size)) {
    return false;
  }
  const [left, right] = [group[0], group.at(-1)];
  return [before, after].some(
    (line) =>
      line !== undefined &&
      left !== undefined &&
      right !== undefined &&
      Math.abs(line.baseline - first.baseline) < first.size * 1.7 &&
      line.left < left.right &&
      line.right > right.left,
  );
}

const joined = (group: readonly Line[]): Line => {
  const words = group.flatMap((line) => line.words);
  const [first] = group;
  if (first === undefined) throw new Error("a group has lines");
  return {
    ...first,
    words,
    text: group.map((line) => line.text).join(" "),
    left: Math.min(...group.map((line) => line.left)),
    right: Math.max(...group.map((line) => line.right)),
    bold: group.every((line) => line.bold),
    italic: group.every((line) => line.italic),
  };
};

/**
 * Lines of a letterhead stay apart, but what begins small goes on with the line above, and what
 * stands on one height ("Số:      /KH-UBND") is one line.
 */
function stacked(lines: readonly Line[]): string {
  let text = "";
  lines.forEach((line, i) => {
    const above = lines[i - 1];
    const isSame = above !== undefined && Math.abs(above.baseline - line.baseline) < line.size / 2;
    const separator = i === 0 ? "" : isSame || /^\p{Ll}/u.test(line.text) ? " " : "\n";
    text += separator + line.text;
  });
  return text;
}

/** Where rows of a table without borders begin: at each line in the first column. */
function rowStarts(lines: readonly Line[], columns: readonly Column[]): readonly number[] {
  const starts = lines.filter((line) => columnOf(line, columns) === 0).map((l) => l.baseline);
  return starts.filter((at, i) => i === 0 || at - (starts[i - 1] ?? 0) > 1);
}

function tableRows(group: readonly Line[], columns: readonly Column[]): readonly Row[] {
  const starts = rowStarts(group, columns);
  const rowOf = (line: Line): number =>
    Math.max(
      0,
      starts.findLastIndex((at) => line.baseline > at - line.size * 0.75),
    );
  const page = group[0]?.page ?? 0;
  const edges = columns.map((column) => column.left);
  return starts.map((_, row) => ({
    page,
    columns: edges,
    cells: columns.map((column, index) => {
      const lines = group.filter(
        (line) => rowOf(line) === row && columnOf(line, columns) === index,
      );
      const region = { ...column, pitch: 1.5, indent: 0 };
      return paragraphsOf(lines, region)
        .map((block) => block.text)
        .join("\n");
    }),
  }));
}

/** Two columns are a letterhead or a signature, which is one row; more are a table. */
function rowsOfGroup(group: readonly Line[]): readonly Row[] {
  const columns = columnsOf(group);
  if (columns.length > 2) return tableRows(group, columns);
  const cells = columns.map((_, index) =>
    stacked(group.filter((line) => columnOf(line, columns) === index)),
  );
  return [{ page: group[0]?.page ?? 0, columns: columns.map((c) => c.left), cells }];
}

/** Lines of a page in reading order, what stands side by side read column by column. */
export function piecesOf(lines: readonly Line[], page: Region): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < lines.length;) {
    const group = groupAt(lines, at, page);
    const line = lines[at];
    if (line === undefined) break;
    if (group.length === 0) pieces.push({ kind: "line", line });
    else if (isStretched(group, lines[at - 1], lines[at + group.length])) {
      pieces.push({ kind: "line", line: joined(group) });
    } else pieces.push(...rowsOfGroup(group).map((row) => ({ kind: "row", row }) as const));
    at += Math.max(1, group.length);
  }
  return pieces;
}
