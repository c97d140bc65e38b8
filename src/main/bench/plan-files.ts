import { Document, LevelFormat, Packer, Paragraph } from "docx";
import { A4_HEIGHT, type TextPage, writeTextPdf } from "./text-pdf.ts";

const SENTENCE =
  "Tổ chức triển khai đồng bộ các nhiệm vụ, giải pháp phát triển kinh tế - xã hội trên địa bàn, phấn đấu tốc độ tăng giá trị sản xuất đạt từ 8,5% trở lên so với năm trước, thu ngân sách đạt 1.250 tỷ đồng.";
/** Items that fill one page of A4 in letters of fourteen points. */
const ITEMS_A_PAGE = 6;
/** An item, who does it and until when. */
export const LINES_A_PAGE = ITEMS_A_PAGE * 3;
const LETTERS_A_LINE = 78;

interface Paragraphs {
  readonly number: string;
  readonly text: string;
}

/** The paragraphs of a plan of about so many pages: groups of items with units and deadlines. */
export function longPlan(pages: number): readonly Paragraphs[] {
  const items = Array.from({ length: pages * ITEMS_A_PAGE }, (_, i) => [
    ...(i % 30 === 0
      ? [{ number: `${i / 30 + 1}.`, text: `Nhóm nhiệm vụ thứ ${i / 30 + 1}` }]
      : []),
    { number: `${Math.floor(i / 30) + 1}.${(i % 30) + 1}.`, text: SENTENCE },
    { number: "", text: "Đơn vị thực hiện: Phòng Tài chính - Kế hoạch; UBND các phường, xã." },
    { number: "", text: `Thời hạn hoàn thành: trước ngày 15/${(i % 9) + 1}/2025.` },
  ]).flat();
  return [
    { number: "", text: "KẾ HOẠCH" },
    { number: "", text: "Phát triển kinh tế - xã hội năm 2025" },
    { number: "I.", text: "NHIỆM VỤ" },
    ...items,
  ];
}

const asLine = ({ number, text }: Paragraphs): string => `${number} ${text}`.trim();

export const asText = (plan: readonly Paragraphs[]): Buffer =>
  Buffer.from(plan.map(asLine).join("\n"));

/** The same in Word, its items numbered by Word. */
export function asDocx(plan: readonly Paragraphs[]): Promise<Buffer> {
  const levels = [
    { level: 0, format: LevelFormat.DECIMAL, text: "%1." },
    { level: 1, format: LevelFormat.DECIMAL, text: "%1.%2." },
  ];
  const children = plan.map((paragraph) => {
    const level = paragraph.number.split(".").length - 2;
    return /^\d/u.test(paragraph.number)
      ? new Paragraph({ text: paragraph.text, numbering: { reference: "items", level } })
      : new Paragraph(asLine(paragraph));
  });
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: "items", levels }] },
      sections: [{ children }],
    }),
  );
}

/** Words of a paragraph in lines that fit the page. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > LETTERS_A_LINE) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The same as a PDF, its paragraphs wrapped, its pages numbered. */
export function asPdf(plan: readonly Paragraphs[]): Uint8Array {
  const pages: TextPage[] = [];
  let lines: { x: number; y: number; text: string }[] = [];
  let y = A4_HEIGHT - 60;
  const turn = () => {
    const number = String(pages.length + 1);
    pages.push([...lines, { x: 290, y: A4_HEIGHT - 30, text: number }]);
    lines = [];
    y = A4_HEIGHT - 60;
  };
  for (const paragraph of plan) {
    wrapped(asLine(paragraph)).forEach((text, i) => {
      if (y < 60) turn();
      lines.push({ x: i === 0 ? 110 : 80, y, text });
      y -= 16;
    });
    y -= 6;
  }
  turn();
  return writeTextPdf(pages);
}
