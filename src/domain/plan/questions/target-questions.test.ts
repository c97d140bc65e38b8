import { describe, expect, it } from "vitest";
import { answeredTarget } from "../answered-target.ts";
import type { ReviewQuestion } from "../review-questions.ts";
import { listQuestions } from "../review-questions.ts";
import { readPlan } from "../read-plan.ts";

const TERM = { termFrom: 2026, termTo: 2030, planYear: 2026 };
const reading = (title: string) =>
  readPlan(
    ["KẾ HOẠCH", "Phát triển năm 2026", "I. NHIỆM VỤ", `1. ${title}`, "Chủ trì: Phòng Kinh tế"].map(
      (text) => ({ kind: "paragraph", text }),
    ),
  );
const asked = (title: string, id: string): ReviewQuestion | undefined =>
  listQuestions(reading(title), []).find((question) => question.id === id);
const target = (title: string, at = 0) => {
  const found = reading(title).items[0]?.targets[at];
  if (found === undefined) throw new Error(`no target in: ${title}`);
  return found;
};

describe("a target that can be read in two ways is asked about", () => {
  it("shares that do not make up 100% are asked about once", () => {
    const title = "Cơ cấu kinh tế: dịch vụ 65%; công nghiệp 30%; nông nghiệp 3,5%";
    expect(asked(title, "target:1:0:structure")).toMatchObject({
      sentence:
        "Các tỷ trọng ở nội dung 1 cộng lại là 98,5%, không phải 100%. Văn bản còn thành phần khác hay ghi sai số?",
      proposed: "incomplete",
    });
    expect(asked(title, "target:1:1:structure")).toBeUndefined();
  });

  it("shares that make up exactly 100% are not, as decimals and as ranges", () => {
    const exact = "Cơ cấu: dịch vụ 73,63%; công nghiệp 18,41%; hải sản 7,96%";
    const ranges = "Cơ cấu: dịch vụ 65 - 66%; công nghiệp 30 - 32%; nông nghiệp 3 - 4%";
    expect(asked(exact, "target:1:0:structure")).toBeUndefined();
    expect(asked(ranges, "target:1:0:structure")).toBeUndefined();
  });

  it("places may be a level, and the answer makes them one", () => {
    const title = "Lập lại trật tự trên 12 tuyến đường";
    expect(asked(title, "target:1:0:place")?.proposed).toBe("where");
    const more = answeredTarget(target(title), "k", { "k:place": "more" }, TERM);
    expect(more).toMatchObject({ comparator: ">=", strict: true, value: "12" });
  });

  it("a number without a unit is kept unless a person says it is no target", () => {
    const title = "Số bác sĩ/vạn dân 15";
    expect(asked(title, "target:1:0:unit")?.proposed).toBe("keep");
    expect(answeredTarget(target(title), "k", { "k:unit": "leave-out" }, TERM)).toBeNull();
  });

  it("a stretch level is judged unless a person leaves it out", () => {
    const title = "Thu ngân sách dự toán giao 465 tỷ đồng, phấn đấu 490 tỷ đồng";
    expect(asked(title, "target:1:1:stretch")?.options.map(({ value }) => value)).toEqual([
      "leave-out",
      "keep",
    ]);
    expect(answeredTarget(target(title, 1), "k", { "k:stretch": "leave-out" }, TERM)).toBeNull();
    expect(answeredTarget(target(title, 1), "k", {}, TERM)).toMatchObject({ value: "490" });
  });

  it("an average is one figure at the end of the term, unless it is wanted every year", () => {
    const title = "Tốc độ tăng giá trị sản xuất bình quân hằng năm đạt 16%";
    expect(asked(title, "target:1:0:frequency")?.proposed).toBe("by-year");
    expect(answeredTarget(target(title), "k", {}, TERM)).toMatchObject({ frequency: "by-year" });
    const yearly = answeredTarget(target(title), "k", { "k:frequency": "annual" }, TERM);
    expect(yearly).toMatchObject({ frequency: "annual" });
  });

  it("a rank is better the lower it is", () => {
    expect(answeredTarget(target("Chỉ số PCI nằm trong Top 5"), "k", {}, TERM)).toMatchObject({
      comparator: "<=",
      direction: "lower",
      value: "5",
    });
  });
});
