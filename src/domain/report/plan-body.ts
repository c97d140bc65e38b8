import { type DocumentForm, formOf } from "../plan/document-type.ts";
import { nextRoman } from "./outline-numbers.ts";
import { article, heading, list, paragraph } from "./plan-blocks.ts";
import type {
  PlanDocumentDuty,
  PlanDocumentGroup,
  PlanDocumentInput,
  PlanDocumentItem,
} from "./plan-document.ts";
import { type PlanFrame, frameOf, hasAims } from "./plan-frame.ts";
import { dashesIn, groupsBlocks } from "./plan-items.ts";
import { bare, lowerFirst, sentence, upperFirst } from "./plan-words.ts";
import type { ReportBlock } from "./report-model.ts";

type Blocks = readonly ReportBlock[];

/** A section with its heading; one that nobody has written anything for is left out. */
const section = (title: ReportBlock, blocks: Blocks): Blocks =>
  blocks.length === 0 ? [] : [title, ...blocks];

/** A duty of nobody in particular stands as a numbered line of its own. */
function dutyBlocks({ units, duties }: PlanDocumentDuty, index: number): Blocks {
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

const aims = (id: string, title: string, lines: readonly string[]): Blocks =>
  section(heading(`${id}.title`, 2, title), list(id, lines.map(sentence)));

const aimsBlocks = ({ purposes, requirements }: PlanDocumentInput): Blocks => [
  ...aims("purposes", "Mục đích", purposes),
  ...aims("requirements", "Yêu cầu", requirements),
];

/** "Phân công nhiệm vụ thực hiện theo Phụ lục kèm theo Kế hoạch này"; null without an annex. */
function annexWords(names: readonly string[], documentType: string): string | null {
  if (names.length === 0) return null;
  const what = names.length === 1 ? "Phân công nhiệm vụ" : "Phân công nhiệm vụ và các biểu số liệu";
  return `${what} thực hiện theo ${names.join(", ")} kèm theo ${documentType} này`;
}

/** "Về tăng cường phòng, chống thiên tai" as a task: "tăng cường phòng, chống thiên tai". */
const matter = (subject: string): string =>
  lowerFirst(bare(subject).replace(/^(?:Về việc|Về)\s+/u, ""));

/** The sentence that leads to the content. */
function openingWords({ documentType, issuing, subject }: PlanDocumentInput): string {
  const body = issuing.issuerName;
  switch (documentType) {
    case "Công văn":
      return `${body} đề nghị các cơ quan, đơn vị thực hiện các nội dung sau:`;
    case "Chỉ thị":
      return `Để ${matter(subject)}, ${body} yêu cầu các cơ quan, đơn vị thực hiện các nội dung sau:`;
    case "Thông báo":
      return `${body} thông báo ${lowerFirst(bare(subject))} như sau:`;
    default:
      return `${body} ban hành ${documentType} ${lowerFirst(bare(subject))} như sau:`;
  }
}

/** The last words, with where the assignments are found unless they have been named before. */
function closingWords(input: PlanDocumentInput, annex: string | null): string {
  const { documentType, subject } = input;
  const words =
    documentType === "Công văn"
      ? "Trên đây là các nội dung cần thực hiện, đề nghị các cơ quan, đơn vị nghiêm túc triển khai"
      : `Trên đây là ${documentType} ${lowerFirst(bare(subject))}`;
  return annex === null ? `${words}.` : `${words}. ${annex}.`;
}

/** Aims, content and organisation as sections. */
function inSections(
  input: PlanDocumentInput,
  frame: PlanFrame,
  annexes: readonly string[],
): Blocks {
  const { level, kind, levels, lastNumeral } = frame;
  const annex = annexWords(annexes, input.documentType);
  const organises = input.duties.length > 0;
  const last = lastNumeral === "" ? null : nextRoman(lastNumeral);
  return [
    paragraph("opening", openingWords(input)),
    ...section(heading("aims.title", level, "Mục đích, yêu cầu"), aimsBlocks(input)),
    ...(kind === "inside" ? [heading("content.title", level, "Nội dung thực hiện")] : []),
    ...groupsBlocks(input.groups, levels),
    ...section(heading("implementation.title", level, "Tổ chức thực hiện", last), [
      ...input.duties.flatMap(dutyBlocks),
      ...(organises && annex !== null ? [paragraph("annexes", `${annex}.`)] : []),
    ]),
    paragraph("closing", closingWords(input, organises ? null : annex)),
  ];
}

/** Behind a dash an item is known by what is assigned. */
const isAssigned = ({ leadUnit, deadline }: PlanDocumentItem): boolean =>
  leadUnit !== null || deadline !== null;

/** Groups 1, 2, 3 whose items are numbered 1, 2, 3, too, cannot stand below an article. */
const areArticles = (groups: readonly PlanDocumentGroup[]): boolean =>
  groups.length > 1 &&
  groups.every(({ number, items }, at) => number === String(at + 1) && items.length > 0) &&
  groups.some(({ items }) => items[0]?.number === "1") &&
  (dashesIn(groups).size < groups.length || !groups.every(({ items }) => items.every(isAssigned)));

/** "Kế hoạch phát triển …" is approved, "Giao chỉ tiêu …" is done by the article itself. */
const decided = (subject: string): string =>
  /^Về\s/u.test(subject) ? `Thông qua ${matter(subject)}` : upperFirst(bare(subject));

/** Content, aims and organisation as articles (Điều), the last of which puts them in force. */
function inArticles(
  input: PlanDocumentInput,
  frame: PlanFrame,
  annexes: readonly string[],
): Blocks {
  const { documentType, groups, subject } = input;
  const annex = annexWords(annexes, documentType);
  const own = areArticles(groups);
  let count = own ? groups.length : 1;
  const next = (): string => `Điều ${(count += 1)}`;
  return [
    ...(own
      ? groupsBlocks(
          groups.map((group) => ({ ...group, number: `Điều ${group.number}` })),
          frame.levels,
        )
      : [
          article("content.title", "Điều 1", `${decided(subject)} như sau:`),
          ...groupsBlocks(groups, frame.levels),
        ]),
    ...(hasAims(input)
      ? [heading("aims.title", 2, "Mục đích, yêu cầu", next()), ...aimsBlocks(input)]
      : []),
    ...(input.duties.length > 0
      ? [
          heading("implementation.title", 2, "Tổ chức thực hiện", next()),
          ...input.duties.flatMap(dutyBlocks),
        ]
      : []),
    ...(annex === null ? [] : [article("annexes", next(), `${annex}.`)]),
    article(
      "closing",
      next(),
      `${documentType} này có hiệu lực kể từ ngày ký. Thủ trưởng các cơ quan, đơn vị được giao nhiệm vụ chịu trách nhiệm thi hành ${documentType} này.`,
    ),
  ];
}

const WRITERS: Readonly<Record<DocumentForm, typeof inSections>> = {
  articles: inArticles,
  letter: inSections,
  sections: inSections,
};

/**
 * The text of the plan: aims, content, organisation, in the form that its type takes. Groups keep
 * the numbers of the register, and the sections around them make room for those.
 */
export const planBody = (input: PlanDocumentInput, annexes: readonly string[]): Blocks =>
  WRITERS[formOf(input.documentType)](input, frameOf(input), annexes);
