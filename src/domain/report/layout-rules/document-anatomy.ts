import type { DocumentFacts, ParagraphFacts } from "./document-facts.ts";

/** The parts of a document by the decree, each where it was found. */
export interface Anatomy {
  /** Paragraphs before the first appendix. */
  readonly main: readonly ParagraphFacts[];
  readonly nationalName: ParagraphFacts | null;
  readonly motto: ParagraphFacts | null;
  readonly number: ParagraphFacts | null;
  readonly placeDate: ParagraphFacts | null;
  readonly type: ParagraphFacts | null;
  readonly subject: ParagraphFacts | null;
  readonly legalBases: readonly ParagraphFacts[];
  /** From the title to the last words of the text, without tables. */
  readonly body: readonly ParagraphFacts[];
  readonly recipientsLabel: ParagraphFacts | null;
  readonly recipients: readonly ParagraphFacts[];
  readonly signature: readonly ParagraphFacts[];
  /** "Phụ lục I". */
  readonly appendixHeads: readonly ParagraphFacts[];
}

const TYPES =
  /^(?:NGHỊ QUYẾT|QUYẾT ĐỊNH|CHỈ THỊ|QUY CHẾ|QUY ĐỊNH|THÔNG BÁO|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|PHƯƠNG ÁN|ĐỀ ÁN|BÁO CÁO|TỜ TRÌNH|BIÊN BẢN|CÔNG ĐIỆN)(?:\s\p{Lu}+)*$/u;
const APPENDIX = /^phụ lục(?:\s+(?:số\s+)?[\dIVXLivxl]+)?\s*[.:]?$/iu;
const RECIPIENTS = /^nơi nhận\s*:?$/iu;
const BASIS = /^(?:Căn cứ|Thực hiện|Theo)\s/u;
const AUTHORITY = /^(?:TM|KT|TL|TUQ|Q)\s*\.\s*/iu;
const POSITION =
  /^(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHÁNH THANH TRA)/iu;

type Test = (paragraph: ParagraphFacts) => boolean;

const first = (paragraphs: readonly ParagraphFacts[], test: Test): ParagraphFacts | null =>
  paragraphs.find(test) ?? null;

/** Spelling of marks aside: "HOÀ" and "HÒA", "–" and "-". */
const folded = (text: string): string =>
  text
    .normalize("NFC")
    .toLowerCase()
    .replace(/oà/gu, "òa")
    .replace(/[^\p{L}]/gu, "");

const isNationalName: Test = ({ text }) => folded(text) === "cộnghòaxãhộichủnghĩaviệtnam";
const isMotto: Test = ({ text }) => folded(text) === "độclậptựdohạnhphúc";

/** Lines of the block that signs: from the authority or position to the name. */
function signatureOf(main: readonly ParagraphFacts[]): readonly ParagraphFacts[] {
  const at = main.findLastIndex(({ text }) => POSITION.test(text));
  if (at < 0) return [];
  let start = at;
  while (AUTHORITY.test(main[start - 1]?.text ?? "")) start -= 1;
  return main.slice(start, at + 2);
}

function recipientsOf(main: readonly ParagraphFacts[]): readonly ParagraphFacts[] {
  const label = main.findIndex(({ text }) => RECIPIENTS.test(text));
  if (label < 0) return [];
  const rest = main.slice(label + 1);
  const end = rest.findIndex(({ text }) => !/^[-–+]/u.test(text));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Takes a document apart as the decree names its parts. */
export function anatomyOf({ paragraphs }: DocumentFacts): Anatomy {
  const heads = paragraphs.filter(({ text, inTable }) => !inTable && APPENDIX.test(text));
  const cut = heads[0] === undefined ? paragraphs.length : paragraphs.indexOf(heads[0]);
  const main = paragraphs.slice(0, cut);
  const type = first(main, ({ text }) => TYPES.test(text));
  const from = type === null ? 0 : main.indexOf(type) + 1;
  const label = first(main, ({ text }) => RECIPIENTS.test(text));
  const signature = signatureOf(main);
  const ends = [label, signature[0] ?? null].flatMap((one) =>
    one === null ? [] : [main.indexOf(one)],
  );
  const text = main.slice(from, Math.min(main.length, ...ends)).filter(({ inTable }) => !inTable);
  const subject = type === null ? null : (text[0] ?? null);
  const afterSubject = subject === null ? text : text.slice(1);
  const firstOther = afterSubject.findIndex(
    (one) => !BASIS.test(one.text) || !/[;.]$/u.test(one.text),
  );
  const bases = firstOther < 0 ? afterSubject : afterSubject.slice(0, firstOther);
  return {
    main,
    nationalName: first(main, isNationalName),
    motto: first(main, isMotto),
    number: first(main, (one) => /^số\s*:/iu.test(one.text)),
    placeDate: first(main, (one) => /,\s*ngày.*tháng.*năm/iu.test(one.text)),
    type,
    subject,
    legalBases: bases,
    body: afterSubject.slice(bases.length),
    recipientsLabel: label,
    recipients: recipientsOf(main),
    signature,
    appendixHeads: heads,
  };
}
