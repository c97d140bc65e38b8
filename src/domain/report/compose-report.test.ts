import { describe, expect, test } from "vitest";
import type { Verdict } from "../evaluation/verdict.ts";
import { composeReport } from "./compose-report.ts";
import type { ReportInput, ReportTarget, YearValue } from "./report-input.ts";
import type { ReportModel, Run } from "./report-model.ts";
import { textOf } from "./report-model.ts";
import { TERM_REPORT_OUTLINE } from "./report-outline.ts";

const actual = (year: number, value: string | null): YearValue => ({
  year,
  kind: "actual",
  value,
  status: null,
  observationIds: value === null ? [] : [`obs-${year}`],
});

const aTarget = (rest: Partial<ReportTarget> = {}): ReportTarget => ({
  id: "target-1",
  itemId: "item-1",
  code: "1.1",
  measure: "Tỷ lệ bao phủ bảo hiểm y tế",
  requirement: "đạt 95% trở lên",
  unitOfMeasure: "%",
  decimals: 1,
  verdict: "met",
  override: null,
  attainment: "101.3",
  values: [actual(2024, "96.2")],
  ...rest,
});

const withVerdicts = (verdicts: readonly Verdict[]): readonly ReportTarget[] =>
  verdicts.map((verdict, index) =>
    aTarget({ id: `target-${index}`, code: `1.${index + 1}`, verdict }),
  );

const anInput = (rest: Partial<ReportInput> = {}): ReportInput => ({
  issuing: {
    superior: null,
    issuingBody: ["Ủy ban nhân dân", "xã Bình An"],
    issuerName: "Ủy ban nhân dân xã Bình An",
    place: "Bình An",
    number: null,
    symbol: "/BC-UBND",
    date: null,
    year: 2025,
    addressees: ["Đảng ủy xã"],
    legalBases: [],
    signature: { authority: [], position: "Chủ tịch", name: null },
    recipients: [],
    writtenAt: "2025-01-02T03:04:05Z",
  },
  subject: "Đánh giá nhiệm kỳ",
  planCitation: null,
  term: { from: 2021, to: 2025, label: "nhiệm kỳ 2020 - 2025" },
  nextTerm: { from: 2026, to: 2030, label: "nhiệm kỳ 2025 - 2030" },
  asOf: 2024,
  groups: [
    {
      id: "group-1",
      number: "1",
      title: "Y tế",
      items: [{ id: "item-1", number: "1.1", title: "Bảo hiểm y tế", isWithheld: false }],
    },
  ],
  targets: [aTarget()],
  narratives: [],
  unitFigures: [],
  tables: [],
  collection: null,
  outline: TERM_REPORT_OUTLINE,
  overrides: {},
  settings: { metIncludesExceeded: true },
  freezeVersion: null,
  ...rest,
});

function runsOf(model: ReportModel, id: string): readonly Run[] {
  for (const block of model.body) {
    if (block.kind === "paragraph" && block.id === id) return block.runs;
    const item = block.kind === "list" ? block.items.find((entry) => entry.id === id) : undefined;
    if (item !== undefined) return item.runs;
  }
  throw new Error(`no block ${id}`);
}

const said = (input: ReportInput, id: string): string => textOf(runsOf(composeReport(input), id));

