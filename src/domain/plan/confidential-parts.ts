import type { Answers } from "./answered-target.ts";
import type { PlanReading, ReadGroup, ReadItem } from "./plan-reading.ts";

const CONFIDENTIAL = /quốc phòng|an ninh/iu;

/** True for a group that only people named for it may see: as answered, or by what it is about. */
export function isGroupConfidential(group: ReadGroup, answers: Answers): boolean {
  const answered = answers[`confidential:${group.id}`];
  return typeof answered === "boolean" ? answered : CONFIDENTIAL.test(group.title);
}

/** True for an item whose figures may be state secrets, unless a person opened it (bí mật nhà nước). */
export const isItemSecret = (item: ReadItem, reading: PlanReading, answers: Answers): boolean =>
  answers[`open:${item.ordinal}`] !== true &&
  reading.suspicions.some((each) => each.kind === "state-secret" && each.item === item.ordinal);

/** True where any part of a reading is for named people alone. */
export const hasConfidentialParts = (reading: PlanReading, answers: Answers): boolean =>
  reading.groups.some((group) => isGroupConfidential(group, answers)) ||
  reading.items.some((item) => isItemSecret(item, reading, answers));
