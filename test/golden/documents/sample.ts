import type {
  StatisticalTable,
  TableCell,
  TableColumn,
  TableRow,
} from "../../../src/domain/consolidation/statistical-table.ts";
import type { Verdict } from "../../../src/domain/evaluation/verdict.ts";
import { formatDecimal } from "../../../src/domain/kernel/vietnamese-number.ts";
import type { PlanDocumentInput } from "../../../src/domain/report/plan-document.ts";
import type {
  IssuingFacts,
  ReportInput,
  ReportTarget,
} from "../../../src/domain/report/report-input.ts";
import { TERM_REPORT_OUTLINE } from "../../../src/domain/report/report-outline.ts";

/* A fictional city and fictional figures. */

export const issuing: IssuingFacts = {
  superior: null,
  issuingBody: ["Ủy ban nhân dân", "thành phố Sơn Hải"],
  issuerName: "Ủy ban nhân dân thành phố Sơn Hải",
  place: "Sơn Hải",
  number: null,
  symbol: "/BC-UBND",
  date: null,
  year: 2025,
  addressees: ["Thành ủy Sơn Hải"],
  legalBases: [
    "Căn cứ Nghị quyết số 01/NQ-ĐH ngày 20/7/2020 của Đại hội Đảng bộ thành phố Sơn Hải về phương hướng, nhiệm vụ nhiệm kỳ 2020 - 2025;",
    "Căn cứ Quyết định số 449/QĐ-UBND ngày 28/6/2021 của Ủy ban nhân dân thành phố Sơn Hải ban hành Kế hoạch phát triển kinh tế - xã hội 5 năm 2021 - 2025",
  ],
  signature: { authority: ["TM. Ủy ban nhân dân"], position: "Chủ tịch", name: "Trần Minh An" },
  recipients: [
    "Thành ủy Sơn Hải (b/c)",
    "Thường trực HĐND thành phố",
    "Chủ tịch, các Phó Chủ tịch UBND thành phố",
    "Các phòng, ban, đơn vị",
    "UBND các phường, xã",
    "Lưu: VT, TCKH",
  ],
  writtenAt: "2025-10-20T03:00:00Z",
};

const column = (
  id: string,
  role: TableColumn["role"],
  label: string,
  width: number,
  nature: TableColumn["nature"] = null,
  align: TableColumn["align"] = role === "cell" ? "right" : role === "label" ? "left" : "center",
): TableColumn => ({ id, role, label, nature, align, width });

const blankCell = (columnId: string): TableCell => ({
  columnId,
  text: "",
  value: null,
  decimals: null,
  status: null,
  verdict: null,
  footnotes: [],
  observationIds: [],
  state: "blank",
  formula: null,
  restsOnUnaccepted: false,
});

const number = (columnId: string, value: string, decimals: number, row: string): TableCell => ({
  ...blankCell(columnId),
  text: formatDecimal(value, decimals),
  value,
  decimals,
  observationIds: [`obs-${row}-${columnId}`],
  state: "accepted",
});

const YEARS = ["2020", "2021", "2022", "2023", "2024"];
const columns: readonly TableColumn[] = [
  column("stt", "number", "STT", 0.7),
  column("label", "label", "Chỉ tiêu", 4.2),
  column("unit", "unit", "Đơn vị tính", 1.3),
  column("target", "cell", "Mục tiêu nhiệm kỳ", 1.2, "derived"),
  ...YEARS.map((year) => column(`y${year}`, "cell", year, 1, "actual")),
  column("y2025", "cell", "2025", 1, "estimate"),
  column("compare", "cell", "So với mục tiêu (%)", 1.2, "derived"),
  column("verdict", "cell", "Đánh giá", 1.3, "derived", "center"),
];

