import { type XmlNode, childOf, has, valueOf } from "./xml.ts";

/** Cells may stand inside content controls. */
const cellNodes = (node: XmlNode): readonly XmlNode[] =>
  node.children.flatMap((child) => {
    if (child.name === "w:tc") {
      return has(childOf(child, "w:tcPr"), "w:cellDel") ? [] : [child]; // deleted
    }
    return child.name === "w:sdt" || child.name === "w:sdtContent" ? cellNodes(child) : [];
  });

/** A grid is not wider than this; a span that claims more is damage. */
const WIDEST = 64;

const spanOf = (properties: XmlNode): number =>
  Math.min(WIDEST, Math.max(1, Number(valueOf(properties, "w:gridSpan") ?? 1) || 1));

/** "restart" begins a cell that reaches down, anything else continues the one above. */
function isContinued(properties: XmlNode): boolean {
  return has(properties, "w:vMerge") && valueOf(properties, "w:vMerge") !== "restart";
}

/**
 * The cells of a row on the table's grid: a cell that spans columns is followed by empty ones, a
 * cell merged with the one above repeats its text, so that every row can be read alone.
 */
export function cellsOfRow(
  row: XmlNode,
  above: Map<number, string>,
  textOf: (cell: XmlNode) => string,
): readonly string[] {
  const cells: string[] = [];
  const skipped = Number(valueOf(childOf(row, "w:trPr"), "w:gridBefore") ?? 0) || 0;
  for (let i = 0; i < Math.min(skipped, WIDEST); i += 1) cells.push("");
  for (const cell of cellNodes(row)) {
    const properties = childOf(cell, "w:tcPr");
    const column = cells.length;
    const text = isContinued(properties) ? (above.get(column) ?? "") : textOf(cell).trim();
    above.set(column, text);
    cells.push(text);
    for (let i = 1; i < spanOf(properties); i += 1) cells.push("");
  }
  return cells;
}
