import { isAppendix } from "../plan/group-parents.ts";
import { appendixNumbers, referenceLine } from "./document-parts.ts";
import type { PlanDocumentGroup, PlanDocumentInput } from "./plan-document.ts";
import { frameOf } from "./plan-frame.ts";
import { groupsBlocks } from "./plan-items.ts";
import { bare } from "./plan-words.ts";
import type { Appendix } from "./report-model.ts";

type Groups = readonly PlanDocumentGroup[];

/** The groups of the text, and those that the plan puts behind its signature (phụ lục). */
export function partGroups(groups: Groups): {
  readonly text: Groups;
  readonly appended: readonly Groups[];
} {
  const from = groups.findIndex(isAppendix);
  if (from < 0) return { text: groups, appended: [] };
  const appended: PlanDocumentGroup[][] = [];
  for (const group of groups.slice(from)) {
    if (isAppendix(group)) appended.push([group]);
    else appended.at(-1)?.push(group);
  }
  return { text: groups.slice(0, from), appended };
}

const NUMBER = /^phụ lục\s*/iu;

function groupAppendix(
  input: PlanDocumentInput,
  groups: Groups,
  index: number,
  ofPlace: string | null,
): Appendix {
  const [first, ...others] = groups;
  const number = first?.number.replace(NUMBER, "") ?? "";
  // Its own title stands above the page already.
  const written = [
    ...(first === undefined ? [] : [{ ...first, number: "", title: "" }]),
    ...others,
  ];
  const { levels } = frameOf({ ...input, groups: written });
  return {
    id: `appendix.group.${index + 1}`,
    number: number === "" ? ofPlace : number,
    title: bare(first?.title ?? ""),
    reference: referenceLine(input.issuing, input.documentType),
    landscape: false,
    blocks: groupsBlocks(written, levels, `appendix.${index + 1}.group`),
  };
}

/** Groups that are appendices of the plan, each as one of the document, before `others` more. */
export function groupAppendices(
  input: PlanDocumentInput,
  appended: readonly Groups[],
  others: number,
): readonly Appendix[] {
  const numbers = appendixNumbers(appended.length + others);
  return appended.map((groups, at) => groupAppendix(input, groups, at, numbers[at] ?? null));
}
