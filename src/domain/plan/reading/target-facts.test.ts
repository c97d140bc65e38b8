import { describe, expect, it } from "vitest";
import type { ReadTarget } from "../plan-reading.ts";
import { sourced } from "./sourced-text.ts";
import { readTargets } from "./targets.ts";

const read = (text: string): readonly ReadTarget[] => readTargets(sourced(0, text));
const first = (text: string): Partial<ReadTarget> => read(text)[0] ?? {};

describe("what the words around a number say of it", () => {
  const cases: readonly (readonly [string, Partial<ReadTarget>])[] = [
    [
      "Giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 46.600 tỷ đồng",
      { value: "46600", priceBasis: "Giá so sánh 2010" },
    ],
    [
      "Thu nhập bình quân đầu người đạt 68 triệu đồng (giá hiện hành)",
      { value: "68", priceBasis: "Giá hiện hành", average: false },
    ],
    ["Tốc độ tăng dân số bình quân hằng năm dưới 1%", { average: true, frequency: "annual" }],
    ["Huy động 95% quân số khi có lệnh gọi", { occasion: "Khi có lệnh gọi" }],
    ["Đạt 100% chỉ tiêu cấp trên giao", { quota: "Chỉ tiêu cấp trên giao" }],
    ["Thu ngân sách vượt 10% dự toán Tỉnh giao", { quota: "Dự toán Tỉnh giao", value: "10" }],
    ["GRDP bình quân đầu người đạt 9.620 USD (trừ dầu khí)", { exclusion: "trừ dầu khí" }],
    ["Tổng vốn đầu tư giai đoạn 2026 - 2030: 5.000 tỷ đồng", { frequency: "cumulative" }],
    ["Mỗi năm trồng 15.000 cây xanh", { frequency: "annual", measure: "Cây xanh được trồng" }],
    ["Thu ngân sách đạt 44% so dự toán tỉnh giao", { baseline: "Dự toán tỉnh giao" }],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(first(text)).toMatchObject(expected);
  });
});

describe("a movement sets the level it reaches", () => {
  const cases: readonly (readonly [string, Partial<ReadTarget>])[] = [
    [
      "Tăng tỷ lệ che phủ rừng từ 45% lên 47%",
      { measure: "Tỷ lệ che phủ rừng", comparator: "=", value: "47", baseline: "45%" },
    ],
    [
      "Giảm tỷ lệ hộ nghèo từ 4,2% xuống dưới 3%",
      { comparator: "<=", strict: true, value: "3", baseline: "4,2%" },
    ],
    ["Rút ngắn thời gian từ 20 ngày xuống còn 12 ngày", { value: "12", baseline: "20 ngày" }],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(read(text)).toHaveLength(1);
    expect(first(text)).toMatchObject(expected);
  });
});

describe("what stands before another number belongs to it", () => {
  it("“trong đó” gives parts of the whole before it", () => {
    const targets = read("Tăng trưởng đạt 16%, trong đó nông nghiệp 6%, công nghiệp 18%");
    expect(targets.map(({ parent }) => parent)).toEqual([null, 0, 0]);
  });

  it("a list behind “trong đó:” does not lose the whole", () => {
    const targets = read("Tốc độ tăng trưởng đạt từ 9,5%/năm trở lên, trong đó: lúa 3%; cá 8%");
    expect(targets.map(({ value, parent }) => [value, parent])).toEqual([
      ["9.5", null],
      ["3", 0],
      ["8", 0],
    ]);
  });

  it("a growth beside a level measures the same", () => {
    const [level, growth] = read("Giá trị xuất khẩu đạt 575 triệu USD, tăng 15%");
    expect(growth).toMatchObject({ measure: level?.measure, comparator: "increase_by" });
  });

  it("a number in brackets repeats the measure before it", () => {
    expect(read("Xã đạt chuẩn nông thôn mới 50% (8 xã)").map(({ measure }) => measure)).toEqual([
      "Xã đạt chuẩn nông thôn mới",
      "Xã đạt chuẩn nông thôn mới",
    ]);
  });

  it("an assigned and a stretch level are two levels of one measure", () => {
    const targets = read("Thu ngân sách: dự toán giao 465 tỷ đồng, phấn đấu 490 tỷ đồng");
    expect(targets.map(({ level, value }) => [level, value])).toEqual([
      ["assigned", "465"],
      ["stretch", "490"],
    ]);
  });

  it("“phấn đấu” alone is no second level", () => {
    expect(first("Phấn đấu đạt 95% hộ dân dùng nước sạch").level).toBeNull();
  });

  it("shares know the whole they make up", () => {
    const shares = read("Cơ cấu kinh tế: dịch vụ 65%; công nghiệp 30%; nông nghiệp 5%");
    expect(shares.map(({ structure }) => structure)).toEqual(
      Array.from({ length: 3 }, () => "Cơ cấu kinh tế"),
    );
  });
});

describe("numbers are written in many ways", () => {
  const cases: readonly (readonly [string, string | null, string | null])[] = [
    ["Tổng thu từ du lịch tăng gấp đôi so với năm 2021", "2", "lần"],
    ["Số doanh nghiệp tăng gấp rưỡi", "1.5", "lần"],
    ["Một nửa số xã đạt chuẩn", "50", "%"],
    ["Diện tích nhà ở đạt 27 m² sàn/người", "27", "m² sàn/người"],
    ["Tỷ số tử vong mẹ không quá 12/100.000 trẻ đẻ sống", "12", "/100.000 trẻ đẻ sống"],
    ["Chỉ số PCI nằm trong Top 5", "5", "hạng"],
    ["Xếp hạng chuyển đổi số từ thứ 10 trở lên", "10", "hạng"],
    ["Số bác sĩ/vạn dân 15", "15", null],
  ];
  it.each(cases)("%s", (text, value, unit) => {
    expect(first(text)).toMatchObject({ value, unitOfMeasure: unit });
  });

  it("“trên 12 tuyến đường” may say where, so it is not certain", () => {
    expect(first("Lập lại trật tự vỉa hè trên 12 tuyến đường")).toMatchObject({
      comparator: "=",
      confidence: "uncertain",
    });
    expect(first("Nâng cấp đạt trên 12 tuyến đường")).toMatchObject({
      comparator: ">=",
      strict: true,
    });
  });
});
