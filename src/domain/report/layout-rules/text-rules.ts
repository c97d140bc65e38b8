import type { Anatomy } from "./document-anatomy.ts";
import type { Finding, ParagraphFacts } from "./document-facts.ts";
import { finding, rule } from "./findings.ts";

const BASES = rule("legal-bases", "II.6");
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
  /(?:Nghị định|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị|Thông tư|Công văn|Chương trình)\s+số\s+(\d+[\p{L}\d/-]*-?[\p{L}\d/-]*)([^;]{0,160})/gu;

/** At first mention a document is cited with its number, date and issuer; later by number alone. */
function citationFindings({ legalBases, body }: Anatomy): readonly Finding[] {
  const known = new Set<string>();
  const found: Finding[] = [];
  for (const at of [...legalBases, ...body]) {
    for (const [cited, number = "", rest = ""] of at.text.matchAll(CITED)) {
      if (known.has(number)) continue;
      known.add(number);
      const whole = /^\s*ngày\s+\d/u.test(rest) && /\scủa\s/u.test(rest);
      if (whole) continue;
      const name = cited.slice(0, cited.indexOf(number) + number.length);
      const problem = `“${name}” được dẫn lần đầu mà chưa đủ ngày ban hành và cơ quan ban hành.`;
      found.push(
        finding(
          CITATION,
          at,
          problem,
          `Ghi “${name} ngày … của … về …”; lần sau chỉ ghi số, ký hiệu.`,
        ),
      );
    }
  }
  return found;
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
