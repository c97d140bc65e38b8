import { toRoman } from "../outline-numbers.ts";
import type { Anatomy } from "./document-anatomy.ts";
import type { DocumentFacts, Finding } from "./document-facts.ts";
import { finding, lookFindings, rule } from "./findings.ts";

const SIGNATURE = rule("signature", "II.7");
const RECIPIENTS = rule("recipients", "II.9");
const APPENDIX = rule("appendix", "III.1");

const DEGREE = /^(?:GS|PGS|TS|ThS|BS|KS|CN|Đại tá|Thượng tá|Trung tá)\s*\.?\s+\p{Lu}/u;

function signatureFindings({ signature }: Anatomy): readonly Finding[] {
  if (signature.length === 0) {
    const remedy = "Ghi quyền hạn, chức vụ (TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH) và họ tên người ký.";
    return [finding(SIGNATURE, null, "Không thấy quyền hạn, chức vụ của người ký.", remedy)];
  }
  const titles = signature.filter(({ text }) => text === text.toUpperCase());
  const others = signature.filter((line) => !titles.includes(line));
  const look = { sizes: [13, 14], bold: true, italic: false } as const;
  return [
    ...titles.flatMap((at) => lookFindings(SIGNATURE, at, { ...look, what: "Chức vụ người ký" })),
    ...others.flatMap((at) => lookFindings(SIGNATURE, at, { ...look, what: "Họ tên người ký" })),
    ...others
      .filter(({ text }) => DEGREE.test(text))
      .map((at) =>
        finding(
          SIGNATURE,
          at,
          "Trước họ tên người ký có học hàm, học vị hoặc quân hàm.",
          "Chỉ ghi họ và tên.",
        ),
      ),
  ];
}

function recipientFindings({ recipientsLabel, recipients }: Anatomy): readonly Finding[] {
  if (recipientsLabel === null) {
    const remedy = "Ghi “Nơi nhận:” ở góc dưới bên trái, dòng cuối “- Lưu: VT, …”.";
    return [finding(RECIPIENTS, null, "Không thấy nơi nhận.", remedy)];
  }
  const label = { what: "“Nơi nhận:”", sizes: [12, 12], bold: true, italic: true } as const;
  const line = { what: "Nơi nhận", sizes: [11, 11], bold: false, italic: false } as const;
  const last = recipients.at(-1);
  const kept = last !== undefined && /^-\s*Lưu:\s*VT\b.*\.$/u.test(last.text);
  return [
    ...lookFindings(RECIPIENTS, recipientsLabel, label),
    ...recipients.flatMap((at) => lookFindings(RECIPIENTS, at, line)),
    ...recipients
      .slice(0, -1)
      .filter(({ text }) => !text.endsWith(";"))
      .map((at) =>
        finding(
          RECIPIENTS,
          at,
          "Dòng nơi nhận không kết thúc bằng “;”.",
          "Kết thúc dòng bằng dấu “;”.",
        ),
      ),
    ...(kept
      ? []
      : [
          finding(
            RECIPIENTS,
            last ?? recipientsLabel,
            "Dòng cuối của nơi nhận chưa đúng mẫu.",
            "Ghi “- Lưu: VT, <đơn vị soạn thảo>.”.",
          ),
        ]),
  ];
}

function appendixFindings(
  { appendixHeads: heads }: Anatomy,
  { paragraphs }: DocumentFacts,
): readonly Finding[] {
  const several = heads.length > 1;
  return heads.flatMap((at, index) => {
    const wanted = several ? `Phụ lục ${toRoman(index + 1)}` : "Phụ lục";
    const title = paragraphs[paragraphs.indexOf(at) + 1];
    return [
      ...(at.text === wanted || (!several && at.text === "Phụ lục I")
        ? []
        : [
            finding(
              APPENDIX,
              at,
              "Số phụ lục chưa đúng mẫu.",
              `Ghi “${wanted}”, dùng chữ số La Mã.`,
            ),
          ]),
      ...lookFindings(APPENDIX, at, {
        what: "Số phụ lục",
        sizes: [14, 14],
        bold: true,
        italic: false,
      }),
      ...(title === undefined || title.text === title.text.toUpperCase()
        ? []
        : [
            finding(
              APPENDIX,
              title,
              "Tên phụ lục chưa in hoa.",
              "Ghi tên phụ lục bằng chữ in hoa, đậm.",
            ),
          ]),
    ];
  });
}

/** Everything below the text: who signs, who receives, appendices. */
export const checkClosing = (anatomy: Anatomy, facts: DocumentFacts): readonly Finding[] => [
  ...signatureFindings(anatomy),
  ...recipientFindings(anatomy),
  ...appendixFindings(anatomy, facts),
];
