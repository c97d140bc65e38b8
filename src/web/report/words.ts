import type { ReportCheckView } from "../../contract/report.ts";
import type { Origin } from "../../domain/report/report-model.ts";

export const ORIGIN_WORDS: Readonly<Record<Origin["kind"], string>> = {
  drafted: "Máy soạn từ số liệu, chưa ai xác nhận",
  template: "Câu mẫu của đề cương",
  edited: "Đã sửa",
  narrative: "Thuyết minh của đơn vị, đã duyệt",
  missing: "Chưa có nội dung",
};

export const SECTION_WORDS: Readonly<Record<string, string>> = {
  results: "Kết quả",
  limitations: "Hạn chế",
  objective_causes: "Nguyên nhân khách quan",
  subjective_causes: "Nguyên nhân chủ quan",
  solutions: "Giải pháp",
  proposals: "Kiến nghị",
  directions: "Phương hướng",
  goals: "Mục tiêu",
  breakthroughs: "Đột phá",
};

type Check = ReportCheckView["check"];

/** What a check says when it has passed, and when it has not. */
export const CHECK_WORDS: Readonly<
  Record<
    Check,
    {
      readonly passed: (of: number) => string;
      readonly failed: (found: number, of: number) => string;
    }
  >
> = {
  "targets-mentioned": {
    passed: (of) => `${of}/${of} mục tiêu được nhắc trong báo cáo`,
    failed: (found, of) => `${of - found}/${of} mục tiêu được nhắc trong báo cáo`,
  },
  "sentences-agree": {
    passed: () => "Câu chữ khớp với kết quả đánh giá",
    failed: (found) => `${found} chỗ câu chữ trái với số liệu`,
  },
  "numbers-bound": {
    passed: () => "Mọi con số đều gắn nguồn",
    failed: (found) => `${found} con số gõ tay chưa gắn nguồn`,
  },
  "tokens-resolved": {
    passed: () => "Không có số liệu nào bị trống",
    failed: (found) => `${found} chỗ chèn số liệu đang trống`,
  },
  "numbers-fresh": {
    passed: () => "Số liệu trong đoạn đã sửa là số mới nhất",
    failed: (found) => `${found} số liệu đã đổi sau khi sửa đoạn`,
  },
  "sections-filled": {
    passed: () => "Mọi mục đều có nội dung",
    failed: (found) => `${found} chỗ chưa có nội dung`,
  },
  "figures-present": {
    passed: () => "Mọi mục tiêu đều có số liệu",
    failed: (found) => `${found} mục tiêu chưa có số liệu`,
  },
  "baselines-known": {
    passed: () => "Mọi mục tiêu đều rõ gốc so sánh",
    failed: (found) => `${found} mục tiêu chưa rõ gốc so sánh`,
  },
  "edits-used": {
    passed: () => "Mọi đoạn đã sửa đều còn chỗ trong báo cáo",
    failed: (found) => `${found} đoạn đã sửa không còn chỗ trong báo cáo`,
  },
};
