import { describe, expect, test } from "vitest";
import type { UrgingView } from "../../contract/urging.ts";
import { MESSAGE_STATES } from "../../domain/urging/delivery.ts";
import { daysOf, sentenceOf } from "./urging-model.ts";

const view = (
  policy: Partial<UrgingView["policy"]>,
  counts: Partial<UrgingView["counts"]> = {},
) => ({
  policy: {
    isOn: true,
    isRehearsal: false,
    hoursFrom: "07:00",
    hoursUntil: "17:30",
    workingDaysBefore: [1, 5, 3],
    ...policy,
  },
  hasMail: true,
  templates: [],
  counts: {
    ...(Object.fromEntries(MESSAGE_STATES.map((state) => [state, 0])) as UrgingView["counts"]),
    ...counts,
  },
});

describe("the head of the page says first what needs a person", () => {
  test.each([
    [view({ isOn: false }, { failed: 2 }), "Đang tắt nhắc việc tự động"],
    [view({}, { failed: 2, unknown: 1, sent: 40 }), "3 thư cần xem lại"],
    [view({ isRehearsal: true }), "Đang diễn tập: lời nhắc được soạn, không thư nào gửi đi"],
    [
      view({}),
      "Tự nhắc trước hạn 5, 3, 1 ngày làm việc, ngày cuối và mỗi ngày quá hạn, từ 07:00 đến 17:30",
    ],
    [view({ workingDaysBefore: [] }), "Tự nhắc ngày cuối và mỗi ngày quá hạn, từ 07:00 đến 17:30"],
  ])("%#", (shown, sentence) => {
    expect(sentenceOf(shown)).toBe(sentence);
  });
});

test("days are typed as people type them", () => {
  expect(daysOf("1; 5, 3 3")).toEqual([5, 3, 1]);
  expect(daysOf("")).toEqual([]);
  expect(daysOf("5, mai")).toBeUndefined();
  expect(daysOf("-1")).toBeUndefined();
});
