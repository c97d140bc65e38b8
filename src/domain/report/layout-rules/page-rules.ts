import type { DocumentFacts, Finding, SectionFacts } from "./document-facts.ts";
import { finding, rule } from "./findings.ts";

const PAGE = rule("page-size", "I.1");
const MARGINS = rule("margins", "I.3");
const FONT = rule("font", "I.4");
const PAGE_NUMBER = rule("page-number", "I.7");
const TOLERANCE_MM = 1;

const isA4 = ({ widthMm, heightMm }: SectionFacts): boolean =>
  Math.abs(Math.min(widthMm, heightMm) - 210) <= TOLERANCE_MM &&
  Math.abs(Math.max(widthMm, heightMm) - 297) <= TOLERANCE_MM;

const named = (index: number): string =>
  index === 0 ? "Trang" : `Trang của phần thứ ${index + 1}`;

const pageFindings = ({ sections }: DocumentFacts): readonly Finding[] =>
  sections.flatMap((section, index) =>
    isA4(section)
      ? []
      : [
          finding(
            PAGE,
            null,
            `${named(index)} có khổ ${Math.round(section.widthMm)} × ${Math.round(section.heightMm)} mm.`,
            "Đặt khổ giấy A4 (210 × 297 mm).",
          ),
        ],
  );

const RANGES = [
  ["top", "Lề trên", 20, 25],
  ["bottom", "Lề dưới", 20, 25],
  ["left", "Lề trái", 30, 35],
  ["right", "Lề phải", 15, 20],
] as const;

/** Pages on their side carry wide tables; their margins are held to nothing narrower than 15 mm. */
const marginFindings = ({ sections }: DocumentFacts): readonly Finding[] =>
  sections.flatMap((section, index) =>
    RANGES.flatMap(([side, name, least, most]) => {
      const upright = section.heightMm >= section.widthMm;
      const [from, to] = upright ? [least, most] : [15, 35];
      const size = section.marginMm[side];
      if (size >= from - TOLERANCE_MM / 2 && size <= to + TOLERANCE_MM / 2) return [];
      const where = index === 0 ? "" : ` của phần thứ ${index + 1}`;
      const problem = `${name}${where} là ${Math.round(size * 10) / 10} mm.`;
      return [
        finding(MARGINS, null, problem, `Đặt ${name.toLowerCase()} từ ${from} đến ${to} mm.`),
      ];
    }),
  );

const fontFindings = ({ paragraphs }: DocumentFacts): readonly Finding[] =>
  paragraphs.flatMap((paragraph) => {
    const odd = paragraph.fonts.filter((font) => font !== "Times New Roman");
    return odd.length === 0
      ? []
      : [
          finding(
            FONT,
            paragraph,
            `Phông chữ ${odd.join(", ")}.`,
            "Dùng phông chữ Times New Roman.",
          ),
        ];
  });

function numberFindings({ sections }: DocumentFacts): readonly Finding[] {
  const [section] = sections;
  if (section === undefined) return [];
  if (section.pageNumber !== "top-centre") {
    const problem =
      section.pageNumber === "none"
        ? "Văn bản không có số trang."
        : "Số trang không ở giữa lề trên.";
    return [
      finding(PAGE_NUMBER, null, problem, "Đặt số trang canh giữa ở phần lề trên của trang."),
    ];
  }
  return section.hidesFirst
    ? []
    : [
        finding(
          PAGE_NUMBER,
          null,
          "Số trang hiện cả ở trang thứ nhất.",
          "Chọn “Trang đầu khác” để trang thứ nhất không hiện số trang.",
        ),
      ];
}

/** Paper, margins, fonts and page numbers. */
export const checkPages = (facts: DocumentFacts): readonly Finding[] => [
  ...pageFindings(facts),
  ...marginFindings(facts),
  ...fontFindings(facts),
  ...numberFindings(facts),
];
