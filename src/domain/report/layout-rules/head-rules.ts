import { MOTTO, NATIONAL_NAME } from "../furniture-text.ts";
import type { Anatomy } from "./document-anatomy.ts";
import type { Finding, ParagraphFacts } from "./document-facts.ts";
import { finding, lookFindings, type RequiredLook, type Rule, rule } from "./findings.ts";

const NATIONAL = rule("national-name", "II.1.a");
const MOTTO_RULE = rule("motto", "II.1.b");
const BODY = rule("issuing-body", "II.2");
const NUMBER = rule("number-and-symbol", "II.3");
const PLACE_DATE = rule("place-and-date", "II.4");
const TITLE = rule("type-and-subject", "II.5");

/** A part with fixed words. */
function fixedWords(
  by: Rule,
  at: ParagraphFacts | null,
  words: string,
  look: RequiredLook,
): readonly Finding[] {
  if (at === null) return [finding(by, null, `Không thấy ${look.what}.`, `Ghi “${words}”.`)];
  const wording =
    at.text === words
      ? []
      : [finding(by, at, `${look.what} ghi chưa đúng chữ.`, `Ghi đúng “${words}”.`)];
  return [...wording, ...lookFindings(by, at, look)];
}

function bodyFindings({ main, number }: Anatomy): readonly Finding[] {
  const head = main.slice(0, number === null ? 0 : main.indexOf(number));
  const names = head.filter(
    ({ text }) => text === text.toUpperCase() && text !== NATIONAL_NAME && /\p{L}/u.test(text),
  );
  const bold = names.filter((name) => name.bold);
  if (number === null || bold.length > 0) {
    return bold.flatMap((name) =>
      lookFindings(BODY, name, {
        what: "Tên cơ quan ban hành",
        sizes: [12, 13],
        bold: true,
        italic: false,
      }),
    );
  }
  const problem = "Không thấy tên cơ quan ban hành bằng chữ in hoa, đậm phía trên số văn bản.";
  return [
    finding(BODY, names[0] ?? null, problem, "Ghi tên cơ quan bằng chữ in hoa, đậm, cỡ 12 - 13."),
  ];
}

/** "Số: 07/KH-UBND", with room where the registry has not given the number. */
const WELL_NUMBERED = /^Số:\s*(?:(\d+)|[.…\s]*)\s*\/[\p{Lu}Đ][\p{L}\d]*(?:-[\p{Lu}Đ][\p{L}\d]*)*$/u;

function numberFindings({ number: at }: Anatomy): readonly Finding[] {
  if (at === null) {
    return [finding(NUMBER, null, "Không thấy số, ký hiệu văn bản.", "Ghi “Số: …/KH-UBND”.")];
  }
  const match = WELL_NUMBERED.exec(at.text);
  const problems =
    match === null
      ? [
          finding(
            NUMBER,
            at,
            "Số, ký hiệu chưa đúng mẫu.",
            "Ghi “Số: 15/KH-UBND”: dấu hai chấm sau “Số”, gạch chéo trước ký hiệu, gạch nối không cách chữ.",
          ),
        ]
      : /^\d$/u.test(match[1] ?? "")
        ? [
            finding(
              NUMBER,
              at,
              "Số nhỏ hơn 10 chưa có số 0 ở trước.",
              `Ghi “Số: 0${match[1] ?? ""}/…”.`,
            ),
          ]
        : [];
  const look: RequiredLook = {
    what: "Số, ký hiệu",
    sizes: [13, 13],
    bold: false,
    italic: false,
  };
  return [...problems, ...lookFindings(NUMBER, at, look)];
}

const DATE = /ngày\s*(\d{0,2})[.…\s]*tháng\s*(\d{0,2})[.…\s]*năm\s*(\d{4}|[.…\s]*)/u;

/** Days under 10 and the months 1 and 2 take a zero, other months none. */
function dateProblems(at: ParagraphFacts): readonly Finding[] {
  const [, day = "", month = ""] = DATE.exec(at.text) ?? [];
  return [
    ...(/^\d$/u.test(day)
      ? [finding(PLACE_DATE, at, "Ngày nhỏ hơn 10 chưa có số 0 ở trước.", `Ghi “ngày 0${day}”.`)]
      : []),
    ...(/^[12]$/u.test(month)
      ? [
          finding(
            PLACE_DATE,
            at,
            "Tháng 1, tháng 2 chưa có số 0 ở trước.",
            `Ghi “tháng 0${month}”.`,
          ),
        ]
      : []),
    ...(/^0[3-9]$/u.test(month)
      ? [
          finding(
            PLACE_DATE,
            at,
            "Tháng 3 trở đi không thêm số 0.",
            `Ghi “tháng ${month.slice(1)}”.`,
          ),
        ]
      : []),
  ];
}

function placeDateFindings({ placeDate: at }: Anatomy): readonly Finding[] {
  if (at === null) {
    const remedy = "Ghi “Vũng Tàu, ngày 09 tháng 9 năm 2024” bằng chữ nghiêng.";
    return [finding(PLACE_DATE, null, "Không thấy địa danh và thời gian ban hành.", remedy)];
  }
  const look = { what: "Địa danh, thời gian", sizes: [13, 14], bold: false, italic: true } as const;
  return [...dateProblems(at), ...lookFindings(PLACE_DATE, at, look)];
}

function titleFindings({ type, subject }: Anatomy): readonly Finding[] {
  const look = { sizes: [13, 14], bold: true, italic: false } as const;
  const centred = [type, subject].flatMap((at) =>
    at === null || at.align === "center"
      ? []
      : [finding(TITLE, at, "Tên loại, trích yếu chưa ở giữa dòng.", "Canh giữa đoạn này.")],
  );
  return [
    ...(type === null ? [] : lookFindings(TITLE, type, { ...look, what: "Tên loại văn bản" })),
    ...(subject === null ? [] : lookFindings(TITLE, subject, { ...look, what: "Trích yếu" })),
    ...centred,
  ];
}

/** Everything above the text: national name, issuing body, number, date, title. */
export const checkHead = (anatomy: Anatomy): readonly Finding[] => [
  ...fixedWords(NATIONAL, anatomy.nationalName, NATIONAL_NAME, {
    what: "Quốc hiệu",
    sizes: [12, 13],
    bold: true,
    italic: false,
  }),
  ...fixedWords(MOTTO_RULE, anatomy.motto, MOTTO, {
    what: "Tiêu ngữ",
    sizes: [13, 14],
    bold: true,
    italic: false,
  }),
  ...bodyFindings(anatomy),
  ...numberFindings(anatomy),
  ...placeDateFindings(anatomy),
  ...titleFindings(anatomy),
];
