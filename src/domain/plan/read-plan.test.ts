import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DocumentBlock } from "./plan-document.ts";
import { readPlan } from "./read-plan.ts";

const paragraphs = (text: string): readonly DocumentBlock[] =>
  text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ kind: "paragraph", text: line.trim() }));

const rows = (...lines: readonly (readonly string[])[]): readonly DocumentBlock[] =>
  lines.map((cells) => ({ kind: "table-row", text: cells.join(" | "), cells }));

const PLAN = paragraphs(`
  ỦY BAN NHÂN DÂN
  HUYỆN BÌNH LỘC
  Số: /KH-UBND
  Bình Lộc, ngày tháng năm 2024
  KẾ HOẠCH
  Đánh giá kết quả thực hiện nhiệm kỳ 2020 -2025
  Căn cứ Nghị quyết số 05/NQ-HĐND ngày 12/7/2021 của HĐND huyện Bình Lộc về kế hoạch năm năm;
  I. MỤC ĐÍCH, YÊU CẦU
  1. Mục đích
  - Giao nhiệm vụ cho các phòng, ban trước ngày 01/01/2024.
  II. NỘI DUNG
  1. Nhóm chỉ tiêu về kinh tế.
  1.1. Phần đầu đưa lượng khách đạt 2 triệu lượt người/năm
  vào năm 2025.
  * Đơn vị thực hiện: Phòng Văn hóa và Thông tin, Công an huyện.
  * Thời gian thực hiện: Hoàn thành trước ngày 09/9/2024.
  1.2. *Không để xảy ra cháy lớn;*
  - Giảm các vụ tai nạn giao thông.
  * Đơn vị thực hiện: Công an huyện Bình Lộc; các phòng, ban
  * Thời gian thực hiện: Hoàn thành trước ngày 09/9/2024
  2. Xây dựng hệ thống biểu số liệu:
  Phân công tại các Biểu phụ lục số 01 và 02 đính kèm.
  III. TỔ CHỨC THỰC HIỆN
  1. Phòng Tài chính - Kế hoạch.
  - Tổng hợp báo cáo.
  Nơi nhận:
  - Như trên;
  - Lưu: VT.
  CHỦ TỊCH
  Nguyễn Văn An
`);

describe("a plan with labelled lines", () => {
  const reading = readPlan(PLAN);

  it("gives groups and items, and makes a childless group an item", () => {
    expect(reading.groups.map(({ id, title }) => [id, title])).toEqual([
      ["1", "Nhóm chỉ tiêu về kinh tế"],
      ["2", "Xây dựng hệ thống biểu số liệu"],
    ]);
    expect(reading.items.map(({ number, group }) => [number, group])).toEqual([
      ["1.1", "1"],
      ["1.2", "1"],
      ["2", "2"],
    ]);
  });

  it("joins a sentence that a page break cut, and mends the slip in it", () => {
    expect(reading.items[0]?.title).toBe(
      "Phấn đấu đưa lượng khách đạt 2 triệu lượt người/năm vào năm 2025",
    );
    expect(reading.repairs).toContainEqual(
      expect.objectContaining({ written: "Phần đầu", understood: "Phấn đấu" }),
    );
  });

  it("keeps the item's own words as they stand on the page", () => {
    expect(reading.items[0]?.originalText).toBe(
      "Phần đầu đưa lượng khách đạt 2 triệu lượt người/năm vào năm 2025.",
    );
  });

  it("understands each unit in its full name, with its role", () => {
    expect(
      reading.items[1]?.units.map(({ name, role, collective }) => [name, role, collective]),
    ).toEqual([
      ["Công an huyện Bình Lộc", "perform", false],
      ["Các phòng, ban", "perform", true],
    ]);
    expect(reading.items[0]?.units[1]?.name).toBe("Công an huyện Bình Lộc");
  });

  it("takes bullets for parts of the item and other lines for notes", () => {
    expect(reading.items[1]?.subItems).toEqual([
      expect.objectContaining({ marker: "-", text: "Giảm các vụ tai nạn giao thông" }),
    ]);
    expect(reading.items[2]?.notes).toBe("Phân công tại các Biểu phụ lục số 01 và 02 đính kèm.");
  });

  it("reads who issued it, on what basis and who signed", () => {
    expect(reading.metadata).toMatchObject({
      issuer: "Ủy ban nhân dân huyện Bình Lộc",
      documentType: "Kế hoạch",
      place: "Bình Lộc",
      number: null,
      numberPattern: "/KH-UBND",
      date: null,
      year: 2024,
      signer: { position: "Chủ tịch", name: "Nguyễn Văn An" },
      recipients: ["Như trên", "Lưu: VT"],
    });
    expect(reading.metadata.legalBases).toEqual([
      expect.objectContaining({
        number: "05/NQ-HĐND",
        date: "2021-07-12",
        issuer: "HĐND huyện Bình Lộc",
      }),
    ]);
  });

  it("points every part at the words it was read from", () => {
    const quote = ({ block, start, end }: { block: number; start: number; end: number }) =>
      PLAN[block]?.text.slice(start, end);
    for (const item of reading.items) {
      expect(item.spans.length).toBeGreaterThan(0);
      for (const unit of item.units) expect(quote(unit.span)).toBe(unit.raw);
      if (item.deadline !== null) expect(quote(item.deadline.span)).toBe(item.deadline.raw);
    }
    expect(reading.items[0]?.targets.map((target) => quote(target.span))).toEqual([
      "2 triệu lượt người/năm",
    ]);
  });

  it("suspects what a careful clerk would ask about", () => {
    const kinds = reading.suspicions.map((suspicion) => suspicion.kind);
    expect(kinds).toEqual(
      expect.arrayContaining(["number-missing", "date-missing", "appendix-missing", "spelling"]),
    );
  });
});

