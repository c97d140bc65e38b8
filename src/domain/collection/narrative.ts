import type { TaskState } from "./task-state.ts";

/** Where a paragraph of a unit belongs (mục thuyết minh). */
export type NarrativeSection =
  | "results"
  | "limitations"
  | "objective_causes"
  | "subjective_causes"
  | "solutions"
  | "proposals"
  | "directions"
  | "goals"
  | "breakthroughs";

/** The heading of each box, as the unit reads it. */
export const SECTION_LABELS: Readonly<Record<NarrativeSection, string>> = {
  results: "Kết quả đạt được",
  limitations: "Tồn tại, hạn chế",
  objective_causes: "Nguyên nhân khách quan",
  subjective_causes: "Nguyên nhân chủ quan",
  solutions: "Nhiệm vụ, giải pháp",
  proposals: "Kiến nghị, đề xuất",
  directions: "Phương hướng nhiệm kỳ tới",
  goals: "Mục tiêu nhiệm kỳ tới",
  breakthroughs: "Nhiệm vụ đột phá nhiệm kỳ tới",
};

/** The five boxes of every item. */
export const ITEM_SECTIONS = [
  "results",
  "limitations",
  "subjective_causes",
  "objective_causes",
  "solutions",
] as const satisfies readonly NarrativeSection[];

/** What a unit writes once, about itself and the next term. */
export const UNIT_SECTIONS = [
  "proposals",
  "directions",
  "goals",
  "breakthroughs",
] as const satisfies readonly NarrativeSection[];

/** What a point answers (trả lời cho ý nào). */
export interface NarrativeAnswer {
  readonly section: NarrativeSection;
  /** The number it keeps wherever it stands. */
  readonly point: number;
}

/** The most points of one section. */
export const MOST_POINTS = 99;

/** The largest number of a point: numbers of points that are gone are not given again. */
export const LAST_POINT = 999;

/** Points in the order in which they stand (thứ tự các ý). */
export const inOrder = <T extends { readonly position: number; readonly point: number }>(
  points: readonly T[],
): readonly T[] => [...points].sort((a, b) => a.position - b.position || a.point - b.point);

const ANSWERED: Partial<Readonly<Record<NarrativeSection, readonly NarrativeSection[]>>> = {
  subjective_causes: ["limitations"],
  objective_causes: ["limitations"],
  solutions: ["subjective_causes", "objective_causes"],
};

/** The sections whose points a section answers: a cause its limitation, a solution its cause. */
export const answeredBy = (section: NarrativeSection): readonly NarrativeSection[] =>
  ANSWERED[section] ?? [];

/** One written point, as far as links between points go. */
export interface WrittenPoint {
  readonly section: NarrativeSection;
  readonly point: number;
  /** Its place among the points of its section as people count them, from 1. */
  readonly place: number;
  readonly body: string;
  readonly answers: NarrativeAnswer | null;
}

const isWritten = ({ body }: WrittenPoint): boolean => body.trim() !== "";

/** The points of an item that one of its sections may answer: those with words. */
export const answerable = (
  section: NarrativeSection,
  points: readonly WrittenPoint[],
): readonly WrittenPoint[] =>
  points.filter((each) => isWritten(each) && answeredBy(section).includes(each.section));

const SHOWN_LETTERS = 60;

/** The first sentence of a text, or as much of it as a line holds: how a point is named elsewhere. */
export function firstWords(text: string): string {
  const [sentence = ""] = text
    .trim()
    .replace(/\s+/gu, " ")
    .split(/(?<=\p{L})[.;!?](?=\s|$)/u);
  if (sentence.length <= SHOWN_LETTERS) return sentence.replace(/[.;:,\s]+$/u, "");
  const whole = sentence.slice(0, SHOWN_LETTERS + 1).replace(/\s+\S*$/u, "");
  return `${whole.replace(/[.;:,\s]+$/u, "")}…`;
}

/** What a point lacks, in words; undefined where it names what it answers or there is nothing to name. */
export function linkMissing(
  told: WrittenPoint,
  points: readonly WrittenPoint[],
): string | undefined {
  const open = answerable(told.section, points);
  if (!isWritten(told) || open.length === 0) return undefined;
  const { answers } = told;
  const isLinked = open.some(
    ({ section, point }) => section === answers?.section && point === answers.point,
  );
  if (isLinked) return undefined;
  return told.section === "solutions"
    ? "Chưa chọn giải pháp này cho nguyên nhân nào."
    : "Chưa chọn đây là nguyên nhân của hạn chế nào.";
}

/** What one entry of a point says. */
export interface PointWords {
  readonly body: string;
  readonly answers: NarrativeAnswer | null;
  readonly position: number;
}

const isSameAnswer = (a: NarrativeAnswer | null, b: NarrativeAnswer | null): boolean =>
  a?.section === b?.section && a?.point === b?.point;

const saysTheSame = (a: PointWords, b: PointWords): boolean =>
  a.body === b.body && isSameAnswer(a.answers, b.answers);

/**
 * Joins what two people did to a point since `base`: one may move it while the other writes. Undefined
 * where both wrote: then both texts are shown, and neither wins by being last.
 */
export function mergePoint(
  base: PointWords | undefined,
  theirs: PointWords | undefined,
  mine: PointWords,
): PointWords | undefined {
  if (theirs === undefined) return mine;
  const position = base === undefined || mine.position !== base.position ? mine : theirs;
  const words = (from: PointWords): PointWords => ({ ...from, position: position.position });
  if (saysTheSame(mine, theirs)) return words(mine);
  if (base === undefined) return undefined;
  if (saysTheSame(theirs, base)) return words(mine);
  return saysTheSame(mine, base) ? words(theirs) : undefined;
}

/** Who only supplies figures writes nothing; everybody else fills the five boxes. */
export const narrativesAsked = (role: "lead" | "coordinate" | "data_owner"): number =>
  role === "data_owner" ? 0 : ITEM_SECTIONS.length;

/** A unit's general paragraphs stay open while any of its tasks does. */
export const isUnitNarrativeOpen = (tasks: readonly TaskState[]): boolean =>
  tasks.some((state) => state === "not_started" || state === "in_progress" || state === "returned");

/** Few words without any digit may stand between the verdict and the number of the report. */
const SECRET =
  /^(vượt|đạt|cơ bản đạt|chưa đạt|không đạt)[.,;]?\s+[^\d]{0,60}báo cáo( giấy)? số\s+\S+(,?\s+ngày\s+\d{1,2}\/\d{1,2}\/\d{4})?\.?$/iu;

/**
 * What may be written about a possible state secret: a verdict word and the number of the paper
 * report ("Đạt, báo cáo số 15/BC-CAVT"), as the result and nowhere else.
 */
export const isAllowedOfSecret = (section: NarrativeSection, body: string): boolean =>
  body.trim() === "" || (section === "results" && SECRET.test(body.normalize("NFC").trim()));
