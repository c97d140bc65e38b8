import {
  type LocalDate,
  formatOfficialDate,
  formatOfficialShortDate,
} from "../kernel/local-date.ts";
import { endMarked, furnitureOf, tableAppendices } from "./document-parts.ts";
import type { IssuingFacts } from "./report-input.ts";
import { type ParagraphBlock, type ReportModel, plain } from "./report-model.ts";
import { type WordsRow, wordsColumn, wordsTable } from "./words-table.ts";

/** One task that a unit has not sent. */
export interface LetterTask {
  readonly number: string;
  /** Null where the item is confidential: its title is not printed. */
  readonly title: string | null;
  readonly dueOn: LocalDate;
  /** Whole days since the last day; 0 and below while it is in time. */
  readonly daysLate: number;
  readonly isReturned: boolean;
  /** An obstacle that the unit raised and nobody has answered. */
  readonly obstacle: string | null;
}

export interface LetterUnit {
  readonly id: string;
  /** As the letter addresses it: "Phòng Quản lý đô thị". */
  readonly name: string;
  readonly assigned: number;
  readonly tasks: readonly LetterTask[];
}

/** What an urging letter is written from (công văn đôn đốc). */
export interface UrgingLetterInput {
  /** Addressees are the units; the recipients stand as they are given. */
  readonly issuing: Omit<IssuingFacts, "addressees">;
  /** Full citation of the plan: "Kế hoạch số 147/KH-UBND ngày … của … về …". */
  readonly plan: string;
  /** What is reported: "báo cáo đánh giá nhiệm kỳ 2020 - 2025". */
  readonly subject: string;
  /** The units that lack something; one for a letter of its own. */
  readonly units: readonly LetterUnit[];
  /** Of all units of the round: how many there are, and how many have sent everything. */
  readonly unitsInAll: number;
  readonly unitsDone: number;
  readonly asOf: { readonly date: LocalDate; readonly time: string };
  /** First, second, … urging of the round. */
  readonly occasion: number;
  readonly sendBy: LocalDate;
  /** Who gathers the reports. */
  readonly receiver: string;
  readonly contact: { readonly fullName: string; readonly phone: string } | null;
}

const two = (count: number): string => String(count).padStart(2, "0");

const paragraph = (id: string, text: string): ParagraphBlock => ({
  kind: "paragraph",
  id,
  runs: [plain(text)],
  origin: { kind: "drafted" },
});

/** "08 giờ 15 phút ngày 10 tháng 9 năm 2024". */
function momentOf({ date, time }: UrgingLetterInput["asOf"]): string {
  const [hours = "", minutes = ""] = time.split(":");
  const clock = minutes === "00" ? `${hours} giờ` : `${hours} giờ ${minutes} phút`;
  return `${clock} ${formatOfficialDate(date)}`;
}

const owedIn = (units: readonly LetterUnit[]): number =>
  units.reduce((sum, { tasks }) => sum + tasks.length, 0);

const latestOf = (units: readonly LetterUnit[]): number =>
  Math.max(0, ...units.flatMap(({ tasks }) => tasks.map(({ daysLate }) => daysLate)));

const lateWords = (days: number): string => (days > 0 ? `, quá hạn đến ${days} ngày` : "");

/** What was found at the moment of writing: who has sent and who has not. */
function finding(input: UrgingLetterInput): string {
  const { units, unitsInAll, unitsDone } = input;
  const late = lateWords(latestOf(units));
  const [only] = units;
  const moment = `Đến ${momentOf(input.asOf)}`;
  if (units.length === 1 && only !== undefined)
    return `${moment}, ${only.name} còn ${two(only.tasks.length)}/${two(only.assigned)} phần việc chưa gửi${late} (danh sách tại Phụ lục kèm theo).`;
  return `${moment}, ${two(unitsDone)}/${two(unitsInAll)} đơn vị đã gửi đủ báo cáo; ${two(units.length)} đơn vị có tên tại Phụ lục kèm theo còn ${owedIn(units)} phần việc chưa gửi${late}.`;
}

