import type { Anatomy } from "./document-anatomy.ts";
import type { Finding, ParagraphFacts } from "./document-facts.ts";
import { finding, rule } from "./findings.ts";

const BASES = rule("legal-bases", "II.6.a");
/** Legal bases name everything of a document; other words of the text do so once. */
const BASIS_CITED = rule("citation", "II.6.a");
const CITATION = rule("citation", "II.6");
const BODY = rule("body", "II.6");
const END = rule("end-mark", "II.6");

function basisFindings({ legalBases }: Anatomy): readonly Finding[] {
  return legalBases.flatMap((at, index) => {
    const isLast = index === legalBases.length - 1;
    const sign = isLast ? "." : ";";
    return [
      ...(at.italic
        ? []
        : [finding(BASES, at, "Căn cứ ban hành chưa in nghiêng.", "Đặt kiểu chữ nghiêng.")]),
      ...(at.text.endsWith(sign)
        ? []
        : [
            finding(
              BASES,
              at,
              isLast
                ? "Căn cứ cuối cùng không kết thúc bằng dấu chấm."
                : "Căn cứ không kết thúc bằng dấu chấm phẩy.",
              `Kết thúc dòng bằng dấu “${sign}”.`,
            ),
          ]),
    ];
  });
}

const CITED =
  /(?:Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Công văn|Chương trình(?: hành động)?|Kết luận)\s+số\s+(\d+[\p{L}\d/-]*-?[\p{L}\d/-]*)([^;]{0,300})/gu;
/** Where the citation of another document begins. */
const NEXT_CITED = /\s(?:và|,)\s[^;]*?\ssố\s+\d/u;
const DATED = /^\s*(?:,\s*)?ngày\s+\d/u;
const ISSUED_BY = /\scủa\s+\p{Lu}/u;
const ABOUT =
  /(?<!\p{L})(?:về|ban hành|phê duyệt|quy định|thành lập|giao|thông qua|sửa đổi|bổ sung|hướng dẫn|triển khai|thực hiện|công bố|điều chỉnh|tổ chức|tăng cường|phân công)(?!\p{L})/u;

/** The resolution of a Party congress is named by its congress; it bears no other subject. */
const OF_CONGRESS = /\scủa\s+Đại hội\s[^;]*\slần thứ\s/u;

/** What of a whole citation is not there: date, issuer, subject. */
function lackingIn(rest: string): readonly string[] {
  const own = rest.slice(0, NEXT_CITED.exec(rest)?.index);
  return [
    ...(DATED.test(own) ? [] : ["ngày ban hành"]),
    ...(ISSUED_BY.test(own) ? [] : ["cơ quan ban hành"]),
    ...(ABOUT.test(own) || OF_CONGRESS.test(own) ? [] : ["trích yếu nội dung"]),
  ];
}

/** At first mention a document is cited with number, date, issuer and subject; later by number. */
function citationFindings({ legalBases, body }: Anatomy): readonly Finding[] {
  const known = new Set<string>();
  return [...legalBases, ...body].flatMap((at) =>
    [...at.text.matchAll(CITED)].flatMap(([cited, number = "", rest = ""]) => {
      const lacking = known.has(number) ? [] : lackingIn(rest);
      known.add(number);
      if (lacking.length === 0) return [];
      const name = cited.slice(0, cited.indexOf(number) + number.length);
      const problem = `“${name}” được dẫn lần đầu mà chưa đủ ${lacking.join(", ")}.`;
      const remedy = `Ghi “${name} ngày … của … về …”; lần sau chỉ ghi số, ký hiệu.`;
      return [finding(legalBases.includes(at) ? BASIS_CITED : CITATION, at, problem, remedy)];
    }),
  );
}

const isDashed = ({ text }: ParagraphFacts): boolean => /^[-–+*•]/u.test(text);

function bodyFindings({ body }: Anatomy): readonly Finding[] {
  const sized = body.flatMap((at) => {
    const odd = at.sizes.filter((size) => size < 13 || size > 14);
    return odd.length === 0
      ? []
      : [finding(BODY, at, `Nội dung có cỡ chữ ${odd.join(", ")}.`, "Đặt cỡ chữ 13 hoặc 14.")];
  });
  const ragged = body.filter((at) => at.align === "left" && at.text.length > 120 && !isDashed(at));
  const [firstRagged] = ragged;
  if (firstRagged === undefined) return sized;
  const problem = `${ragged.length} đoạn nội dung chưa canh đều hai lề.`;
  return [...sized, finding(BODY, firstRagged, problem, "Canh đều cả hai lề (Ctrl + J).")];
}

function endFindings({ body }: Anatomy): readonly Finding[] {
  const last = body.at(-1);
  if (last === undefined || last.text.endsWith("./.")) return [];
  return [
    finding(
      END,
      last,
      "Nội dung không kết thúc bằng “./.”.",
      "Ghi dấu “./.” sau chữ cuối của nội dung.",
    ),
  ];
}

/** The text: legal bases, citations, size and setting, end mark. */
export const checkText = (anatomy: Anatomy): readonly Finding[] => [
  ...basisFindings(anatomy),
  ...citationFindings(anatomy),
  ...bodyFindings(anatomy),
  ...endFindings(anatomy),
];
