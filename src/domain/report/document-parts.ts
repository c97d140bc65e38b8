import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import { officialDate, registryNumber } from "./furniture-text.ts";
import { outlineNumbers, toRoman } from "./outline-numbers.ts";
import type { IssuingFacts } from "./report-input.ts";
import type { Appendix, Furniture, ReportBlock } from "./report-model.ts";
import { plain } from "./report-model.ts";

/** The furniture of a document of the given type. */
export const furnitureOf = (
  issuing: IssuingFacts,
  documentType: string | null,
  subject: string,
): Furniture => ({
  superior: issuing.superior,
  issuingBody: issuing.issuingBody,
  number: issuing.number,
  symbol: issuing.symbol.replace(/^\//u, ""),
  place: issuing.place,
  date: issuing.date,
  year: issuing.year,
  documentType,
  subject,
  addressees: issuing.addressees,
  legalBases: issuing.legalBases,
  signature: issuing.signature,
  recipients: issuing.recipients,
  language: "vi-VN",
});

/** Gives every heading the number of its place, unless the register has given it one. */
export function numbered(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const headings = blocks.filter((block) => block.kind === "heading");
  const numbers = outlineNumbers(headings.map((heading) => heading.level));
  const numberOf = new Map(headings.map((heading, index) => [heading.id, numbers[index] ?? null]));
  return blocks.map((block) =>
    block.kind === "heading" && block.number === null
      ? { ...block, number: numberOf.get(block.id) ?? null }
      : block,
  );
}

/** Ends the text with "./." as the decree asks. */
export function endMarked(blocks: readonly ReportBlock[]): readonly ReportBlock[] {
  const last = blocks.at(-1);
  if (last?.kind !== "paragraph") return blocks;
  const runs = [...last.runs];
  const tail = runs.pop();
  const closed =
    tail?.kind === "text"
      ? [...runs, { ...tail, text: `${tail.text.replace(/[./\s]+$/u, "")}./.` }]
      : [...runs, ...(tail === undefined ? [] : [tail]), plain("./.")];
  return [...blocks.slice(0, -1), { ...last, runs: closed }];
}

/** "Phụ lục", or "Phụ lục I" … where there are several; `before` counts those above them. */
export const appendixNumbers = (count: number, before = 0): readonly (string | null)[] =>
  count + before === 1
    ? [null]
    : Array.from({ length: count }, (_, index) => toRoman(before + index + 1));

export const appendixName = (number: string | null): string =>
  number === null ? "Phụ lục" : `Phụ lục ${number}`;

/** "(Kèm theo Báo cáo số 15/BC-UBND ngày 09 tháng 9 năm 2024 của …)", with room where open. */
export function referenceLine(issuing: IssuingFacts, documentType: string): string {
  const number = registryNumber(issuing.number, issuing.symbol.replace(/^\//u, ""));
  const date = officialDate(issuing.date, issuing.year);
  return `(Kèm theo ${documentType} số ${number} ${date} của ${issuing.issuerName})`;
}

/** Wide tables lie on their side: more room than a portrait page gives the columns asked for. */
const isWide = (table: StatisticalTable): boolean =>
  table.columns.reduce((sum, column) => sum + column.width, 0) > 11;

/** One appendix a table, in order, each under the table's own title. */
export function tableAppendices(
  tables: readonly { readonly id: string; readonly table: StatisticalTable }[],
  issuing: IssuingFacts,
  documentType: string,
  before = 0,
): readonly Appendix[] {
  const numbers = appendixNumbers(tables.length, before);
  return tables.map(({ id, table }, index) => ({
    id: `appendix.${id}`,
    number: numbers[index] ?? null,
    title: table.title,
    reference: referenceLine(issuing, documentType),
    landscape: isWide(table),
    blocks: [{ kind: "table", id: `table.${id}`, table, titled: false }],
  }));
}
