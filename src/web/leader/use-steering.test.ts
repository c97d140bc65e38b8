import { describe, expect, test } from "vitest";
import { waitingReport } from "./use-steering.ts";

const version = (number: number, kind?: "approved" | "returned") => ({
  version: number,
  checksum: "",
  madeBy: "Phòng TC–KH",
  madeAt: "2024-09-17T03:40:00.000Z",
  decision:
    kind === undefined
      ? null
      : { kind, by: "Chủ tịch", at: "2024-09-17T04:00:00.000Z", reason: "" },
});
const report = (
  state: "draft" | "presented" | "approved",
  versions: readonly ReturnType<typeof version>[],
) => ({ title: "Báo cáo gửi Thành ủy", state, versions: [...versions] });

describe("a report waits for a leader", () => {
  test("in its newest version that nobody has decided on", () => {
    const waiting = waitingReport(report("presented", [version(4, "returned"), version(5)]));
    expect(waiting).toEqual({
      title: "Báo cáo gửi Thành ủy",
      version: 5,
      presentedBy: "Phòng TC–KH",
      presentedAt: "2024-09-17T03:40:00.000Z",
    });
  });

  test.each([
    ["while it is written", report("draft", [version(4, "returned")])],
    ["once it is approved", report("approved", [version(5, "approved")])],
    ["when every version is decided", report("presented", [version(5, "approved")])],
  ])("but not %s", (_name, facts) => expect(waitingReport(facts)).toBeNull());
});