function request({
  issuing,
  units,
  receiver,
  sendBy,
  contact,
  subject,
}: UrgingLetterInput): string {
  const whom =
    units.length === 1 ? "Thủ trưởng đơn vị" : "Thủ trưởng các đơn vị có tên tại Phụ lục";
  const person =
    contact === null
      ? ""
      : ` Đầu mối liên hệ: ${contact.fullName}${contact.phone === "" ? "" : `, điện thoại ${contact.phone}`}.`;
  return `${issuing.issuerName} yêu cầu ${whom} khẩn trương rà soát, hoàn thành và gửi ${subject} về ${receiver} trên phần mềm chậm nhất ngày ${formatOfficialShortDate(sendBy)}, bảo đảm đầy đủ, đúng chất lượng.${person}`;
}

const EXTENSION =
  "Trường hợp cần thêm thời gian hoặc nội dung không thuộc nhiệm vụ của đơn vị, đề nghị nêu rõ lý do và thời gian hoàn thành trên phần mềm trước thời hạn nêu trên để được xem xét, quyết định.";

/** From the second time on the letter says what follows. */
function consequence({ occasion, issuing }: UrgingLetterInput): string | null {
  if (occasion < 2) return null;
  return `Đây là lần đôn đốc thứ ${occasion}. Quá thời hạn trên, danh sách đơn vị chưa gửi được tổng hợp, báo cáo Chủ tịch ${issuing.issuerName} xem xét, phê bình và tính vào kết quả đánh giá, xếp loại cuối năm.`;
}

const COLUMNS = [
  wordsColumn("number", "number", "STT", 0.7),
  wordsColumn("task", "label", "Nội dung chưa gửi", 5.4),
  wordsColumn("due", "cell", "Thời hạn", 1.4),
  wordsColumn("late", "cell", "Số ngày quá hạn", 1.2),
  wordsColumn("note", "cell", "Ghi chú", 2),
];

function noteOf({ isReturned, obstacle }: LetterTask): string {
  const notes = [
    ...(isReturned ? ["được trả lại để sửa"] : []),
    ...(obstacle === null ? [] : [`vướng mắc đã báo: ${obstacle}`]),
  ];
  return notes.join("; ");
}

const taskRow = (task: LetterTask, id: string): WordsRow => ({
  id,
  number: task.number,
  label: task.title ?? "Nội dung mật",
  kind: "figure",
  words: {
    due: formatOfficialShortDate(task.dueOn),
    late: task.daysLate > 0 ? String(task.daysLate) : "",
    note: noteOf(task),
  },
});

/** What each unit owes, with last day and days late: the list that the letter rests on. */
export const owedTable = (units: readonly LetterUnit[]) =>
  wordsTable(
    "Danh sách phần việc chưa gửi",
    COLUMNS,
    units.flatMap(({ id, name, assigned, tasks }, at) => [
      {
        id: `unit.${id}`,
        number: units.length === 1 ? "" : String(at + 1),
        label: `${name} (${tasks.length}/${assigned} phần việc)`,
        kind: "group" as const,
      },
      ...tasks.map((task, index) => taskRow(task, `unit.${id}.task.${index + 1}`)),
    ]),
  );

/**
 * Composes an urging letter, to one unit or to all that lack something, with the list of what each
 * owes. Number and date are left to the registry where they are open.
 */
export function composeUrgingLetter(input: UrgingLetterInput): ReportModel {
  const { issuing, plan, units } = input;
  const subject = `đôn đốc gửi ${input.subject}`;
  const consequences = consequence(input);
  const facts: IssuingFacts = { ...issuing, addressees: units.map(({ name }) => name) };
  return {
    furniture: furnitureOf(facts, null, subject),
    properties: {
      title: `Công văn ${subject}`,
      author: issuing.issuerName,
      keywords: [],
      writtenAt: issuing.writtenAt,
      freezeVersion: null,
    },
    body: endMarked([
      paragraph("basis", `Thực hiện ${plan}.`),
      paragraph("finding", finding(input)),
      paragraph("request", request(input)),
      paragraph("extension", EXTENSION),
      ...(consequences === null ? [] : [paragraph("consequence", consequences)]),
    ]),
    appendices: tableAppendices([{ id: "owed", table: owedTable(units) }], facts, "Công văn"),
    notices: [],
  };
}
