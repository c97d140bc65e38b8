import { describe, expect, test } from "vitest";
import { afterAttempt } from "./delivery.ts";

const HOUR = 3_600_000;

describe("after an attempt", () => {
  test("a message that was taken, refused or left unanswered is not sent again by itself", () => {
    const states = (["sent", "refused", "unanswered"] as const).map((kind) =>
      afterAttempt({ kind, answer: "" }, 1, HOUR),
    );
    expect(states).toEqual([
      { state: "sent", pause: null },
      { state: "failed", pause: null },
      { state: "unknown", pause: null },
    ]);
  });

  test("what nobody would take is tried after longer and longer pauses", () => {
    const pauses = [1, 2, 3, 4, 5, 6, 50].map(
      (attempts) => afterAttempt({ kind: "unreachable", answer: "" }, attempts, 24 * HOUR).pause,
    );
    expect(pauses.map((pause) => (pause ?? 0) / 60_000)).toEqual([1, 5, 15, 30, 60, 60, 60]);
  });

  test("it fails in the open where the next attempt would come too late to make sense", () => {
    expect(afterAttempt({ kind: "unreachable", answer: "" }, 5, HOUR)).toEqual({
      state: "failed",
      pause: null,
    });
  });
});
