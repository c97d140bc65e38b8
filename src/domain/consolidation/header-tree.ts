import type { FormColumn, FormColumnKind } from "../collection/form.ts";
import type { HeaderCell, TableColumn } from "./statistical-table.ts";

/** A header as people think of it: a text over the texts it spans. */
interface HeaderNode {
  readonly text: string;
  readonly children: readonly HeaderNode[];
}

/** What stands above columns of one nature. */
const NATURE_LABELS: Readonly<Record<FormColumnKind, string>> = {
  actual: "Thực hiện",
  estimate: "Ước thực hiện",
  plan: "Kế hoạch",
  projection: "Dự báo",
  derived: "So sánh",
};

/** Columns of words and of the target's level stand alone; comparisons share a heading. */
const standsAlone = ({ derivation }: FormColumn): boolean =>
  derivation === "target" || derivation === "verdict";

const leaf = (text: string): HeaderNode => ({ text, children: [] });

const STUB: readonly TableColumn[] = [
  { id: "number", role: "number", label: "STT", nature: null, align: "center", width: 0.6 },
  { id: "label", role: "label", label: "Chỉ tiêu", nature: null, align: "left", width: 4 },
  { id: "unit", role: "unit", label: "Đơn vị tính", nature: null, align: "center", width: 1.2 },
];

/** The leaf columns of a table drawn from a form: the stub, then one per form column. */
export const leafColumns = (columns: readonly FormColumn[]): readonly TableColumn[] => [
  ...STUB,
  ...columns.map((column): TableColumn => {
    const words = column.derivation === "verdict";
    return {
      id: column.id,
      role: "cell",
      label: column.label,
      nature: words ? null : column.kind,
      align: words ? "center" : "right",
      width: words || column.derivation === "target" ? 1.4 : 1,
    };
  }),
];

/** Header rows with spans: neighbouring columns of one nature share a heading. */
export function layoutHeader(columns: readonly FormColumn[]): readonly (readonly HeaderCell[])[] {
  const nodes = [...STUB.map((column) => leaf(column.label)), ...headerNodes(columns)];
  const depth = Math.max(...nodes.map(depthOf));
  const rows: HeaderCell[][] = Array.from({ length: depth }, () => []);
  let column = 0;
  for (const node of nodes) column += place(node, 0, column, rows);
  return rows;
}

function headerNodes(columns: readonly FormColumn[]): readonly HeaderNode[] {
  const nodes: HeaderNode[] = [];
  let previous: FormColumn | undefined;
  for (const column of columns) {
    const joins = previous !== undefined && !standsAlone(previous) && previous.kind === column.kind;
    const last = nodes.at(-1);
    if (standsAlone(column)) nodes.push(leaf(column.label));
    else if (joins && last !== undefined)
      nodes[nodes.length - 1] = { ...last, children: [...last.children, leaf(column.label)] };
    else nodes.push({ text: NATURE_LABELS[column.kind], children: [leaf(column.label)] });
    previous = column;
  }
  return nodes;
}

const depthOf = ({ children }: HeaderNode): number => 1 + Math.max(0, ...children.map(depthOf));

const widthOf = ({ children }: HeaderNode): number =>
  children.length === 0 ? 1 : children.reduce((total, child) => total + widthOf(child), 0);

/** Puts a node and what it spans into the rows; answers how many columns it took. */
function place(node: HeaderNode, level: number, column: number, rows: HeaderCell[][]): number {
  const colSpan = widthOf(node);
  const rowSpan = node.children.length === 0 ? rows.length - level : 1;
  rows[level]?.push({ text: node.text, colSpan, rowSpan, column });
  let at = column;
  for (const child of node.children) at += place(child, level + 1, at, rows);
  return colSpan;
}
