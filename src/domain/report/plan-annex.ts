import type { StatisticalTable } from "../consolidation/statistical-table.ts";
import type { PlanDocumentGroup, PlanDocumentInput, PlanDocumentItem } from "./plan-document.ts";
import { isItsItem } from "./plan-items.ts";
import { bare } from "./plan-words.ts";
import { type WordsRow, wordsColumn, wordsTable } from "./words-table.ts";

/** Fifteen parts of a page on its side, in the usual order of such an annex. */
const COLUMNS = [
  wordsColumn("number", "number", "STT", 0.8),
  wordsColumn("text", "label", "Nội dung", 4.2),
  wordsColumn("targets", "cell", "Chỉ tiêu", 2.4),
  wordsColumn("lead", "cell", "Đơn vị chủ trì", 2),
  wordsColumn("coordinating", "cell", "Đơn vị phối hợp", 3.4),
  wordsColumn("deadline", "cell", "Thời hạn", 1.4),
  wordsColumn("note", "cell", "Ghi chú", 0.8),
];

function itemRow(item: PlanDocumentItem, id: string): WordsRow {
  const { number, text, product } = item;
  const parts = item.subItems.map((part) => bare(part.text));
  return {
    id,
    number,
    label: parts.length === 0 ? bare(text) : `${bare(text)}: ${parts.join("; ")}`,
    kind: "figure",
    words: {
      targets: item.targets.join("; "),
      lead: item.leadUnit ?? "",
      coordinating: [
        ...item.coordinatingUnits,
        ...item.dataOwners.map((unit) => `${unit} (cung cấp số liệu)`),
      ].join("; "),
      deadline: item.deadline === null ? "" : bare(item.deadline),
      note: product,
    },
  };
}

function titleRow(group: PlanDocumentGroup, id: string): readonly WordsRow[] {
  if (isItsItem(group)) return [];
  return [{ id, number: bare(group.number), label: bare(group.title), kind: "group" }];
}

const groupRows = (group: PlanDocumentGroup, index: number): readonly WordsRow[] => [
  ...titleRow(group, `group.${index + 1}`),
  ...group.items.map((item, at) => itemRow(item, `group.${index + 1}.item.${at + 1}`)),
];

/** Who does what by when, in one table (phân công nhiệm vụ); null for a plan without items. */
export const assignmentTable = ({ groups }: PlanDocumentInput): StatisticalTable | null =>
  groups.every(({ items }) => items.length === 0)
    ? null
    : wordsTable("Phân công nhiệm vụ", COLUMNS, groups.flatMap(groupRows));
