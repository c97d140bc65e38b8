import type { Finding, ParagraphFacts } from "./document-facts.ts";

/** A rule of the decree with the place where it is written. */
export interface Rule {
  readonly id: string;
  readonly source: string;
}

/** Names a rule of Appendix I of the decree. */
export const rule = (id: string, section: string): Rule => ({
  id,
  source: `Phụ lục I, mục ${section}`,
});

const QUOTED = 90;
const short = (text: string): string =>
  text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()}…` : text;

/** A departure at a paragraph, or of the whole document. */
export const finding = (
  { id, source }: Rule,
  at: ParagraphFacts | null,
  problem: string,
  remedy: string,
): Finding => ({
  rule: id,
  source,
  place: at?.place ?? null,
  quote: at === null ? "" : short(at.text),
  problem,
  remedy,
});

/** The look the decree asks of one part of a document. */
export interface RequiredLook {
  readonly what: string;
  readonly sizes: readonly [least: number, most: number];
  readonly bold: boolean;
  readonly italic: boolean;
}

const pointsOf = ([least, most]: RequiredLook["sizes"]): string =>
  least === most ? String(least) : `${least} - ${most}`;

const weightOf = ({ bold, italic }: RequiredLook): string =>
  `${bold ? "đậm" : "không đậm"}, ${italic ? "nghiêng" : "đứng"}`;

/** Holds a paragraph's size and weight against what is asked. */
export function lookFindings(by: Rule, at: ParagraphFacts, look: RequiredLook): readonly Finding[] {
  const [least, most] = look.sizes;
  const odd = at.sizes.filter((size) => size < least || size > most);
  return [
    ...(odd.length === 0
      ? []
      : [
          finding(
            by,
            at,
            `${look.what} cỡ chữ ${odd.join(", ")}.`,
            `Đặt cỡ chữ ${pointsOf(look.sizes)}.`,
          ),
        ]),
    ...(at.bold === look.bold && at.italic === look.italic
      ? []
      : [finding(by, at, `${look.what} chưa đúng kiểu chữ.`, `Đặt kiểu chữ ${weightOf(look)}.`)]),
  ];
}
