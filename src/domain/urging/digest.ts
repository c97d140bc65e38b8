import {
  type LocalDate,
  addDays,
  daysBetween,
  formatOfficialShortDate,
} from "../kernel/local-date.ts";
import { type CalendarDecision, NO_DECISION, isWorkingDay } from "../period/working-days.ts";

/** One task that a person still owes (phần việc còn nợ). */
export interface OwedTask {
  readonly round: string;
  readonly unit: string;
  readonly itemNumber: string;
  /** Null where the item is confidential: its title does not leave the house. */
  readonly itemTitle: string | null;
  /** The last day on which it is in time; a returned task has its own. */
  readonly dueOn: LocalDate;
  readonly isReturned: boolean;
  /** An obstacle was raised and not answered yet: the unit waits, it is not late. */
  readonly isBlocked: boolean;
}

/** When a digest goes out (nhịp nhắc việc). */
export interface DigestPolicy {
  /** Working days before the last day, each at most twenty. */
  readonly workingDaysBefore: readonly number[];
  /** Hours that must have passed since the person's last digest. */
  readonly restHours: number;
}

export const USUAL_DIGESTS: DigestPolicy = { workingDaysBefore: [5, 3, 1], restHours: 24 };

/** before: some working days are left · due: today is the last day · late: the last day has passed. */
export type DigestOccasion = "before" | "due" | "late";

/** Working days after `from` up to and including `to`; 0 where `to` is not later. */
export function workingDaysLeft(
  from: LocalDate,
  to: LocalDate,
  decision: CalendarDecision = NO_DECISION,
): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isWorkingDay(day, decision)) count += 1;
  return count;
}

/** Twenty working days never take longer, not even over Tết. */
const FARTHEST = 60;

/**
 * Why this task speaks today, undefined where it is silent. A last day off work speaks on the working
 * day before it: nobody reads a message on a Sunday.
 */
export function occasionOf(
  { dueOn, isBlocked }: Pick<OwedTask, "dueOn" | "isBlocked">,
  today: LocalDate,
  policy: DigestPolicy = USUAL_DIGESTS,
  decision: CalendarDecision = NO_DECISION,
): DigestOccasion | undefined {
  if (isBlocked) return undefined;
  if (today > dueOn) return "late";
  if (today === dueOn) return "due";
  if (daysBetween(today, dueOn) > FARTHEST) return undefined;
  const left = workingDaysLeft(today, dueOn, decision);
  if (left === 0) return "before";
  return policy.workingDaysBefore.includes(left) ? "before" : undefined;
}

/** Everything one person owes, told at once (bản nhắc việc trong ngày). */
export interface Digest {
  readonly occasion: DigestOccasion;
  /** Days left, 0 today, negative when late; of the most pressing task. */
  readonly daysLeft: number;
  /** The most pressing first; blocked ones last, for they wait for somebody else. */
  readonly tasks: readonly OwedTask[];
}

const GRAVITY: readonly DigestOccasion[] = ["late", "due", "before"];

/** Equal ones stay in the order of the plan, in which they come. */
const byPressure = (a: OwedTask, b: OwedTask): number =>
  Number(a.isBlocked) - Number(b.isBlocked) ||
  a.dueOn.localeCompare(b.dueOn) ||
  a.round.localeCompare(b.round, "vi");

/**
 * The digest of a person today, undefined where none is due: nothing is owed, nothing of it speaks
 * today, or the last one is too fresh. It lists all that is owed, also what does not speak by itself.
 */
export function digestOf(
  tasks: readonly OwedTask[],
  at: { readonly today: LocalDate; readonly hoursSinceLast: number | null },
  policy: DigestPolicy = USUAL_DIGESTS,
  decision: CalendarDecision = NO_DECISION,
): Digest | undefined {
  // either way: a clock that was set back does not open a second digest of the day
  if (at.hoursSinceLast !== null && Math.abs(at.hoursSinceLast) < policy.restHours)
    return undefined;
  const occasions = tasks.map((task) => occasionOf(task, at.today, policy, decision));
  const occasion = GRAVITY.find((each) => occasions.includes(each));
  if (occasion === undefined) return undefined;
  const sorted = tasks.toSorted(byPressure);
  return { occasion, daysLeft: daysBetween(at.today, sorted[0]?.dueOn ?? at.today), tasks: sorted };
}

/** "quá hạn 2 ngày", "hạn hôm nay", "hạn 8/9/2024". */
function dueInWords({ dueOn, isBlocked, isReturned }: OwedTask, today: LocalDate): string {
  const days = daysBetween(today, dueOn);
  const due =
    days < 0
      ? `quá hạn ${-days} ngày`
      : days === 0
        ? "hạn hôm nay"
        : `hạn ${formatOfficialShortDate(dueOn)}`;
  if (isBlocked) return "đang chờ trả lời vướng mắc";
  return isReturned ? `được trả lại để sửa, ${due}` : due;
}

/** The lines of a digest, one a task, under the name of each round. */
export function digestLines({ tasks }: Digest, today: LocalDate): readonly string[] {
  const rounds = [...new Set(tasks.map(({ round }) => round))];
  const units = new Set(tasks.map(({ unit }) => unit));
  return rounds.flatMap((round) => [
    `${round}:`,
    ...tasks
      .filter((task) => task.round === round)
      .map((task) => {
        const title = task.itemTitle ?? "nội dung mật, xem trong phần mềm";
        const unit = units.size > 1 ? `, ${task.unit}` : "";
        return `- ${task.itemNumber}${unit} (${dueInWords(task, today)}) ${title}`;
      }),
  ]);
}
