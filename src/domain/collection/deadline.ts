import { type LocalDate, daysBetween, formatOfficialShortDate } from "../kernel/local-date.ts";

/** What lateness is measured from. Days are those of Asia/Ho_Chi_Minh. */
export interface DeadlineCase {
  /** The last day that is still in time; with an extension, the extended one. */
  readonly dueOn: LocalDate;
  /** The day before any extension; equal to `dueOn` where there was none. */
  readonly originalDueOn: LocalDate;
  readonly today: LocalDate;
  /** The day the unit first answered in full; null while it still owes. */
  readonly answeredOn: LocalDate | null;
  /** The unit whose figure it waits for; null where it waits for nobody. */
  readonly waitsFor: string | null;
}

/** How a unit stands with its deadline (thời hạn): a fact beside the state of its work. */
export type DeadlineFact =
  | { readonly kind: "answered"; readonly daysLate: number }
  | { readonly kind: "blocked"; readonly waitsFor: string }
  | { readonly kind: "ahead"; readonly daysLeft: number }
  | { readonly kind: "late"; readonly daysLate: number };

/** Judges fairly: what was answered is never late again, and who waits for another is not late. */
export function deadlineFact(input: DeadlineCase): DeadlineFact {
  const { dueOn, today, answeredOn, waitsFor } = input;
  if (answeredOn !== null)
    return { kind: "answered", daysLate: Math.max(0, daysBetween(dueOn, answeredOn)) };
  const daysLeft = daysBetween(today, dueOn);
  if (daysLeft >= 0) return { kind: "ahead", daysLeft };
  return waitsFor === null ? { kind: "late", daysLate: -daysLeft } : { kind: "blocked", waitsFor };
}

export const isLate = (fact: DeadlineFact): boolean =>
  fact.kind === "late" || (fact.kind === "answered" && fact.daysLate > 0);

/** A piece of a sentence: "còn 3 ngày", "quá hạn 2 ngày", "nộp đúng hạn". */
export function deadlineInWords(fact: DeadlineFact): string {
  switch (fact.kind) {
    case "answered":
      return fact.daysLate === 0 ? "nộp đúng hạn" : `nộp muộn ${fact.daysLate} ngày`;
    case "blocked":
      return `đang chờ số liệu của ${fact.waitsFor}`;
    case "ahead":
      return fact.daysLeft === 0 ? "hạn hết hôm nay" : `còn ${fact.daysLeft} ngày`;
    case "late":
      return `quá hạn ${fact.daysLate} ngày`;
    default:
      return fact satisfies never;
  }
}

/** Both dates of an extended deadline, for statistics that stay fair; empty where it was not extended. */
export const extensionInWords = ({ dueOn, originalDueOn }: DeadlineCase): string =>
  dueOn === originalDueOn
    ? ""
    : `được gia hạn từ ${formatOfficialShortDate(originalDueOn)} đến ${formatOfficialShortDate(dueOn)}`;
