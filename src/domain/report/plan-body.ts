import { groupsBlocks, isRoman } from "./plan-items.ts";
import { heading, list, paragraph } from "./plan-blocks.ts";
import type { PlanDocumentDuty, PlanDocumentInput } from "./plan-document.ts";
import { bare, lowerFirst, sentence } from "./plan-words.ts";
import type { HeadingLevel, ReportBlock } from "./report-model.ts";

/** A section with its heading; one that nobody has written anything for is left out. */
const section = (title: ReportBlock, blocks: readonly ReportBlock[]): readonly ReportBlock[] =>
  blocks.length === 0 ? [] : [title, ...blocks];

/** A duty of nobody in particular stands as a numbered line of its own. */
function dutyBlocks({ units, duties }: PlanDocumentDuty, index: number): readonly ReportBlock[] {
  const id = `duty.${index + 1}`;
  const number = String(index + 1);
  const [first = "", ...rest] = duties;
  return units.length > 0
    ? [
        heading(id, 2, units.map(bare).join("; "), number),
        ...list(`${id}.list`, duties.map(sentence)),
      ]
    : [paragraph(id, `${number}. ${sentence(first)}`), ...list(`${id}.list`, rest.map(sentence))];
}

const aims = (id: string, title: string, lines: readonly string[]): readonly ReportBlock[] =>
  section(heading(`${id}.title`, 2, title), list(id, lines.map(sentence)));

function annexBlock(names: readonly string[]): readonly ReportBlock[] {
  if (names.length === 0) return [];
  const what = names.length === 1 ? "Phân công nhiệm vụ" : "Phân công nhiệm vụ và các biểu số liệu";
  return [
    paragraph("annexes", `${what} thực hiện theo ${names.join(", ")} kèm theo Kế hoạch này.`),
  ];
}

/**
 * The text of the plan: aims, content, organisation. Where the register numbers its groups I, II,
 * III, the three stand as parts above them.
 */
export function planBody(
  input: PlanDocumentInput,
  annexes: readonly string[],
): readonly ReportBlock[] {
  const subject = lowerFirst(bare(input.subject));
  const level: HeadingLevel = input.groups.some(isRoman) ? 0 : 1;
  return [
    paragraph("opening", `${input.issuing.issuerName} ban hành Kế hoạch ${subject} như sau:`),
    ...section(heading("aims.title", level, "Mục đích, yêu cầu"), [
      ...aims("purposes", "Mục đích", input.purposes),
      ...aims("requirements", "Yêu cầu", input.requirements),
    ]),
    heading("content.title", level, "Nội dung thực hiện"),
    ...groupsBlocks(input.groups),
    ...section(heading("implementation.title", level, "Tổ chức thực hiện"), [
      ...input.duties.flatMap(dutyBlocks),
      ...annexBlock(annexes),
    ]),
    paragraph("closing", `Trên đây là Kế hoạch ${subject}.`),
  ];
}