describe("the signature in one cell of a table", () => {
  it("is read line by line", () => {
    const cells = [
      "Nơi nhận:\n- Thành ủy;\n- Lưu: VT.",
      "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Bình",
    ];
    const { metadata } = readPlan([
      { kind: "paragraph", text: "1. Trồng mới 10 ha rừng." },
      { kind: "table-row", text: cells.join(" | "), cells },
    ]);
    expect(metadata.signer).toEqual({
      position: "Chủ tịch",
      name: "Trần Văn Bình",
      authority: "TM. ỦY BAN NHÂN DÂN",
    });
    expect(metadata.recipients).toEqual(["Thành ủy", "Lưu: VT"]);
  });
});

describe("purpose and requirements", () => {
  const read = (...lines: string[]) =>
    readPlan(lines.map((text) => ({ kind: "paragraph" as const, text })));
  const content = ["II. NỘI DUNG", "1. Trồng mới 10 ha rừng."];

  it("are told apart below one heading, line by line", () => {
    const { purposes, requirements, items } = read(
      "I. MỤC ĐÍCH, YÊU CẦU",
      "1. Mục đích",
      "- Đánh giá đúng kết quả;",
      "- Rút kinh nghiệm.",
      "2. Yêu cầu",
      "Số liệu phải có nguồn.",
      ...content,
    );
    expect(purposes).toEqual(["Đánh giá đúng kết quả", "Rút kinh nghiệm"]);
    expect(requirements).toEqual(["Số liệu phải có nguồn"]);
    expect(items.map(({ number }) => number)).toEqual(["1"]);
  });

  it("have no items, and what is under no heading of its own is purpose", () => {
    const { purposes, requirements } = read("I. MỤC ĐÍCH, YÊU CẦU", "- Làm rõ việc.", ...content);
    expect([purposes, requirements]).toEqual([["Làm rõ việc"], []]);
  });

  it("a task that begins with the word is no requirement", () => {
    const { requirements } = read(...content, "2. Yêu cầu các phòng gửi báo cáo quý.");
    expect(requirements).toEqual([]);
  });
});

describe("suspicions about items", () => {
  const of = (title: string): readonly string[] =>
    readPlan(
      paragraphs(`KẾ HOẠCH\nĐánh giá nhiệm kỳ 2020-2025\nI. NHIỆM VỤ\n1. ${title}\n2. Tổng kết`),
    )
      .suspicions.filter((suspicion) => suspicion.item === 1)
      .map((suspicion) => suspicion.kind);
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["Lập quy hoạch đến năm 2020, tầm nhìn 2025", ["odd-year"]],
    ["Lập quy hoạch đến năm 2030, tầm nhìn 2045", []],
    ["Hoàn thành 100% chỉ tiêu giao quân hằng năm", ["state-secret"]],
    ["Huy động đủ 100% số lượng tàu thuyền dân sự", ["state-secret"]],
    ["Huy động 95% trở lên số lượng quân nhân dự bị", ["state-secret"]],
    ["Huy động trẻ ra lớp đạt 100%", []],
  ];
  it.each(cases)("%s", (title, expected) => {
    expect(of(title)).toEqual(expected);
  });
});

