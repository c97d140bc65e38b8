import {
  CHOICE_WORD,
  EARLIER_ROUND_WORD,
  type ExpressionError,
  FUNCTION_WORDS,
  OVER_UNITS_WORD,
  YEAR_BEFORE_WORD,
  referencesOfRelation,
} from "../../domain/collection/expression/expression.ts";
import { type NamedRow, nameFrom } from "../../domain/collection/expression/names.ts";
import {
  parseExpression,
  parseRelation,
} from "../../domain/collection/expression/parse-expression.ts";
import { printName } from "../../domain/collection/expression/print-expression.ts";
import { resolveProposal, resolveRelation } from "../../domain/collection/expression/resolve.ts";
import { foldForSearch } from "../../domain/kernel/vietnamese-text.ts";

/** What is being typed at the caret, and what it may become. */
export interface Suggestions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

export interface Suggestion {
  /** What goes into the text. */
  readonly text: string;
  readonly label: string;
  /** Unit of measure, or what a word does. */
  readonly aside: string;
}

const MOST = 8;

const WORDS: readonly Suggestion[] = [
  { text: `${FUNCTION_WORDS.sum}(`, label: "tổng(…; …)", aside: "cộng nhiều số" },
  { text: `${OVER_UNITS_WORD}(`, label: "tổng các đơn vị([…])", aside: "cộng mọi đơn vị" },
  { text: `${FUNCTION_WORDS.max}(`, label: "lớn nhất(…; …)", aside: "số lớn nhất" },
  { text: `${FUNCTION_WORDS.min}(`, label: "nhỏ nhất(…; …)", aside: "số nhỏ nhất" },
  { text: `${FUNCTION_WORDS.round}(`, label: "làm tròn(…; 2)", aside: "làm tròn" },
  { text: YEAR_BEFORE_WORD, label: YEAR_BEFORE_WORD, aside: "sau tên: số của năm liền trước" },
  {
    text: EARLIER_ROUND_WORD,
    label: EARLIER_ROUND_WORD,
    aside: "sau tên: số đã duyệt ở đợt trước",
  },
  { text: `${CHOICE_WORD}(`, label: "nếu(…; …; …)", aside: "chọn theo điều kiện" },
];

/** Names and words that begin or hold what stands before the caret; an open bracket asks for all names. */
export function suggestionsAt(
  text: string,
  caret: number,
  formId: string,
  rows: readonly NamedRow[],
): Suggestions {
  const before = text.slice(0, caret);
  const open = before.lastIndexOf("[");
  const isInName = open > before.lastIndexOf("]");
  const typed = isInName
    ? before.slice(open + 1)
    : (/[\p{L}\p{M}][\p{L}\p{M}\d ]*$/u.exec(before)?.[0] ?? "");
  const from = isInName ? open : caret - typed.length;
  const closed = isInName ? /^[^[\]]*\]/.exec(text.slice(caret))?.[0].length : undefined;
  const to = caret + (closed ?? 0);
  const wanted = foldForSearch(typed);
  if (wanted === "" && !isInName) return { from: caret, to: caret, items: [] };
  const fits = (label: string) => foldForSearch(label).includes(wanted);
  const names = rows
    .map((row) => ({ row, name: nameFrom(formId, row) }))
    .filter(({ name }) => fits(name))
    .sort(
      (a, b) =>
        Number(!foldForSearch(a.name).startsWith(wanted)) -
        Number(!foldForSearch(b.name).startsWith(wanted)),
    )
    .map(({ row, name }) => ({ text: printName(name), label: name, aside: row.unitOfMeasure }));
  const words = isInName ? [] : WORDS.filter(({ label }) => fits(label));
  return { from, to, items: [...names, ...words].slice(0, MOST) };
}

/** The text with a suggestion in the place of what was being typed, and where the caret then stands. */
export function accept(
  text: string,
  { from, to }: Suggestions,
  suggestion: Suggestion,
): { readonly text: string; readonly caret: number } {
  return {
    text: `${text.slice(0, from)}${suggestion.text}${text.slice(to)}`,
    caret: from + suggestion.text.length,
  };
}

/** What is wrong with a condition as it is typed; undefined where it can be used. */
export function conditionError(
  text: string,
  formId: string,
  rows: readonly NamedRow[],
): ExpressionError | undefined {
  const relation = parseRelation(text);
  if (!relation.ok) return relation.error;
  const found = resolveRelation(relation.value, formId, rows);
  return found.ok ? undefined : found.error;
}

/** The row of its own form that a condition names first, where findings show unless it says otherwise. */
export function firstRowNamed(
  text: string,
  formId: string,
  rows: readonly NamedRow[],
): NamedRow | undefined {
  const relation = parseRelation(text);
  if (!relation.ok) return undefined;
  const found = resolveRelation(relation.value, formId, rows);
  if (!found.ok) return undefined;
  const own = referencesOfRelation(relation.value).find(
    ({ name, overUnits }) => !overUnits && found.value[name]?.formId === formId,
  );
  return own === undefined ? undefined : found.value[own.name];
}

/** The same for the proposed value; an empty one proposes nothing. */
export function proposalError(
  text: string,
  formId: string,
  rows: readonly NamedRow[],
  unitOfMeasure: string | undefined,
): ExpressionError | undefined {
  if (text.trim() === "") return undefined;
  const expression = parseExpression(text);
  if (!expression.ok) return expression.error;
  const found = resolveProposal(expression.value, formId, rows, unitOfMeasure);
  return found.ok ? undefined : found.error;
}

/** The text with a proposal in the place of what is wrong; names keep their brackets. */
export function mend(text: string, { at, to }: ExpressionError, proposal: string): string {
  const wrong = text.slice(at, to);
  const put = wrong.startsWith("[") ? printName(proposal) : proposal;
  return `${text.slice(0, at)}${put}${text.slice(to)}`;
}
