import type { DecimalText } from "../../kernel/decimal.ts";
import { type Result, err, ok } from "../../kernel/result.ts";
import type { Comparator, ExpressionError, Operator } from "./expression.ts";

type TokenBody =
  | { readonly kind: "number"; readonly value: DecimalText }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "operator"; readonly operator: Operator }
  | { readonly kind: "comparator"; readonly comparator: Comparator }
  | { readonly kind: "(" }
  | { readonly kind: ")" }
  | { readonly kind: ";" }
  | { readonly kind: "end" };

export type Token = TokenBody & { readonly at: number; readonly to: number };

export const errorAt = (
  at: number,
  to: number,
  message: string,
  proposals: readonly string[] = [],
): ExpressionError => ({ at, to, message, proposals });

const NUMBER = /^(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,\d+)?/;
const WORD = /^\p{L}[\p{L}\p{M}]*(?:[ \u00a0]+\p{L}[\p{L}\p{M}]*)*/u;
/** These end where they end, whatever word comes next: "năm trước sai số 1". */
const PERIOD = /^(?:năm|đợt)[ \u00a0]+trước(?![\p{L}\p{M}])/iu;
const SPACE = /^[\s\u00a0]+/;
/** A bracket within a name is written twice. */
const NAME = /^\[((?:[^[\]]|\]\]|\[\[)*)\](?!\])/;

const SIGNS: readonly (readonly [string, TokenBody])[] = [
  ["<=", { kind: "comparator", comparator: "<=" }],
  ["≤", { kind: "comparator", comparator: "<=" }],
  [">=", { kind: "comparator", comparator: ">=" }],
  ["≥", { kind: "comparator", comparator: ">=" }],
  ["<>", { kind: "comparator", comparator: "≠" }],
  ["!=", { kind: "comparator", comparator: "≠" }],
  ["≠", { kind: "comparator", comparator: "≠" }],
  ["~=", { kind: "comparator", comparator: "≈" }],
  ["≈", { kind: "comparator", comparator: "≈" }],
  ["<", { kind: "comparator", comparator: "<" }],
  [">", { kind: "comparator", comparator: ">" }],
  ["=", { kind: "comparator", comparator: "=" }],
  ["+", { kind: "operator", operator: "+" }],
  ["-", { kind: "operator", operator: "-" }],
  ["−", { kind: "operator", operator: "-" }],
  ["*", { kind: "operator", operator: "*" }],
  ["×", { kind: "operator", operator: "*" }],
  ["/", { kind: "operator", operator: "/" }],
  ["÷", { kind: "operator", operator: "/" }],
  ["(", { kind: "(" }],
  [")", { kind: ")" }],
  [";", { kind: ";" }],
];

/** One spelling of a word of the language: NFC, lower case, single spaces. */
export const plainWord = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .trim();

/** Cuts the text of an expression into signs, numbers, names and words. */
export function tokensOf(text: string): Result<readonly Token[], ExpressionError> {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const space = SPACE.exec(rest);
    if (space !== null) {
      at += space[0].length;
      continue;
    }
    const read = tokenAt(rest, at);
    if (!read.ok) return read;
    tokens.push(read.value);
    at = read.value.to;
  }
  return ok([...tokens, { kind: "end", at: text.length, to: text.length }]);
}

function tokenAt(rest: string, at: number): Result<Token, ExpressionError> {
  const made = (body: TokenBody, length: number): Result<Token, ExpressionError> =>
    ok({ ...body, at, to: at + length });
  if (rest.startsWith("[")) {
    const name = NAME.exec(rest);
    if (name === null)
      return err(
        errorAt(at, at + rest.length, "Tên chỉ tiêu chưa đóng ngoặc. Thêm dấu “]” sau tên."),
      );
    const inside = (name[1] ?? "").replaceAll("]]", "]").replaceAll("[[", "[");
    if (inside.trim() === "")
      return err(
        errorAt(at, at + name[0].length, "Trong ngoặc vuông chưa có tên. Gõ tên chỉ tiêu."),
      );
    return made({ kind: "name", name: inside }, name[0].length);
  }
  const number = NUMBER.exec(rest)?.[0];
  if (number !== undefined) {
    if (/^\.\d/.test(rest.slice(number.length)))
      return err(
        errorAt(
          at,
          at + number.length + 2,
          "Số viết chưa rõ: dấu chấm ngăn hàng nghìn, dấu phẩy ngăn phần lẻ. Viết như 1.200,5.",
        ),
      );
    return made(
      { kind: "number", value: number.replaceAll(".", "").replace(",", ".") },
      number.length,
    );
  }
  const sign = SIGNS.find(([text]) => rest.startsWith(text));
  if (sign !== undefined) return made(sign[1], sign[0].length);
  const word = (PERIOD.exec(rest) ?? WORD.exec(rest))?.[0];
  if (word !== undefined) return made({ kind: "word", word: plainWord(word) }, word.length);
  const shown = [...rest][0] ?? "";
  const hint =
    shown === ","
      ? "Ngăn các phần trong ngoặc bằng dấu chấm phẩy “;”."
      : "Bỏ ký tự này; tên chỉ tiêu để trong ngoặc vuông [ ].";
  return err(errorAt(at, at + shown.length, `Không hiểu ký tự “${shown}”. ${hint}`));
}
