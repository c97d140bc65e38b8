import { groupParents } from "../plan/group-parents.ts";
import type { PlanDocumentGroup, PlanDocumentInput } from "./plan-document.ts";
import type { HeadingLevel } from "./report-model.ts";

/** Where the groups of a plan stand among the sections of its text. */
export interface PlanFrame {
  /**
   * The groups are sections themselves ("I", "II" beside "Mục đích, yêu cầu"), stand in one, or are
   * all there is.
   */
  readonly kind: "beside" | "inside" | "alone";
  /** Level of the sections. */
  readonly level: HeadingLevel;
  /** Level of a group by its place among the groups. */
  readonly levels: readonly HeadingLevel[];
  /** The last numeral that the groups have taken among the sections; empty where they take none. */
  readonly lastNumeral: string;
}

/** True where groups are numbered I, II, III, as sections of the text are. */
export const isRoman = ({ number }: Pick<PlanDocumentGroup, "number">): boolean =>
  /^[IVXL]+$/u.test(number);

/** Something is written beside the groups: aims before them, duties after them. */
export const hasAims = ({ purposes, requirements }: PlanDocumentInput): boolean =>
  purposes.length + requirements.length > 0;

const parentsOf = (groups: readonly PlanDocumentGroup[]): readonly (PlanDocumentGroup | null)[] =>
  groupParents(groups.map(({ number, items }) => ({ number, hasItems: items.length > 0 }))).map(
    (at) => (at === null ? null : (groups[at] ?? null)),
  );

/** Numerals within numerals: the outer ones are parts (Phần). */
const levelOf = (
  group: PlanDocumentGroup,
  parent: PlanDocumentGroup | null,
  outermost: HeadingLevel,
): HeadingLevel => {
  if (isRoman(group)) return parent === null ? outermost : 1;
  return /^\p{Ll}$/u.test(group.number) ? 3 : 2;
};

/** Finds the frame in which the numbers that the register gives its groups can stand. */
export function frameOf(input: PlanDocumentInput): PlanFrame {
  const { groups, duties } = input;
  const parents = parentsOf(groups);
  const tops = groups.filter((_, at) => parents[at] === null);
  const numerals = tops.filter(isRoman);
  const isNested = groups.some((group, at) => {
    const parent = parents[at] ?? null;
    return parent !== null && isRoman(group) && isRoman(parent);
  });
  const collide = hasAims(input) && numerals[0]?.number === "I";
  const outermost: HeadingLevel = isNested ? 0 : 1;
  const levels = groups.map((group, at) => levelOf(group, parents[at] ?? null, outermost));
  if (numerals.length > 0) {
    return collide
      ? { kind: "inside", level: 0, levels, lastNumeral: "" }
      : { kind: "beside", level: outermost, levels, lastNumeral: numerals.at(-1)?.number ?? "" };
  }
  // Groups without numbers need a numbered line to stand below.
  const unnumbered = groups.length > 1 && groups.some(({ number }) => number === "");
  const kind = hasAims(input) || duties.length > 0 || unnumbered ? "inside" : "alone";
  return { kind, level: 1, levels, lastNumeral: "" };
}
