import { withoutEnd } from "./clean-text.ts";
import type { OutlineNode } from "./outline.ts";

/** What a plan is for and what it asks of how it is carried out (mục đích, yêu cầu). */
export interface PlanAims {
  readonly purposes: readonly string[];
  readonly requirements: readonly string[];
}

const BOTH = /^(?:về\s+)?mục đích\s*(?:,|và|-)\s*yêu cầu\s*[.:]?$/iu;
const PURPOSE = /^(?:về\s+)?mục đích(?:\s+chung)?\s*[.:]?$/iu;
const REQUIREMENT = /^(?:về\s+)?yêu cầu(?:\s+chung)?\s*[.:]?$/iu;

/** Everything said below a heading, a line each. */
const linesBelow = (node: OutlineNode): readonly string[] => [
  ...node.paragraphs.map((line) => withoutEnd(line).text),
  ...node.children.flatMap((child) => [withoutEnd(child.heading).text, ...linesBelow(child)]),
];

/** The sections on purpose and requirements, wherever the document puts them. */
export function readAims(root: OutlineNode): PlanAims {
  const aims = { purposes: [] as string[], requirements: [] as string[] };
  const visit = (node: OutlineNode, under: "purposes" | null): void => {
    const heading = node.heading.text.trim();
    if (BOTH.test(heading)) {
      const isSplit = node.children.some(
        ({ heading: { text } }) => PURPOSE.test(text.trim()) || REQUIREMENT.test(text.trim()),
      );
      if (isSplit) for (const child of node.children) visit(child, "purposes");
      else aims.purposes.push(...linesBelow(node));
    } else if (PURPOSE.test(heading)) aims.purposes.push(...linesBelow(node));
    else if (REQUIREMENT.test(heading)) aims.requirements.push(...linesBelow(node));
    else if (under !== null) aims[under].push(withoutEnd(node.heading).text, ...linesBelow(node));
  };
  for (const node of root.children) visit(node, null);
  return aims;
}
