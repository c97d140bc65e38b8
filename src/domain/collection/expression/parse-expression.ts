import { type Result, err, ok } from "../../kernel/result.ts";
import {
  CHOICE_WORD,
  EARLIER_ROUND_WORD,
  type Expression,
  type ExpressionError,
  FUNCTION_WORDS,
  type FunctionName,
  OVER_UNITS_WORD,
  type Relation,
  TOLERANCE_WORD,
  YEAR_BEFORE_WORD,
  YEAR_WORD,
  type YearOf,
} from "./expression.ts";
import { nearestOf } from "./nearest.ts";
import { type Token, errorAt, tokensOf } from "./tokens.ts";

/** Beyond this a text is no check that anybody could read. */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 40;

type Parsed<T> = Result<T, ExpressionError>;

const WORDS = [...Object.values(FUNCTION_WORDS), CHOICE_WORD, OVER_UNITS_WORD, TOLERANCE_WORD];
const PERIODS = [YEAR_BEFORE_WORD, EARLIER_ROUND_WORD];
const PERIOD_HINT = `Sau tên chỉ tiêu ghi “${YEAR_BEFORE_WORD}”, “2 ${YEAR_BEFORE_WORD}”, “${YEAR_WORD} 2023” hoặc “${EARLIER_ROUND_WORD}”.`;
const MAX_YEARS_BEFORE = 50;

/** Thrown inside the parser alone; it never leaves it. */
class Stop extends Error {
  constructor(readonly error: ExpressionError) {
    super(error.message);
  }
}

/** Reads a condition over indicators (đọc điều kiện): the first thing wrong is pointed at. */
export const parseRelation = (text: string): Parsed<Relation> =>
  parse(text, (reader) => reader.relation());

/** Reads something computed from indicators (đọc biểu thức). */
export const parseExpression = (text: string): Parsed<Expression> =>
  parse(text, (reader) => reader.sum());

function parse<T>(text: string, read: (reader: Reader) => T): Parsed<T> {
  if (text.trim() === "")
    return err(
      errorAt(0, text.length, "Chưa có điều kiện. Gõ như: [Số hộ nghèo] <= [Tổng số hộ]."),
    );
  if (text.length > MAX_LENGTH)
    return err(
      errorAt(
        MAX_LENGTH,
        text.length,
        "Điều kiện dài quá 2.000 ký tự. Tách thành nhiều quy tắc ngắn.",
      ),
    );
  const tokens = tokensOf(text);
  if (!tokens.ok) return tokens;
  const reader = new Reader(tokens.value);
  try {
    const value = read(reader);
    reader.end();
    return ok(value);
  } catch (thrown) {
    if (thrown instanceof Stop) return err(thrown.error);
    throw thrown;
  }
}

class Reader {
  #at = 0;
  #depth = 0;
  constructor(readonly tokens: readonly Token[]) {}