function row(
  id: string,
  stub: readonly [string, string, string],
  values: readonly (string | null)[],
  decimals: number,
  rest: Partial<TableRow> = {},
  verdict: readonly [string, Verdict] | null = null,
): TableRow {
  const ids = columns.filter((c) => c.role === "cell").map((c) => c.id);
  return {
    id,
    level: 1,
    kind: "figure",
    isPart: false,
    number: stub[0],
    label: stub[1],
    unitOfMeasure: stub[2],
    cells: ids.map((columnId, index) => {
      if (columnId === "verdict") {
        return verdict === null
          ? blankCell(columnId)
          : { ...blankCell(columnId), text: verdict[0], verdict: verdict[1], state: "derived" };
      }
      const value = values[index] ?? null;
      if (value === null) return blankCell(columnId);
      if (value === "…") {
        return { ...blankCell(columnId), text: "…", status: "not_collected" };
      }
      if (value === "-") return { ...blankCell(columnId), text: "-", status: "none" };
      if (value === "x") return { ...blankCell(columnId), text: "x", status: "not_applicable" };
      const places = columnId === "compare" ? 1 : decimals;
      return number(columnId, value, places, id);
    }),
    ...rest,
  };
}

const group = (id: string, stt: string, label: string): TableRow =>
  row(id, [stt, label, ""], [], 0, { kind: "group", level: 0 });

const guests = row(
  "r2",
  ["1", "Lượng khách lưu trú", "nghìn lượt"],
  ["5000", "1810", "905", "2150", "2401", "2700", "2950", "59.0"],
  0,
  {},
  ["Chưa đạt", "not_met"],
);

