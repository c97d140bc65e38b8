import type { LocalDate } from "../kernel/local-date.ts";
import type { Target } from "./target.ts";

/** A group of a plan being written (nhóm). */
export interface OutlineGroup {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly isConfidential: boolean;
}

/** What must be seen for each rating of an item that has no figure (thang đánh giá). */
export interface RatingScale {
  readonly done: string;
  readonly ongoing: string;
  readonly notStarted: string;
}

/** The part of a unit in an item. */
export interface OutlineAssignment {
  readonly unitId: string;
  readonly role: "lead" | "coordinate" | "data_owner";
}

/** A target of a plan being written. */
export interface OutlineTarget {
  readonly id: string;
  readonly code: string;
  readonly measure: string;
  readonly rule: Target;
}

/** An item of a plan being written (nội dung). */
export interface OutlineItem {
  readonly id: string;
  readonly groupId: string;
  readonly number: string;
  readonly wording: string;
  readonly secrecy: "open" | "confidential" | "state_secret";
  readonly deadlineAsWritten: string | null;
  readonly deadlineOn: LocalDate | null;
  readonly criteria: RatingScale | null;
  readonly assignments: readonly OutlineAssignment[];
  readonly targets: readonly OutlineTarget[];
}

/** Groups and items of a draft, in their order (dàn nội dung). */
export interface Outline {
  readonly groups: readonly OutlineGroup[];
  readonly items: readonly OutlineItem[];
}
