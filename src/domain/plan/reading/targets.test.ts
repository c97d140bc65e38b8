import { describe, expect, it } from "vitest";
import { sourced } from "./sourced-text.ts";
import { readTargets } from "./targets.ts";

/** A target in one line: comparator (with ! for strict), value, upper value, unit. */
const brief = (text: string): readonly string[] =>
  readTargets(sourced(0, text)).map((target) =>
    [
      `${target.comparator}${target.strict ? "!" : ""}`,
      target.value ?? "-",
      ...(target.valueTo === null ? [] : [`..${target.valueTo}`]),
      target.unitOfMeasure ?? "",
    ]
      .join(" ")
      .trim(),
  );

describe("the words around a number give its comparison", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["Tỷ lệ hộ dân dùng nước sạch đạt 98%", ["= 98 %"]],
    ["Trồng mới từ 12 ha đến 15 ha rừng", ["between 12 ..15 ha"]],
    ["Nâng cấp 03 và làm mới 05 cầu", ["= 3 cầu", "= 5 cầu"]],
    ["Tinh giản ít nhất 4% biên chế", ["decrease_by 4 %"]],
    ["Miễn, giảm tiền thuê cho 90% hộ kinh doanh", ["= 90 %"]],
    ["Kiểm tra công tác giảm nghèo tại ít nhất 6 xã, phường", [">= 6 xã, phường"]],
    ["Giá trị sản xuất trên 1 ha đạt 140 triệu đồng", ["= 140 triệu đồng"]],
    ["Vận hành trạm bơm công suất 900 m3/giờ", []],
    [
      "Duy trì 4/4 trường đạt chuẩn, có thêm 01 trường mức độ 2",
      ["maintain 4 trường", "increase_by 1 trường"],
    ],
    ["Tỷ lệ hộ dân dùng nước sạch đạt 98% trở lên", [">= 98 %"]],
    ["Tỷ lệ hộ dân dùng nước sạch đạt từ 98,5% trở lên", [">= 98.5 %"]],
    ["Tỷ lệ hộ dân dùng nước sạch đạt trên 98%", [">=! 98 %"]],
    ["Tỷ lệ hộ nghèo còn dưới 01%", ["<=! 1 %"]],
    ["Tỷ lệ hộ cận nghèo giảm còn không quá 4%", ["<= 4 %"]],
    ["Thu ngân sách không thấp hơn 14.600 tỷ đồng", [">= 14600 tỷ đồng"]],
    ["Tổ chức tối thiểu 02 hội nghị", [">= 2 hội nghị"]],
    ["Tổ chức không quá 02 hội nghị", ["<= 2 hội nghị"]],
    ["Giới thiệu việc làm cho khoảng 120 lao động", ["approx 120 lao động"]],
    ["Tốc độ tăng GRDP đạt từ 8,5% đến 9%", ["between 8.5 ..9 %"]],
    ["Tỷ lệ số hóa đạt 50 - 60%", ["between 50 ..60 %"]],
    ["Giảm 5-10% số vụ tai nạn giao thông", ["decrease_by 5 ..10 %"]],
    ["Kéo giảm ít nhất 5% tội phạm", ["decrease_by 5 %"]],
    ["Rút ngắn 15% thời gian giải quyết", ["decrease_by 15 %"]],
    ["Sản lượng tăng 12% so với năm 2022", ["increase_by 12 %"]],
    ["Tỷ lệ tăng dân số tự nhiên dưới 1,05%", ["<=! 1.05 %"]],
    ["Duy trì 100% trạm y tế đạt chuẩn", ["maintain 100 %"]],
    ["Hoàn thành 100% chỉ tiêu thu", ["complete 100 %"]],
    ["Hoàn thành 80% trở lên số việc", [">= 80 %"]],
    ["Có 04/09 thôn đạt chuẩn", ["= 4 thôn"]],
    ["Xây dựng 02 căn nhà/năm", ["= 2 căn nhà"]],
    ["Đón 3,2 triệu lượt khách", ["= 3.2 triệu lượt khách"]],
    ["Nâng tỷ lệ chiếu sáng hẻm lên ≥ 80%", [">= 80 %"]],
    ["Giảm tỷ lệ hộ nghèo bình quân 1,2 điểm %/năm", ["decrease_by 1.2 điểm %"]],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe("numbers that set nothing are left out", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["Tỷ lệ suy dinh dưỡng ở trẻ em dưới 5 tuổi dưới 7%", ["<=! 7 %"]],
    ["100% học sinh từ lớp 3 đến lớp 9 học bơi", ["= 100 %"]],
    ["Xây nhà văn hóa tại các phường 10, 12, Thắng Nhất", []],
    ["Tổ chức thực hiện Đề án đến năm 2020, tầm nhìn 2025", []],
    ["Cấp tài khoản mức độ 2 cho 85.000 công dân", ["= 85000 công dân"]],
    ["Đạt 9 bác sĩ/10.000 dân", ["= 9 bác sĩ/10.000 dân"]],
    ["Bảo đảm 100% trường dạy 2 buổi/ngày", ["= 100 %"]],
    ["Thu ngân sách 6 tháng cuối năm đạt 118,4 tỷ đồng", ["= 118.4 tỷ đồng"]],
    ["Thực hiện Nghị quyết số 18/NQ-HĐND", []],
    ["Giải tỏa các điểm lấn chiếm trên tuyến ĐT.825", []],
    ["Vận hành chính quyền địa phương 02 cấp", []],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe("words may set something without a number", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["Không để xảy ra đua xe trái phép", ["avoid 0"]],
    ["Không còn hộ nghèo theo chuẩn quốc gia", ["avoid 0"]],
    ["Hoàn chỉnh toàn bộ các quy hoạch", ["complete -"]],
    ["Mỗi phường đều có trạm y tế", ["complete -"]],
    ["Thu đạt và vượt chỉ tiêu Tỉnh giao", [">= -"]],
    ["Giảm tội phạm so với nhiệm kỳ trước", ["decrease_by -"]],
    ["Hướng đến du lịch thông minh", []],
  ];
  it.each(cases)("%s", (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe("one sentence may set several targets", () => {
  it("names each member of a list after its common head", () => {
    const targets = readTargets(
      sourced(0, "Tỷ lệ huy động trẻ em vào nhà trẻ đạt 40%, tiểu học đạt 99,9%"),
    );
    expect(targets.map((target) => target.measure)).toEqual([
      "Tỷ lệ huy động trẻ em vào nhà trẻ",
      "Tỷ lệ huy động tiểu học",
    ]);
  });

  it("keeps the shares of one structure together", () => {
    const text =
      "Duy trì cơ cấu kinh tế theo tỷ trọng: Du lịch 73,63%, công nghiệp 18,41%, hải sản 7,96%";
    const targets = readTargets(sourced(0, text));
    expect(
      targets.map(({ measure, comparator, decimals }) => [measure, comparator, decimals]),
    ).toEqual([
      ["Tỷ trọng du lịch", "maintain", 2],
      ["Tỷ trọng công nghiệp", "maintain", 2],
      ["Tỷ trọng hải sản", "maintain", 2],
    ]);
  });

  it("says when, against what, and without whom", () => {
    const [yearly, due] = readTargets(
      sourced(0, "Giảm tỷ lệ hộ nghèo 0,8%/năm, đến cuối năm 2026 còn dưới 2,6%"),
    );
    expect(yearly).toMatchObject({ frequency: "annual", comparator: "decrease_by" });
    expect(due).toMatchObject({ frequency: "by-year", dueYear: 2026, strict: true });
    const [growth] = readTargets(sourced(0, "Sản lượng tăng 20% so với năm 2023"));
    expect(growth).toMatchObject({ baseline: "Năm 2023", dueYear: null });
    const [poor] = readTargets(sourced(0, "Không còn hộ nghèo (trừ đối tượng bảo trợ xã hội)"));
    expect(poor).toMatchObject({ exclusion: "trừ đối tượng bảo trợ xã hội", implied: true });
  });

  it("points at the number and its unit", () => {
    const text = "Xây dựng 02 căn nhà/năm";
    const [target] = readTargets(sourced(3, text));
    expect(target?.span.block).toBe(3);
    expect(text.slice(target?.span.start, target?.span.end)).toBe("02 căn nhà/năm");
  });
});