describe("other layouts", () => {
  it("a table whose header names its columns", () => {
    const { items, groups } = readPlan([
      ...paragraphs("KẾ HOẠCH\nCông tác năm 2025\nI. DANH MỤC NHIỆM VỤ"),
      ...rows(
        ["TT", "Nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn"],
        ["A", "KINH TẾ", "", "", ""],
        [
          "1",
          "Thu ngân sách đạt 120 tỷ đồng",
          "Phòng Kinh tế",
          "Thuế cơ sở 3\nCông an phường",
          "Q4/2025",
        ],
      ),
    ]);
    expect(groups.map((group) => group.title)).toEqual(["Kinh tế"]);
    expect(items[0]).toMatchObject({
      number: "1",
      units: [
        { name: "Phòng Kinh tế", role: "lead" },
        { name: "Thuế cơ sở 3", role: "coordinate" },
        { name: "Công an phường", role: "coordinate" },
      ],
      deadline: { type: "quarter", date: "2025-12-31" },
      targets: [{ value: "120", unitOfMeasure: "tỷ đồng" }],
    });
  });

  it("units as headings above their tasks", () => {
    const { items } = readPlan(
      paragraphs(`THÔNG BÁO\nKết luận cuộc họp năm 2023
        1. Phòng Kinh tế và Hạ tầng:
        - Lắp đặt 18 camera; xong trong quý IV/2023.
        2. Công an huyện:
        - Giữ gìn trật tự.`),
    );
    expect(items.map((item) => [item.title, item.units[0]?.name, item.units[0]?.role])).toEqual([
      ["Lắp đặt 18 camera", "Phòng Kinh tế và Hạ tầng", "lead"],
      ["Giữ gìn trật tự", "Công an huyện", "lead"],
    ]);
  });

  it("sentences that assign", () => {
    const { items } = readPlan(
      paragraphs(`CHƯƠNG TRÌNH\nHành động năm 2022\nI. NHIỆM VỤ\n1. Kinh tế
        a) Giao Sở Công Thương chủ trì, phối hợp với Sở Tài chính, UBND các huyện xây dựng Đề án; trình UBND tỉnh trong tháng 6 năm 2022.
        b) Giao Sở Y tế chủ trì rà soát hồ sơ.`),
    );
    expect(items[0]).toMatchObject({
      title: "Xây dựng Đề án",
      units: [
        { name: "Sở Công Thương", role: "lead" },
        { name: "Sở Tài chính", role: "coordinate" },
        { name: "Ủy ban nhân dân các huyện", role: "coordinate", collective: true },
      ],
      deadline: { date: "2022-06-30" },
    });
  });
});

describe("any text at all", () => {
  const line = fc.string({
    unit: fc.constantFrom(
      "1.",
      "a)",
      "-",
      "*",
      "II.",
      " ",
      "Phòng ",
      "đạt ",
      "5%",
      ":",
      "|",
      "ngày ",
      "/",
      "(",
      ")",
      "trước ",
      "2024",
      "và ",
      "Ủ",
    ),
    maxLength: 14,
  });
  it("is read without failing, and twice the same way", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const blocks: readonly DocumentBlock[] = lines.map((text) => ({ kind: "paragraph", text }));
        expect(readPlan(blocks)).toEqual(readPlan(blocks));
      }),
      { numRuns: 150 },
    );
  });

  it("of great length is read to its end", () => {
    const long = Array.from({ length: 900 }, (_, i) => ({
      kind: "paragraph" as const,
      text: `${i + 1}. Xây dựng ${i} trường học đạt chuẩn, phấn đấu ${"đạt 95% ".repeat(20)}`,
    }));
    expect(readPlan(long).items).toHaveLength(900);
  }, 60_000);
});