export const resultsTable: StatisticalTable = {
  code: "Biểu 01",
  title: "Kết quả thực hiện các chỉ tiêu kinh tế - xã hội giai đoạn 2021 - 2025",
  unitNote: "",
  columns,
  headerRows: [
    [
      { text: "STT", colSpan: 1, rowSpan: 2, column: 0 },
      { text: "Chỉ tiêu", colSpan: 1, rowSpan: 2, column: 1 },
      { text: "Đơn vị tính", colSpan: 1, rowSpan: 2, column: 2 },
      { text: "Mục tiêu nhiệm kỳ", colSpan: 1, rowSpan: 2, column: 3 },
      { text: "Thực hiện", colSpan: 5, rowSpan: 1, column: 4 },
      { text: "Ước", colSpan: 1, rowSpan: 1, column: 9 },
      { text: "So với mục tiêu (%)", colSpan: 1, rowSpan: 2, column: 10 },
      { text: "Đánh giá", colSpan: 1, rowSpan: 2, column: 11 },
    ],
    [...YEARS, "2025"].map((text, index) => ({ text, colSpan: 1, rowSpan: 1, column: 4 + index })),
  ],
  rows: [
    group("r1", "I", "Kinh tế"),
    {
      ...guests,
      cells: guests.cells.map((cell) =>
        cell.columnId === "y2025"
          ? { ...cell, state: "unaccepted" }
          : cell.columnId === "y2021"
            ? { ...cell, footnotes: [1] }
            : cell,
      ),
    },
    row(
      "r3",
      ["", "Trong đó: khách quốc tế", "nghìn lượt"],
      ["x", "96", "8", "52", "121", "168", "190"],
      0,
      { isPart: true, level: 2 },
    ),
    row(
      "r4",
      ["2", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng"],
      ["5000", "4588.6", "4121.9", "4790.25", "5310", "5887", "6050", "121.0"],
      1,
      {},
      ["Vượt", "exceeded"],
    ),
    group("r5", "II", "Văn hóa, y tế, giáo dục, an sinh xã hội"),
    row(
      "r6",
      ["1", "Tỷ lệ người dân tham gia bảo hiểm y tế", "%"],
      ["95", "90.1", "92.35", "93.4", "94.7", "96.2", "96.5", "101.6"],
      1,
      {},
      ["Vượt", "exceeded"],
    ),
    row(
      "r7",
      ["2", "Tỷ lệ hộ nghèo theo chuẩn của Tỉnh", "%"],
      ["1", "1.32", "1.1", "…", "0.85", "0.61", "0.5", "200.0"],
      2,
      {},
      ["Vượt", "exceeded"],
    ),
    row(
      "r8",
      ["3", "Số vụ cháy, nổ gây thiệt hại về người", "vụ"],
      ["0", "-", "-", "1", "-", "-", "-"],
      0,
    ),
  ],
  notes: [
    { number: 1, text: "Năm 2021 nhiều cơ sở lưu trú tạm dừng hoạt động để phòng, chống dịch." },
  ],
  legend: [
    { mark: "-", meaning: "không phát sinh" },
    { mark: "…", meaning: "chưa thu thập được" },
    { mark: "x", meaning: "không áp dụng" },
  ],
  source: "Chi cục Thống kê; các phòng, ban, đơn vị của thành phố",
  counts: { accepted: 36, unaccepted: 1, missing: 7, blank: 0 },
};

/** Targets of a narrower table stand upright. */
export const nextTermTable: StatisticalTable = {
  ...resultsTable,
  code: "Biểu 03",
  title: "Dự kiến chỉ tiêu chủ yếu giai đoạn 2026 - 2030",
  unitNote: "%",
  columns: [
    column("stt", "number", "STT", 0.7),
    column("label", "label", "Chỉ tiêu", 4),
    column("p2026", "cell", "KH 2026", 1.2, "plan"),
    column("p2030", "cell", "KH 2030", 1.2, "plan"),
  ],
  headerRows: [
    [
      { text: "STT", colSpan: 1, rowSpan: 1, column: 0 },
      { text: "Chỉ tiêu", colSpan: 1, rowSpan: 1, column: 1 },
      { text: "KH 2026", colSpan: 1, rowSpan: 1, column: 2 },
      { text: "KH 2030", colSpan: 1, rowSpan: 1, column: 3 },
    ],
  ],
  rows: [
    {
      id: "n1",
      level: 0,
      kind: "figure",
      isPart: false,
      number: "1",
      label: "Tỷ lệ người dân tham gia bảo hiểm y tế",
      unitOfMeasure: "%",
      cells: [number("p2026", "97", 1, "n1"), number("p2030", "98.5", 1, "n1")],
    },
    {
      id: "n2",
      level: 0,
      kind: "figure",
      isPart: false,
      number: "2",
      label: "Tỷ lệ trường học đạt chuẩn quốc gia",
      unitOfMeasure: "%",
      cells: [blankCell("p2026"), number("p2030", "45", 1, "n2")],
    },
  ],
  notes: [],
  legend: [],
  source: "",
};

const observed = (code: string, values: readonly (string | null)[]): ReportTarget["values"] =>
  values.map((value, index) => ({
    year: 2021 + index,
    kind: index === 4 ? "estimate" : "actual",
    value,
    status: value === null ? "not_collected" : null,
    observationIds: value === null ? [] : [`obs-${code}-${2021 + index}`],
  }));

export const targets: readonly ReportTarget[] = [
  {
    id: "t-1.1",
    itemId: "i-1.1",
    code: "1.1",
    measure: "Lượng khách lưu trú",
    requirement: "đạt 5.000 nghìn lượt người vào năm 2025",
    unitOfMeasure: "nghìn lượt",
    decimals: 0,
    verdict: "not_met",
    override: null,
    attainment: "59",
    values: observed("1.1", ["905", "2150", "2401", "2700", "2950"]),
  },
  {
    id: "t-1.2",
    itemId: "i-1.2",
    code: "1.2",
    measure: "Thu ngân sách nhà nước trên địa bàn",
    requirement: "đạt 5.000 tỷ đồng trở lên",
    unitOfMeasure: "tỷ đồng",
    decimals: 1,
    verdict: "exceeded",
    override: null,
    attainment: "121",
    values: observed("1.2", ["4121.9", "4790.25", "5310", "5887", "6050"]),
  },
  {
    id: "t-2.1",
    itemId: "i-2.1",
    code: "2.1",
    measure: "Tỷ lệ người dân tham gia bảo hiểm y tế",
    requirement: "đạt 95% trở lên",
    unitOfMeasure: "%",
    decimals: 1,
    verdict: "met",
    override: null,
    attainment: "101.6",
    values: observed("2.1", ["92.35", "93.4", "94.7", "96.2", "96.5"]),
  },
  {
    id: "t-2.2",
    itemId: "i-2.2",
    code: "2.2",
    measure: "Tỷ lệ hộ nghèo theo chuẩn của Tỉnh",
    requirement: "dưới 01%",
    unitOfMeasure: "%",
    decimals: 2,
    verdict: "nearly_met",
    override: {
      verdict: "met",
      reason: "Đã trừ hộ thuộc đối tượng bảo trợ xã hội theo đúng cách tính của Kế hoạch.",
    },
    attainment: "98.04",
    values: observed("2.2", ["1.1", null, "1.05", "1.03", "1.02"]),
  },
  {
    id: "t-2.3",
    itemId: "i-2.3",
    code: "2.3",
    measure: "Số vụ tai nạn giao thông",
    requirement: "giảm 5 - 10%",
    unitOfMeasure: "vụ",
    decimals: 0,
    verdict: "needs_baseline",
    override: null,
    attainment: null,
    values: observed("2.3", ["41", "38", "36", "37", "33"]),
  },
];

export const reportInput: ReportInput = {
  issuing,
  subject:
    "Đánh giá tình hình thực hiện Kế hoạch phát triển kinh tế - xã hội nhiệm kỳ 2020 - 2025 và phương hướng, nhiệm vụ nhiệm kỳ 2025 - 2030",
  planCitation: "Kế hoạch số 115/KH-UBND ngày 20/8/2025 của Ủy ban nhân dân thành phố",
  term: { from: 2021, to: 2025, label: "nhiệm kỳ 2020 - 2025" },
  nextTerm: { from: 2026, to: 2030, label: "nhiệm kỳ 2025 - 2030" },
  asOf: 2025,
  groups: [
    {
      id: "g-1",
      number: "1",
      title: "Phát triển kinh tế.",
      items: [
        { id: "i-1.1", number: "1.1", title: "Lượng khách lưu trú", isWithheld: false },
        { id: "i-1.2", number: "1.2", title: "Thu ngân sách", isWithheld: false },
        { id: "i-1.3", number: "1.3", title: "Thương mại đêm", isWithheld: false },
      ],
    },
    {
      id: "g-2",
      number: "2",
      title: "Văn hóa, y tế, giáo dục, an sinh xã hội",
      items: [
        { id: "i-2.1", number: "2.1", title: "Bảo hiểm y tế", isWithheld: false },
        { id: "i-2.2", number: "2.2", title: "Hộ nghèo", isWithheld: false },
        { id: "i-2.3", number: "2.3", title: "Tai nạn giao thông", isWithheld: false },
        { id: "i-2.4", number: "2.4", title: "Nội dung mật", isWithheld: true },
      ],
    },
  ],
  targets,
  narratives: [
    {
      id: "n1",
      section: "results",
      itemId: "i-2.1",
      text: "Thành phố đã giao chỉ tiêu bao phủ bảo hiểm y tế đến từng phường, xã; đẩy mạnh hỗ trợ người thuộc hộ cận nghèo, học sinh, sinh viên tham gia.",
      answers: null,
      unitName: "Bảo hiểm xã hội thành phố",
      attribution: "Bảo hiểm xã hội thành phố, duyệt 05/9/2025",
    },
    {
      id: "n2",
      section: "limitations",
      itemId: "i-1.1",
      text: "Sản phẩm du lịch chậm đổi mới, khách lưu trú bình quân mới đạt {{unit:vhtt|luu-tru|2025=1,8}} ngày.",
      answers: null,
      unitName: "Phòng Văn hóa và Thông tin",
      attribution: "Phòng Văn hóa và Thông tin, duyệt 05/9/2025",
    },
    {
      id: "n3",
      section: "objective_causes",
      itemId: "i-1.1",
      text: "Dịch bệnh năm 2021 làm hoạt động lưu trú gián đoạn kéo dài.",
      answers: {
        section: "limitations",
        words: "Sản phẩm du lịch chậm đổi mới, khách lưu trú bình quân mới đạt…",
      },
      unitName: "Phòng Văn hóa và Thông tin",
      attribution: "Phòng Văn hóa và Thông tin, duyệt 05/9/2025",
    },
    {
      id: "n4",
      section: "proposals",
      itemId: null,
      text: "Đề nghị Tỉnh bổ sung kinh phí đầu tư hạ tầng du lịch.",
      answers: null,
      unitName: "Phòng Tài chính - Kế hoạch",
      attribution: "Phòng Tài chính - Kế hoạch, duyệt 06/9/2025",
    },
  ],
  unitFigures: [
    {
      key: "unit:vhtt|luu-tru|2025",
      text: "1,8",
      label: "Số ngày lưu trú bình quân, 2025 (Phòng Văn hóa và Thông tin)",
      unitOfMeasure: "ngày",
      year: 2025,
      observationIds: ["o-luu-tru"],
    },
  ],
  tables: [
    { id: "bieu-01", purpose: "results", table: resultsTable },
    { id: "bieu-03", purpose: "next-term", table: nextTermTable },
  ],
  collection: { asked: 40, accepted: 38 },
  outline: TERM_REPORT_OUTLINE,
  overrides: {
    context: {
      body: "Nhiệm kỳ 2020 - 2025 diễn ra trong bối cảnh có nhiều thuận lợi nhưng cũng không ít khó khăn.\nỦy ban nhân dân thành phố đã tập trung chỉ đạo; thu ngân sách nhà nước năm 2024 đạt {{1.2@2024=5.887,0}} tỷ đồng.",
      editedBy: "Nguyễn Thị Bình",
    },
  },
  settings: { metIncludesExceeded: true },
  freezeVersion: "bản 4",
};

export const planInput: PlanDocumentInput = {
  documentType: "Kế hoạch",
  issuing: {
    ...issuing,
    symbol: "KH-UBND",
    number: "7",
    date: "2025-02-09",
    addressees: [],
    signature: {
      authority: ["TM. Ủy ban nhân dân", "KT. Chủ tịch"],
      position: "Phó Chủ tịch",
      name: "Lê Thu Hà",
    },
  },
  subject: "Đánh giá tình hình kinh tế - xã hội của thành phố Sơn Hải nhiệm kỳ 2020 - 2025",
  purposes: ["Giao nhiệm vụ cho các phòng, ban, đơn vị, Ủy ban nhân dân các phường, xã."],
  requirements: [
    "Đánh giá đúng thực chất, bảo đảm khách quan, trung thực",
    "Phân tích kỹ nguyên nhân khách quan, chủ quan.",
  ],
  groups: [
    {
      number: "1",
      title: "Nhóm chỉ tiêu, nhiệm vụ về phát triển kinh tế.",
      items: [
        {
          number: "1.1",
          text: "Phấn đấu đưa lượng khách lưu trú đạt 5 triệu lượt người/năm vào năm 2025",
          subItems: [],
          targets: ["Lượng khách lưu trú: 5 triệu lượt người"],
          unstated: [],
          leadUnit: "Phòng Văn hóa và Thông tin",
          coordinatingUnits: ["Chi cục Thống kê thành phố"],
          dataOwners: [],
          product: "Báo cáo đánh giá",
          deadline: "Hoàn thành trước ngày 09/9/2025",
        },
        {
          number: "1.2",
          text: "Xây dựng thiết chế văn hóa tại các phường:",
          subItems: [
            { marker: "-", text: "Phường 1" },
            { marker: "-", text: "Phường Thắng Lợi" },
          ],
          targets: [],
          unstated: [],

          leadUnit: "Phòng Tài chính - Kế hoạch",
          coordinatingUnits: [],
          dataOwners: ["Ủy ban nhân dân các phường, xã"],
          product: "",
          deadline: null,
        },
      ],
    },
  ],
  duties: [
    {
      units: ["Văn phòng HĐND và UBND thành phố"],
      duties: ["Theo dõi, đôn đốc các đơn vị gửi báo cáo."],
    },
    {
      units: ["Phòng Tài chính - Kế hoạch"],
      duties: ["Tổng hợp, tham mưu báo cáo đánh giá trình Ủy ban nhân dân thành phố"],
    },
  ],
  tables: [{ id: "bieu-01", table: resultsTable }],
};