  relation(): Relation {
    const left = this.sum();
    const sign = this.#peek();
    if (sign.kind !== "comparator")
      throw this.#stop(
        sign,
        "Chưa có dấu so sánh. Thêm một trong các dấu <=, >=, <, >, =, ≠, ≈ rồi tới vế phải.",
        ["<=", ">=", "="],
      );
    this.#at += 1;
    const right = this.sum();
    const again = this.#peek();
    if (again.kind === "comparator")
      throw this.#stop(
        again,
        "Mỗi quy tắc chỉ so sánh một lần. Bỏ dấu này, hoặc tách thành hai quy tắc.",
      );
    return {
      comparator: sign.comparator,
      left,
      right,
      tolerance: this.#tolerance(sign),
      at: sign.at,
    };
  }

  #tolerance(sign: Token & { readonly kind: "comparator" }): string | null {
    const word = this.#peek();
    if (word.kind !== "word" || word.word !== TOLERANCE_WORD) {
      if (sign.comparator !== "≈") return null;
      throw this.#stop(
        word,
        "Dấu ≈ cần biết lệch bao nhiêu thì được. Thêm vào cuối, như: sai số 0,5.",
        ["sai số 0,5"],
      );
    }
    if (sign.comparator !== "≈" && sign.comparator !== "=")
      throw this.#stop(word, "Sai số chỉ đi với dấu ≈ hoặc =. Bỏ sai số, hoặc đổi dấu thành ≈.", [
        "≈",
      ]);
    this.#at += 1;
    const number = this.#peek();
    if (number.kind !== "number")
      throw this.#stop(number, "Sau “sai số” phải là một số. Viết như: sai số 0,5.");
    this.#at += 1;
    return number.value;
  }

  sum(): Expression {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw this.#stop(this.#peek(), "Ngoặc lồng nhau quá sâu. Viết gọn lại.");
    let left = this.#product();
    for (;;) {
      const sign = this.#peek();
      if (sign.kind !== "operator" || (sign.operator !== "+" && sign.operator !== "-")) break;
      this.#at += 1;
      const right = this.#product();
      left = { kind: "operation", operator: sign.operator, left, right, at: sign.at };
    }
    this.#depth -= 1;
    return left;
  }

  #product(): Expression {
    let left = this.#signed();
    for (;;) {
      const sign = this.#peek();
      if (sign.kind !== "operator" || (sign.operator !== "*" && sign.operator !== "/")) break;
      this.#at += 1;
      const right = this.#signed();
      left = { kind: "operation", operator: sign.operator, left, right, at: sign.at };
    }
    return left;
  }

  #signed(): Expression {
    let minuses = 0;
    for (;;) {
      const sign = this.#peek();
      if (sign.kind !== "operator" || sign.operator !== "-") break;
      minuses += 1;
      if (minuses > 1) throw this.#stop(sign, "Hai dấu trừ liền nhau. Bỏ bớt một dấu.");
      this.#at += 1;
    }
    const of = this.#primary();
    return minuses === 0 ? of : { kind: "negate", of };
  }

  #primary(): Expression {
    const token = this.#peek();
    switch (token.kind) {
      case "number":
        this.#at += 1;
        return { kind: "number", value: token.value };
      case "name":
        this.#at += 1;
        return this.#reference(token, false);
      case "(": {
        this.#at += 1;
        const inside = this.sum();
        this.#take(")", "Ngoặc tròn chưa đóng. Thêm dấu “)”.");
        return inside;
      }
      case "word":
        this.#at += 1;
        return this.#call(token);
      case "end":
        throw this.#stop(
          token,
          "Điều kiện chưa viết xong. Gõ tiếp tên chỉ tiêu trong ngoặc vuông, hoặc một số.",
        );
      case ")":
      case ";":
      case "operator":
      case "comparator":
        throw this.#stop(
          token,
          "Chỗ này thiếu một số liệu. Gõ tên chỉ tiêu trong ngoặc vuông, như [Tổng số hộ], hoặc một số.",
        );
      default:
        return token satisfies never;
    }
  }

  #reference(token: Token & { readonly kind: "name" }, overUnits: boolean): Expression {
    return {
      kind: "reference",
      name: token.name,
      year: this.#year(),
      overUnits,
      at: token.at,
    };
  }

  /** "năm trước", "2 năm trước", "năm 2023", "đợt trước", in round brackets or without. */
  #year(): YearOf {
    const first = this.#peek();
    if (first.kind !== "(") {
      const follows =
        (first.kind === "word" && first.word !== TOLERANCE_WORD) ||
        (first.kind === "number" && this.#wordAfter() === YEAR_BEFORE_WORD);
      return follows ? this.#period() : { kind: "same" };
    }
    this.#at += 1;
    const period = this.#period();
    this.#take(")", "Ngoặc của năm chưa đóng. Thêm dấu “)”.");
    return period;
  }

  #wordAfter(): string | undefined {
    const next = this.tokens[this.#at + 1];
    return next?.kind === "word" ? next.word : undefined;
  }

  #period(): YearOf {
    const first = this.#peek();
    if (first.kind === "number" && this.#wordAfter() === YEAR_BEFORE_WORD) {
      const years = Number(first.value);
      if (!Number.isInteger(years) || years < 1 || years > MAX_YEARS_BEFORE)
        throw this.#stop(first, `Chưa rõ mấy năm trước. ${PERIOD_HINT}`, ["2"]);
      this.#at += 2;
      return { kind: "before", years };
    }
    if (first.kind !== "word") throw this.#stop(first, `Chưa rõ năm nào. ${PERIOD_HINT}`);
    this.#at += 1;
    if (first.word === YEAR_BEFORE_WORD) return { kind: "before", years: 1 };
    if (first.word === EARLIER_ROUND_WORD) return { kind: "earlier_round" };
    const number = this.#peek();
    const year = number.kind === "number" ? Number(number.value) : NaN;
    if (first.word !== YEAR_WORD || !Number.isInteger(year) || year < 1900 || year > 2200)
      throw this.#stop(first, `Không hiểu năm “${first.word}”. ${PERIOD_HINT}`, PERIODS);
    this.#at += 1;
    return { kind: "named", year };
  }

  #call(token: Token & { readonly kind: "word" }): Expression {
    if (token.word === OVER_UNITS_WORD) return this.#overUnits(token);
    if (token.word === CHOICE_WORD) return this.#choice(token);
    const name = (Object.keys(FUNCTION_WORDS) as FunctionName[]).find(
      (each) => FUNCTION_WORDS[each] === token.word,
    );
    if (name === undefined)
      throw this.#stop(
        token,
        `Không có phép tính “${token.word}”. Nếu là tên chỉ tiêu, để trong ngoặc vuông: [${token.word}].`,
        nearestOf(token.word, WORDS),
      );
    this.#open(token);
    const parts = this.#parts();
    const isWrong = name === "round" && !(parts.length === 2 && isPlaces(parts[1]));
    if (isWrong)
      throw this.#stop(
        token,
        "“làm tròn” cần một số liệu và số chữ số lẻ. Viết như: làm tròn([A] / [B]; 2).",
      );
    return { kind: "call", name, parts, at: token.at };
  }

  #parts(): readonly Expression[] {
    const parts = [this.sum()];
    while (this.#peek().kind === ";") {
      this.#at += 1;
      parts.push(this.sum());
    }
    this.#take(")", "Ngoặc tròn chưa đóng. Ngăn các phần bằng “;” và thêm dấu “)” ở cuối.");
    return parts;
  }

  #overUnits(token: Token): Expression {
    this.#open(token);
    const name = this.#peek();
    if (name.kind !== "name")
      throw this.#stop(
        name,
        "“tổng các đơn vị” cần một chỉ tiêu. Viết như: tổng các đơn vị([Dân số]).",
      );
    this.#at += 1;
    const reference = this.#reference(name, true);
    this.#take(")", "Ngoặc tròn chưa đóng. Thêm dấu “)”.");
    return reference;
  }

  #choice(token: Token): Expression {
    this.#open(token);
    const condition = this.relation();
    const form = "“nếu” cần ba phần: điều kiện, giá trị khi đúng, giá trị khi sai, ngăn bằng “;”.";
    this.#take(";", form);
    const yes = this.sum();
    this.#take(";", form);
    const no = this.sum();
    this.#take(")", "Ngoặc tròn của “nếu” chưa đóng. Thêm dấu “)”.");
    return { kind: "choice", condition, yes, no, at: token.at };
  }

  #open(token: Token): void {
    const next = this.#peek();
    if (next.kind !== "(")
      throw this.#stop(token, "Sau tên phép tính phải có ngoặc tròn. Viết như: tổng([A]; [B]).");
    this.#at += 1;
  }

  end(): void {
    const token = this.#peek();
    if (token.kind === "end") return;
    throw this.#stop(
      token,
      token.kind === ")"
        ? "Thừa dấu “)”. Bỏ dấu này, hoặc thêm “(” phía trước."
        : "Chỗ này thiếu phép tính. Thêm dấu +, -, *, / hoặc bỏ phần thừa.",
    );
  }

  #take(kind: ")" | ";", message: string): void {
    const token = this.#peek();
    if (token.kind !== kind) throw this.#stop(token, message);
    this.#at += 1;
  }

  #peek(): Token {
    const token = this.tokens[Math.min(this.#at, this.tokens.length - 1)];
    if (token === undefined) throw new Error("a text always ends with a token");
    return token;
  }

  #stop(token: Token, message: string, proposals: readonly string[] = []): Stop {
    return new Stop(errorAt(token.at, Math.max(token.to, token.at), message, proposals));
  }
}

const isPlaces = (part: Expression | undefined): boolean =>
  part?.kind === "number" && /^\d{1,2}$/.test(part.value);
