import { describe, expect, test } from "vitest";
import {
  type LetterUnit,
  type UrgingLetterInput,
  composeUrgingLetter,
} from "./compose-urging-letter.ts";
import { type ReportModel, textOf } from "./report-model.ts";

const ISSUING = {
  superior: null,
  issuingBody: ["Ủy ban nhân dân", "thành phố Vũng Tàu"],
  issuerName: "Ủy ban nhân dân thành phố Vũng Tàu",
  place: "Vũng Tàu",
  number: null,
  symbol: "UBND-VP",
  date: null,
  year: 2024,
  legalBases: [],
  signature: { authority: ["TL. Chủ tịch"], position: "Chánh Văn phòng", name: null },
  recipients: ["Như trên", "Lưu: VT, TH"],
  writtenAt: "2024-09-10T01:15:00Z",
};

const health: LetterUnit = {
  id: "yte",
  name: "Phòng Y tế",
  assigned: 4,
  tasks: [
    {
      number: "4.6",
      title: "Bảo hiểm y tế toàn dân",
      dueOn: "2024-09-08",
      daysLate: 2,
      isReturned: false,
      obstacle: null,
    },
    {
      number: "5.2",
      title: null,
      dueOn: "2024-09-12",
      daysLate: -2,
      isReturned: true,
      obstacle: "chưa có số của Công an",
    },
  ],
};
const ward: LetterUnit = { ...health, id: "p1", name: "Phường 1", tasks: health.tasks.slice(0, 1) };

const input = (facts: Partial<UrgingLetterInput> = {}): UrgingLetterInput => ({
  issuing: ISSUING,
  plan: "Kế hoạch số 147/KH-UBND ngày 30 tháng 8 năm 2024 về đánh giá nhiệm kỳ",
  subject: "báo cáo đánh giá nhiệm kỳ 2020 - 2025",
  units: [health, ward],
  unitsInAll: 40,
  unitsDone: 37,
  asOf: { date: "2024-09-10", time: "08:15" },
  occasion: 1,
  sendBy: "2024-09-13",
  receiver: "Phòng Tài chính - Kế hoạch",
  contact: { fullName: "Nguyễn Thị Ngọc Lan", phone: "0254 3503 191" },
  ...facts,
});

const wordsOf = ({ body }: ReportModel) =>
  body.flatMap((block) => (block.kind === "paragraph" ? [textOf(block.runs)] : []));

const tableOf = (model: ReportModel) => {
  const [block] = model.appendices[0]?.blocks ?? [];
  if (block?.kind !== "table") throw new Error("the letter has a list");
  return block.table;
};

describe("an urging letter", () => {
  test("to all that lack something says who has sent, and asks for the rest by a day", () => {
    const model = composeUrgingLetter(input());
    expect(model.furniture).toMatchObject({
      documentType: null,
      subject: "đôn đốc gửi báo cáo đánh giá nhiệm kỳ 2020 - 2025",
      addressees: ["Phòng Y tế", "Phường 1"],
    });
    expect(wordsOf(model)).toEqual([
      "Thực hiện Kế hoạch số 147/KH-UBND ngày 30 tháng 8 năm 2024 về đánh giá nhiệm kỳ.",
      "Đến 08 giờ 15 phút ngày 10 tháng 9 năm 2024, 37/40 đơn vị đã gửi đủ báo cáo; 02 đơn vị có tên tại Phụ lục kèm theo còn 3 phần việc chưa gửi, quá hạn đến 2 ngày.",
      "Ủy ban nhân dân thành phố Vũng Tàu yêu cầu Thủ trưởng các đơn vị có tên tại Phụ lục khẩn trương rà soát, hoàn thành và gửi báo cáo đánh giá nhiệm kỳ 2020 - 2025 về Phòng Tài chính - Kế hoạch trên phần mềm chậm nhất ngày 13/9/2024, bảo đảm đầy đủ, đúng chất lượng. Đầu mối liên hệ: Nguyễn Thị Ngọc Lan, điện thoại 0254 3503 191.",
      "Trường hợp cần thêm thời gian hoặc nội dung không thuộc nhiệm vụ của đơn vị, đề nghị nêu rõ lý do và thời gian hoàn thành trên phần mềm trước thời hạn nêu trên để được xem xét, quyết định./.",
    ]);
  });

  test("to one unit speaks of that unit", () => {
    const [, finding] = wordsOf(composeUrgingLetter(input({ units: [health] })));
    expect(finding).toBe(
      "Đến 08 giờ 15 phút ngày 10 tháng 9 năm 2024, Phòng Y tế còn 02/04 phần việc chưa gửi, quá hạn đến 2 ngày (danh sách tại Phụ lục kèm theo).",
    );
  });

  test("says from the second time on what follows, and closes with it", () => {
    const words = wordsOf(composeUrgingLetter(input({ occasion: 2 })));
    expect(words.at(-1)).toMatch(/^Đây là lần đôn đốc thứ 2\. .*xếp loại cuối năm\.\/\.$/u);
  });

  test("lists what each unit owes, with no title of what is confidential", () => {
    const { rows, columns } = tableOf(composeUrgingLetter(input()));
    expect(columns.map(({ label }) => label)).toEqual([
      "STT",
      "Nội dung chưa gửi",
      "Thời hạn",
      "Số ngày quá hạn",
      "Ghi chú",
    ]);
    expect(
      rows.map(({ number, label, cells }) => [number, label, ...cells.map(({ text }) => text)]),
    ).toEqual([
      ["1", "Phòng Y tế (2/4 phần việc)", "", "", ""],
      ["4.6", "Bảo hiểm y tế toàn dân", "08/9/2024", "2", ""],
      [
        "5.2",
        "Nội dung mật",
        "12/9/2024",
        "",
        "được trả lại để sửa; vướng mắc đã báo: chưa có số của Công an",
      ],
      ["2", "Phường 1 (1/4 phần việc)", "", "", ""],
      ["4.6", "Bảo hiểm y tế toàn dân", "08/9/2024", "2", ""],
    ]);
  });

  test("of units that are all in time says nothing of days late", () => {
    const early = { ...ward, tasks: ward.tasks.map((task) => ({ ...task, daysLate: 0 })) };
    const model = composeUrgingLetter(input({ units: [early] }));
    expect(wordsOf(model).join(" ")).not.toContain("quá hạn đến");
    expect(tableOf(model).columns.map(({ id }) => id)).not.toContain("late");
  });
});
