import type { ReadTarget } from "../plan-reading.ts";
import { type SourcedText, sliceOf, spanOf } from "./sourced-text.ts";
import { NO_FACTS } from "./target-facts.ts";

interface Rule {
  readonly pattern: RegExp;
  readonly comparator: ReadTarget["comparator"];
  /** Also where the sentence sets a number beside it. */
  readonly besideNumbers: boolean;
}

const OBJECT = "([^,;.()]{3,160})";
const WHOLE_OBJECT = "([^;.()]{3,160})";

/** Turns of phrase that set something without printing a number; the first that fits is taken. */
const RULES: readonly Rule[] = [
  {
    pattern: new RegExp(
      `(?:không để xảy ra|không để phát sinh|không còn|không có|không phát sinh)\\s+(?:các\\s+)?(?!phức tạp)${OBJECT}`,
      "giu",
    ),
    comparator: "avoid",
    besideNumbers: true,
  },
  {
    pattern: new RegExp(
      `(?:đạt và vượt|đạt, vượt|hoàn thành và vượt)\\s+(?:các\\s+)?(chỉ tiêu[^,;.()]{0,120})`,
      "giu",
    ),
    comparator: ">=",
    besideNumbers: false,
  },
  {
    pattern: new RegExp(
      `(?:^|\\s)(?:hoàn thành)\\s+(?:các\\s+)?(chỉ tiêu\\s[^;.()]{3,160})`,
      "giu",
    ),
    comparator: "complete",
    besideNumbers: false,
  },
  {
    pattern: /(mỗi\s+\p{L}+)\s+(?:đều\s+)?(?:có\s+)([^;.()]{3,160})/giu,
    comparator: "complete",
    besideNumbers: false,
  },
  {
    pattern: /(?:đạt|có|đảm bảo)\s+đủ\s+(?:các\s+)?([^;.()]{3,160})/giu,
    comparator: "complete",
    besideNumbers: false,
  },
  {
    pattern: new RegExp(`toàn bộ\\s+(?:các\\s+)?${WHOLE_OBJECT}`, "giu"),
    comparator: "complete",
    besideNumbers: false,
  },
  {
    pattern: new RegExp(
      `(?:thực hiện|xây dựng)\\s+hoàn thành\\s+(?:việc\\s+)?${WHOLE_OBJECT}`,
      "giu",
    ),
    comparator: "complete",
    besideNumbers: false,
  },
  {
    pattern: new RegExp(`(?:^|\\s)(?:kéo\\s+)?giảm\\s+(?!số\\s*$)${WHOLE_OBJECT}`, "giu"),
    comparator: "decrease_by",
    besideNumbers: false,
  },
];

const BASELINE = /\s*so\s+với\s+([^,;.()]+)/iu;
const EXCLUSION = /\(((?:trừ|không bao gồm|ngoại trừ|không kể)\s+[^)]*)\)/iu;
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function targetOf(rule: Rule, source: SourcedText, match: RegExpMatchArray): ReadTarget {
  const start = match.index ?? 0;
  const object = match
    .slice(1)
    .filter((part) => part !== undefined)
    .join(" có ");
  const baseline = BASELINE.exec(object)?.[1];
  const end = start + match[0].length;
  const avoid = rule.comparator === "avoid";
  return {
    measure: capitalised(
      object
        .replace(BASELINE, "")
        .replace(/\s+(?:hằng|hàng) năm$/iu, "")
        .trim(),
    ),
    scope: null,
    comparator: rule.comparator,
    strict: false,
    value: avoid ? "0" : null,
    valueTo: null,
    decimals: 0,
    unitOfMeasure: null,
    frequency: /(?:hằng|hàng) năm/iu.test(source.text) ? "annual" : null,
    dueYear: null,
    baseline: baseline === undefined ? null : capitalised(baseline.trim()),
    bound: null,
    quantified: false,
    implied: avoid,
    ...NO_FACTS,
    exclusion: EXCLUSION.exec(source.text.slice(end, end + 80))?.[1] ?? null,
    confidence: "likely",
    span: spanOf(sliceOf(source, start, end)),
  };
}

/** Targets that words alone set: "không để xảy ra …", "toàn bộ …", "đạt và vượt chỉ tiêu …". */
export function readWordedTargets(
  source: SourcedText,
  besideNumbers = false,
): readonly ReadTarget[] {
  const found: { readonly start: number; readonly end: number; readonly target: ReadTarget }[] = [];
  for (const rule of RULES) {
    if (besideNumbers && !rule.besideNumbers) continue;
    for (const match of source.text.matchAll(rule.pattern)) {
      const start = match.index ?? 0;
      const end = start + match[0].length;
      if (found.some((other) => start < other.end && end > other.start)) continue;
      found.push({ start, end, target: targetOf(rule, source, match) });
    }
  }
  return found.sort((a, b) => a.start - b.start).map(({ target }) => target);
}
