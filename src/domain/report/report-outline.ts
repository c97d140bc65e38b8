import type { HeadingLevel } from "./report-model.ts";

/** The sections in which units write (mục thuyết minh). */
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

/** What fills a section, in order. */
export type SectionContent =
  /** Words of the writer alone; empty until somebody writes them. */
  | { readonly kind: "written" }
  /** How many units answered and which figures the report rests on. */
  | { readonly kind: "basis" }
  /** How many targets were exceeded, met, missed; by group; re-rated ones. */
  | { readonly kind: "counts" }
  /** A heading for each plan group with its items' narratives and figures. */
  | { readonly kind: "groups" }
  /** The targets that are not met or hard to meet. */
  | { readonly kind: "shortfalls" }
  /** Paragraphs of units. */
  | { readonly kind: "narratives"; readonly section: NarrativeSection }
  /** Which appendices show the figures. */
  | {
      readonly kind: "appendices";
      readonly purposes: readonly ("results" | "statistics" | "next-term")[];
    };

/**
 * A section of an outline (mục của đề cương), in document order. `{term}` and `{nextTerm}` in the
 * title stand for the years.
 */
export interface OutlineSection {
  /** Stable; block ids begin with it. */
  readonly key: string;
  readonly level: HeadingLevel;
  readonly title: string;
  readonly content: readonly SectionContent[];
}

const written = { kind: "written" } as const;
const from = (section: NarrativeSection) => ({ kind: "narratives", section }) as const;

/** The outline of the term evaluation report that people start from and edit. */
export const TERM_REPORT_OUTLINE: readonly OutlineSection[] = [
  {
    key: "part-results",
    level: 0,
    title: "Đánh giá tình hình thực hiện kế hoạch phát triển kinh tế - xã hội giai đoạn {term}",
    content: [],
  },
  {
    key: "context",
    level: 1,
    title: "Bối cảnh, công tác chỉ đạo, điều hành",
    content: [written, { kind: "basis" }],
  },
  {
    key: "targets",
    level: 1,
    title: "Kết quả thực hiện các mục tiêu, chỉ tiêu chủ yếu",
    content: [{ kind: "counts" }, { kind: "appendices", purposes: ["results", "statistics"] }],
  },
  {
    key: "fields",
    level: 1,
    title: "Kết quả trên các lĩnh vực",
    content: [{ kind: "groups" }],
  },
  {
    key: "limitations",
    level: 1,
    title: "Tồn tại, hạn chế",
    content: [{ kind: "shortfalls" }, from("limitations")],
  },
  { key: "causes", level: 1, title: "Nguyên nhân của tồn tại, hạn chế", content: [] },
  {
    key: "causes.objective",
    level: 2,
    title: "Nguyên nhân khách quan",
    content: [from("objective_causes")],
  },
  {
    key: "causes.subjective",
    level: 2,
    title: "Nguyên nhân chủ quan",
    content: [from("subjective_causes")],
  },
  { key: "lessons", level: 1, title: "Bài học kinh nghiệm", content: [written] },
  {
    key: "part-direction",
    level: 0,
    title: "Phương hướng, mục tiêu, nhiệm vụ, giải pháp giai đoạn {nextTerm}",
    content: [],
  },
  { key: "outlook", level: 1, title: "Dự báo tình hình", content: [written] },
  {
    key: "goals",
    level: 1,
    title: "Quan điểm, mục tiêu tổng quát",
    content: [from("goals")],
  },
  {
    key: "next-targets",
    level: 1,
    title: "Chỉ tiêu chủ yếu",
    content: [{ kind: "appendices", purposes: ["next-term"] }],
  },
  {
    key: "solutions",
    level: 1,
    title: "Nhiệm vụ, giải pháp theo lĩnh vực",
    content: [from("directions"), from("solutions")],
  },
  {
    key: "breakthroughs",
    level: 1,
    title: "Khâu đột phá, tầm nhìn dài hạn",
    content: [from("breakthroughs")],
  },
  {
    key: "part-proposals",
    level: 0,
    title: "Kiến nghị, đề xuất",
    content: [from("proposals")],
  },
];