describe("composeReport(input)", () => {
  test("the count of met targets says that exceeded ones are among them", () => {
    const targets = withVerdicts(["exceeded", "met", "met", "not_met"]);
    expect(said(anInput({ targets }), "targets.summary")).toBe(
      "Kế hoạch có 01 chỉ tiêu, nhiệm vụ thuộc 01 nhóm, trong đó 04 mục tiêu được đánh giá bằng số liệu. Đến năm 2024: 03/04 mục tiêu đạt (trong đó 01 mục tiêu vượt); 01 mục tiêu chưa đạt. Trong Báo cáo này, số mục tiêu đạt đã bao gồm số mục tiêu vượt.",
    );
  });

  test("counted apart, exceeded and met add up to no more than the targets", () => {
    const targets = withVerdicts(["exceeded", "met", "met", "not_met"]);
    const input = anInput({ targets, settings: { metIncludesExceeded: false } });
    expect(said(input, "targets.summary")).toContain(
      "01/04 mục tiêu vượt; 02/04 mục tiêu đạt; 01 mục tiêu chưa đạt. Trong Báo cáo này, số mục tiêu đạt không bao gồm số mục tiêu vượt.",
    );
  });

  test("a re-rated target counts under the reviewer's verdict and says both", () => {
    const override = { verdict: "met", reason: "Đã trừ hộ bảo trợ xã hội." } as const;
    const input = anInput({ targets: [aTarget({ verdict: "nearly_met", override })] });
    expect(said(input, "targets.summary")).toContain("01/01 mục tiêu đạt.");
    expect(said(input, "fields.1.target.1.1")).toContain(
      "Kết quả tính theo quy tắc là “Cơ bản đạt”, được xếp loại lại là “Đạt” với lý do: Đã trừ hộ bảo trợ xã hội.",
    );
  });

  test.each([
    ["exceeded", "vượt mục tiêu đề ra"],
    ["met", "đạt mục tiêu đề ra"],
    ["nearly_met", "cơ bản đạt mục tiêu đề ra"],
    ["not_met", "chưa đạt mục tiêu đề ra"],
    ["on_track", "có khả năng đạt mục tiêu đề ra"],
    ["at_risk", "khó đạt mục tiêu đề ra"],
  ] as const)("a target judged %s is said with its own verb", (verdict, words) => {
    expect(said(anInput({ targets: [aTarget({ verdict })] }), "fields.1.target.1.1")).toBe(
      `Tỷ lệ bao phủ bảo hiểm y tế: năm 2024 là 96,2%; ${words} (đạt 95% trở lên), bằng 101,3% mức mục tiêu.`,
    );
  });

  test("every number in a sentence leads to its observations", () => {
    const numbers = runsOf(composeReport(anInput()), "fields.1.target.1.1").filter(
      (run) => run.kind === "number",
    );
    expect(numbers.map(({ key, text, sourceIds }) => [key, text, sourceIds])).toEqual([
      ["1.1@2024", "96,2", ["obs-2024"]],
      ["1.1.attainment", "101,3", ["obs-2024"]],
    ]);
  });

  test("an absent figure is said, and is neither a zero nor a missed target", () => {
    const values = [
      actual(2023, null),
      { ...actual(2024, null), status: "not_collected" } as const,
    ];
    const target = aTarget({ verdict: "no_data", attainment: null, values });
    const input = anInput({ targets: [target] });
    expect(said(input, "fields.1.target.1.1")).toBe(
      "Tỷ lệ bao phủ bảo hiểm y tế: năm 2023 chưa có số liệu, năm 2024 chưa thu thập được; chưa có số liệu để đánh giá so với mục tiêu đề ra (đạt 95% trở lên).",
    );
    expect(said(input, "targets.summary")).toContain(
      "0/01 mục tiêu đạt; 01 mục tiêu chưa có số liệu",
    );
    expect(composeReport(input).notices).toContainEqual(
      expect.objectContaining({ kind: "figure-missing", subject: "1.1" }),
    );
  });

  test("a section nobody wrote says so instead of staying silent", () => {
    expect(said(anInput(), "lessons")).toBe("Chưa có nội dung được duyệt cho mục này.");
    expect(composeReport(anInput()).notices).toContainEqual({
      kind: "section-empty",
      blockId: "lessons",
      subject: "lessons",
    });
  });

  test("an item without result or figure is named", () => {
    expect(said(anInput({ targets: [] }), "fields.1.silent")).toBe(
      "Chưa có kết quả được duyệt đối với nội dung: 1.1.",
    );
  });

  test("neither words nor figures of a withheld item are printed", () => {
    const input = anInput({
      groups: [
        {
          id: "group-1",
          number: "1",
          title: "Quốc phòng",
          items: [{ id: "item-1", number: "5.1", title: "Giao quân", isWithheld: true }],
        },
      ],
      narratives: [
        {
          id: "n1",
          section: "limitations",
          itemId: "item-1",
          text: "Nội dung kín",
          answers: null,
          unitName: "Ban Chỉ huy Quân sự",
          attribution: "",
        },
      ],
      overrides: { context: { body: "Đạt {{1.1@2024}}%.", editedBy: null } },
    });
    const printed = JSON.stringify(composeReport(input));
    expect(printed).not.toContain("96,2");
    expect(printed).not.toContain("Nội dung kín");
    expect(said(input, "context")).toBe("Đạt …%.");
  });

  test("a cause says which limitation it explains, a solution which cause it meets", () => {
    const told = (
      id: string,
      section: "subjective_causes" | "solutions",
      answers: ReportInput["narratives"][number]["answers"],
    ) => ({
      id,
      section,
      itemId: "item-1",
      text: "Thiếu xe.",
      answers,
      unitName: "A",
      attribution: "",
    });
    const input = anInput({
      narratives: [
        told("n1", "subjective_causes", { section: "limitations", words: "Thu gom chậm" }),
        told("n2", "solutions", { section: "subjective_causes", words: "Thiếu xe" }),
        told("n3", "solutions", null),
      ],
    });
    expect(said(input, "causes.subjective.subjective_causes.n1")).toBe(
      "Nguyên nhân của hạn chế “Thu gom chậm”: Thiếu xe.",
    );
    expect(said(input, "solutions.solutions.n2")).toBe(
      "Giải pháp khắc phục nguyên nhân “Thiếu xe”: Thiếu xe.",
    );
    expect(said(input, "solutions.solutions.n3")).toBe("Thiếu xe.");
  });

  test("an edited text keeps its numbers alive and says which have moved", () => {
    const body = "Bao phủ đạt {{1.1@2024=95,8}}%, năm 2030 là {{1.1@2030}}%.";
    const model = composeReport(anInput({ overrides: { context: { body, editedBy: "An" } } }));
    expect(textOf(runsOf(model, "context"))).toBe("Bao phủ đạt 96,2%, năm 2030 là …%.");
    expect(model.notices).toContainEqual({
      kind: "number-stale",
      blockId: "context",
      subject: "1.1@2024",
    });
    expect(model.notices).toContainEqual({
      kind: "token-unresolved",
      blockId: "context",
      subject: "1.1@2030",
    });
  });

  test("an edited text whose place is gone is reported, not lost in silence", () => {
    const overrides = { "fields.9.silent": { body: "Cũ", editedBy: null } };
    expect(composeReport(anInput({ overrides })).notices).toContainEqual({
      kind: "override-unused",
      blockId: "fields.9.silent",
      subject: "fields.9.silent",
    });
  });

  test("parts, sections and groups are numbered in the order of the decree", () => {
    const headings = composeReport(anInput()).body.filter((block) => block.kind === "heading");
    expect(headings.map(({ level, number }) => `${level}:${number}`).join(" ")).toBe(
      "0:I 1:I 1:II 1:III 2:1 1:IV 1:V 2:1 2:2 1:VI 0:II 1:I 1:II 1:III 1:IV 1:V 0:III",
    );
  });

  test("ids of blocks are unique, so that a comment finds its place", () => {
    const ids = composeReport(anInput()).body.flatMap((block) =>
      block.kind === "list" ? [block.id, ...block.items.map((item) => item.id)] : [block.id],
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("the text ends with the mark of the decree", () => {
    expect(said(anInput(), "closing")).toMatch(/kính báo cáo Đảng ủy xã\.\/\.$/u);
  });
});
