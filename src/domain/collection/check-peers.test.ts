import { describe, expect, test } from "vitest";
import { aFormColumn, aFormRow } from "../../../test/support/forms.ts";
import { checkPeers } from "./check-peers.ts";
import type { FormRow } from "./form.ts";

/** "từ 412 xuống 395" as a pair. */
const pair = (before: string, now: string) => ({ before, now });
/** Poor households of sixteen wards, each a little fewer than the year before. */
const WARDS = Array.from({ length: 16 }, (_, at) => pair(`${200 + at * 11}`, `${188 + at * 10}`));

const found = (own: readonly [string, string], others = WARDS, changes: Partial<FormRow> = {}) =>
  checkPeers(aFormRow("Số hộ nghèo", changes), aFormColumn(2024), pair(...own), others);

describe("checkPeers: a figure that moves otherwise than those of the other units", () => {
  test("is told with its change and theirs, as a hint", () => {
    expect(found(["210", "420"])).toMatchObject({ severity: "hint", code: "unlike_peers" });
    expect(found(["210", "420"])?.message).toBe(
      "Số này thay đổi +100% so với năm trước, trong khi 16 đơn vị khác thường thay đổi −6,9%. Xem lại trước khi chấp nhận.",
    );
  });

  const rate = { unitOfMeasure: "%", decimals: 1 };
  const rates = WARDS.map((_, at) => pair("96", `${96 + (at % 3)}`));
  test.each<readonly [string, readonly [string, string], typeof WARDS, Partial<FormRow>, boolean]>([
    ["a ward that moves as the others is not", ["230", "212"], WARDS, {}, false],
    ["a third fewer is not", ["300", "200"], WARDS, {}, false],
    ["a few cases are not", ["3", "12"], WARDS, {}, false],
    ["nothing the year before is not", ["0", "300"], WARDS, {}, false],
    ["four other units are too few to tell", ["210", "420"], WARDS.slice(0, 4), {}, false],
    [
      "where all stand still, half as much again is not",
      ["100", "150"],
      WARDS.map(() => pair("50", "50")),
      {},
      false,
    ],
    ["but twice as much is", ["100", "200"], WARDS.map(() => pair("50", "50")), {}, true],
    [
      "where units move in every way, nothing is odd",
      ["100", "230"],
      WARDS.map((_, at) => pair("100", `${40 + at * 20}`)),
      {},
      false,
    ],
    ["a rate that falls ten points alone is", ["97", "87"], rates, rate, true],
    ["one that falls by two is not", ["97", "95"], rates, rate, false],
  ])("%s", (_rule, own, others, changes, isFound) => {
    expect(found(own, others, changes) !== undefined).toBe(isFound);
  });
});
