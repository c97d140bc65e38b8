import { type LocalDate, formatOfficialShortDate } from "../../kernel/local-date.ts";
import {
  DEADLINE_POLICIES,
  type DeadlinePolicy,
  describeDay,
  describeDueDay,
  interpretDeadline,
} from "../deadline-policy.ts";
import type { PlanReading, ReadDeadline } from "../plan-reading.ts";
import type { OpenQuestion } from "./question.ts";

const lastDay = (
  deadline: ReadDeadline,
  policy: DeadlinePolicy,
  describe: (day: LocalDate) => string,
): string => {
  const { dueOn } = interpretDeadline(deadline, policy);
  return dueOn === null ? "" : describe(dueOn);
};

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "trước ngày" is asked once for the whole plan, on its commonest date. */
export function deadlineQuestion(reading: PlanReading): readonly OpenQuestion[] {
  const before = reading.items.flatMap(({ ordinal, deadline }) =>
    deadline?.relation === "before" && deadline.date !== null ? [{ ordinal, deadline }] : [],
  );
  const times = (date: string | null): number =>
    before.filter(({ deadline }) => deadline.date === date).length;
  const commonest = [...before].sort((a, b) => times(b.deadline.date) - times(a.deadline.date))[0];
  if (commonest === undefined || commonest.deadline.date === null) return [];
  const { deadline } = commonest;
  const [earlier = "", later = ""] = DEADLINE_POLICIES.map((policy) =>
    lastDay(deadline, policy, describeDay),
  );
  const written = `trước ngày ${formatOfficialShortDate(commonest.deadline.date)}`;
  return [
    {
      id: "deadline-policy",
      kind: "deadline-policy",
      items: before.map(({ ordinal }) => ordinal),
      sentence: `Văn bản ghi “${written}”. Thời hạn là ${earlier} hay ${later}?`,
      options: DEADLINE_POLICIES.map((policy) => ({
        value: policy,
        label: capitalised(lastDay(deadline, policy, describeDueDay)),
      })),
      proposed: "before-means-end-of-previous-day",
      confidence: "uncertain",
      alike: null,
    },
  ];
}
