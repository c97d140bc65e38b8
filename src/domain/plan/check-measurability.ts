import { type LocalDate, dateParts } from "../kernel/local-date.ts";
import { foldForIdentity } from "../kernel/vietnamese-text.ts";
import type { RatingScale } from "./outline.ts";
import { STATE_SECRET } from "./reading/suspicions.ts";
import { similarity } from "./similarity.ts";
import type { Target } from "./target.ts";

/** Why nobody could say later whether an item was reached (lý do chưa đo được). */
export type MeasurabilityReason =
  | "no-lead"
  | "no-baseline"
  | "no-source"
  | "duplicate"
  | "period-past"
  | "qualitative"
  | "state-secret";

/** An item as the check needs it. */
export interface CheckedItem {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly secrecy: "open" | "confidential" | "state_secret";
  readonly deadlineOn: LocalDate | null;
  readonly criteria: RatingScale | null;
  readonly assignments: readonly { readonly role: "lead" | "coordinate" | "data_owner" }[];
  readonly targets: readonly {
    readonly id: string;
    readonly code: string;
    readonly source: string;
    readonly rule: Target;
  }[];
}

/** An item of another plan whose years overlap. */
export interface OtherPlanItem {
  readonly planTitle: string;
  readonly number: string;
  readonly title: string;
}

/** One reason at one item, or at one of its targets. */
export interface MeasurabilityFinding {
  readonly itemId: string;
  readonly itemNumber: string;
  /** Null where the whole item is meant. */
  readonly targetId: string | null;
  readonly targetCode: string | null;
  readonly reason: MeasurabilityReason;
  /** The item of another plan that says the same. */
  readonly duplicateOf: OtherPlanItem | null;
  /** Day or year that is over, as text: "2024-09-08", "2023". */
  readonly past: string | null;
}

type Details = Partial<Omit<MeasurabilityFinding, "itemId" | "itemNumber" | "reason">>;

const at = (
  item: CheckedItem,
  reason: MeasurabilityReason,
  details: Details = {},
): MeasurabilityFinding => ({
  itemId: item.id,
  itemNumber: item.number,
  reason,
  targetId: null,
  targetCode: null,
  duplicateOf: null,
  past: null,
  ...details,
});

const CHANGES: ReadonlySet<Target["comparator"]> = new Set(["increase_by", "decrease_by"]);

/** A change needs something to change from; a former term needs its value as well. */
const lacksBaseline = ({ comparator, baseline }: Target): boolean =>
  CHANGES.has(comparator) &&
  (baseline === null || (baseline.kind === "previous_term" && baseline.value === null));

/** The year after which nothing more can count for a target. */
const lastYear = ({ frequency, dueYear, term }: Target): number =>
  frequency === "by-year" ? (dueYear ?? term.to) : term.to;

/** Shorter wordings say too little to be called the same. */
const SHORTEST = 12;

/** Letters that differ in one place of twelve are still the same item. */
const ALIKE = 0.92;

const words = (text: string): string =>
  foldForIdentity(text)
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();

function duplicateOf(item: CheckedItem, others: readonly OtherPlanItem[]): OtherPlanItem | null {
  const own = words(item.title);
  if (own.length < SHORTEST) return null;
  return others.find((other) => similarity(own, words(other.title)) >= ALIKE) ?? null;
}

function itemFindings(
  item: CheckedItem,
  others: readonly OtherPlanItem[],
  on: LocalDate,
): readonly MeasurabilityFinding[] {
  const found: MeasurabilityFinding[] = [];
  const isSecret = item.secrecy === "state_secret";
  if (isSecret || STATE_SECRET.test(item.title)) found.push(at(item, "state-secret"));
  if (!item.assignments.some(({ role }) => role === "lead")) found.push(at(item, "no-lead"));
  if (!isSecret && item.targets.length === 0 && item.criteria === null) {
    found.push(at(item, "qualitative"));
  }
  if (item.deadlineOn !== null && item.deadlineOn < on) {
    found.push(at(item, "period-past", { past: item.deadlineOn }));
  }
  const twin = duplicateOf(item, others);
  if (twin !== null) found.push(at(item, "duplicate", { duplicateOf: twin }));
  return found;
}

function targetFindings(item: CheckedItem, on: LocalDate): readonly MeasurabilityFinding[] {
  const hasProvider = item.assignments.some(({ role }) => role !== "coordinate");
  const { year } = dateParts(on);
  return item.targets.flatMap(({ id, code, rule, source }) => {
    const place = { targetId: id, targetCode: code };
    const found: MeasurabilityFinding[] = [];
    if (lacksBaseline(rule)) found.push(at(item, "no-baseline", place));
    if (item.secrecy !== "state_secret" && !hasProvider && source.trim() === "") {
      found.push(at(item, "no-source", place));
    }
    if (lastYear(rule) < year) {
      found.push(at(item, "period-past", { ...place, past: String(lastYear(rule)) }));
    }
    return found;
  });
}

/**
 * What of a plan could not be judged later, with the reason at each item and target (kiểm tra tính
 * đo được): nobody leads it, a change from nothing, a figure from nowhere, said by another plan
 * too, over before it begins, no figure and no published scale, or perhaps a state secret.
 */
export const checkMeasurability = (
  items: readonly CheckedItem[],
  others: readonly OtherPlanItem[],
  on: LocalDate,
): readonly MeasurabilityFinding[] =>
  items.flatMap((item) => [...itemFindings(item, others, on), ...targetFindings(item, on)]);

/** How many items have a reason at all. */
export const countUnmeasured = (findings: readonly MeasurabilityFinding[]): number =>
  new Set(findings.map(({ itemId }) => itemId)).size;
