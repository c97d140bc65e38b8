import { makeLocalDate } from "../../kernel/local-date.ts";
import type { ReadMetadata } from "../plan-reading.ts";
import { isLegalBasis, readLegalBases } from "./legal-bases.ts";
import type { Line } from "./line.ts";
import type { DocumentParts } from "./sections.ts";
import { sentenceCase } from "./sentence-case.ts";
import { readSigner } from "./signer.ts";
import { writeOut } from "./unit-names.ts";

const TYPES = [
  "KẾ HOẠCH",
  "QUYẾT ĐỊNH",
  "CHƯƠNG TRÌNH HÀNH ĐỘNG",
  "CHƯƠNG TRÌNH CÔNG TÁC",
  "CHƯƠNG TRÌNH",
  "THÔNG BÁO",
  "NGHỊ QUYẾT",
  "CHỈ THỊ",
  "ĐỀ ÁN",
  "PHƯƠNG ÁN",
  "BÁO CÁO",
  "CÔNG VĂN",
  "HƯỚNG DẪN",
];
/** What stands to the right of every letterhead, the state's or the Party's. */
const NATIONAL = /CỘNG HÒA XÃ HỘI|Độc lập\s*[-–]|ĐẢNG CỘNG SẢN VIỆT NAM/iu;
/** "Số: 12/KH-UBND", "Số 12-NQ/ĐU" as Party documents write it. */
const NUMBER_LINE = /^Số(?:\s*:\s*|\s+(?=\d+\s*-\s*\p{Lu}))(.*)$/iu;
const PLACE_DATE =
  /^(.{2,40}?),\s*ngày\s*(\d{1,2})?\s*(?:\.{2,}|…)?\s*tháng\s*(\d{1,2})?\s*(?:\.{2,}|…)?\s*năm\s*(\d{4})?/u;
/** "Số: 02/CTr-UBND      Yên Hà, ngày …": two cells that extraction put on one line. */
const NUMBER_THEN_PLACE = /(?<=^Số\s*:\s*\S+)\s+(?=\p{Lu}.*ngày)/iu;
const ISSUER_WORDS =
  /^(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|SỞ|PHÒNG|BAN|ĐẢNG ỦY|THÀNH ỦY|TỈNH ỦY|HUYỆN ỦY|QUẬN ỦY|THỊ ỦY|BỘ|CỤC)(?!\p{L})/u;
const AREA = /^(?:THÀNH PHỐ|TỈNH|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG|XÃ|THỊ TRẤN|ĐẶC KHU)(?!\p{L})/u;
const PREAMBLE =
  /(?:^|[,;]\s*)(?:Nay,?\s*)?((?:UBND|Ủy ban nhân dân|Sở|Phòng|Ban|Thành ủy)\s[^,;]*?)\s+(?:xây dựng|ban hành|lập|triển khai)(?!\p{L})/u;

/** Cells of a letterhead stand side by side; text made of it stands in a column. */
const flatten = (lines: readonly Line[]): readonly string[] =>
  lines
    .flatMap((line) =>
      line.cells === null ? [line.text.text] : line.cells.map((cell) => cell.text),
    )
    .flatMap((text) => text.split("\n"))
    .flatMap((text) => text.trim().split(NUMBER_THEN_PLACE))
    .filter((text) => text !== "");

const titled = (text: string): string =>
  text.toLowerCase().replace(/(?<=^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase());

/** "ỦY BAN NHÂN DÂN" over "THÀNH PHỐ VŨNG TÀU": the body's name as a sentence writes it. */
function issuerOf(texts: readonly string[]): string | null {
  const at = texts.findIndex(
    (text) => ISSUER_WORDS.test(text.toUpperCase()) && text === text.toUpperCase(),
  );
  const first = texts[at];
  if (first === undefined) return null;
  const next = texts
    .slice(at + 1, at + 4)
    .find((text) => AREA.test(text) || ISSUER_WORDS.test(text));
  if (next !== undefined && !AREA.test(next)) return `${spelled(next)} ${areaOf(first)}`.trim();
  const area = next === undefined ? "" : areaName(next);
  return `${spelled(first)} ${area}`.trim();
}

const areaName = (text: string): string => {
  const kind = AREA.exec(text)?.[0] ?? "";
  return `${kind.toLowerCase()} ${titled(text.slice(kind.length).trim())}`;
};
/** Of "UBND TỈNH KIM GIANG" over "SỞ NỘI VỤ" only the lower body issues, named with the area. */
const areaOf = (text: string): string => {
  const area = text.replace(/^(?:UBND|ỦY BAN NHÂN DÂN)\s*/u, "");
  return AREA.test(area) ? areaName(area) : "";
};
const spelled = (text: string): string => {
  const written = text.replace(/^UBND/u, "ỦY BAN NHÂN DÂN");
  const body =
    /^(?:ỦY BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|(?:ĐẢNG|THÀNH|TỈNH|HUYỆN|QUẬN|THỊ) ỦY)(?!\p{L})/u.exec(
      written,
    )?.[0];
  if (body === undefined)
    return sentenceCase(written).replace(/(?<=^\p{L}+\s)\p{Ll}/u, (l) => l.toUpperCase());
  const area = written.slice(body.length).trim();
  return `${sentenceCase(body)} ${area === "" ? "" : areaName(area)}`.replace(/\s+/gu, " ").trim();
};

/** Words with which a first sentence begins, below a title. */
const OPENS_TEXT =
  /^(?:Để|Nhằm|Trong thời gian|Thời gian qua|Hiện nay|Trên cơ sở|Sau khi|Phần thứ|Qua)(?!\p{L})|:$/u;

interface Heading {
  readonly documentType: string | null;
  readonly title: string | null;
}

/** An official letter (công văn) has no type line; its subject stands behind "V/v". */
function letterOf(texts: readonly string[]): Heading {
  const subject = texts
    .map((text) => /^V\/v:?\s+(.+)$/iu.exec(text)?.[1])
    .find((words) => words !== undefined);
  if (subject === undefined) return { documentType: null, title: null };
  const title = subject.replace(/[\s.]+$/u, "");
  return { documentType: "Công văn", title: title.charAt(0).toUpperCase() + title.slice(1) };
}

/** "NGHỊ QUYẾT" over "CỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ": whose it is, before what it is about. */
const OF_BODY = /^CỦA\s+[\p{Lu}\s,-]+?(?:$|\s+(?=\p{Lu}?\p{Ll}|VỀ\s))/u;

function headingOf(texts: readonly string[]): Heading {
  const at = texts.findIndex(
    (text) =>
      TYPES.includes(text.toUpperCase().replace(/[:.]$/u, "")) && text === text.toUpperCase(),
  );
  const type = texts[at];
  if (type === undefined) return letterOf(texts);
  const title: string[] = [];
  for (const text of texts.slice(at + 1)) {
    if (
      isLegalBasis(text) &&
      /\d{4}|Luật/u.test(text.slice(0, 120)) &&
      /^(?:[-–+]\s*)?(?:Căn cứ|Theo|Xét)/u.test(text)
    )
      break;
    const own = title.length === 0 ? text.replace(OF_BODY, "") : text;
    if (own === "") continue;
    if (/^Thực hiện\s+\p{Lu}.*số\s/u.test(text) && title.length > 0) break;
    if (title.length > 0 && OPENS_TEXT.test(text)) break;
    if (PREAMBLE.test(text) || /^(?:Kính gửi|Nay,|Ngày\s+\d)/u.test(text)) break;
    if (
      title.length > 0 &&
      /^(?:CHỦ TỊCH|GIÁM ĐỐC|ỦY BAN|HỘI ĐỒNG|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|(?:ĐẢNG|THÀNH|TỈNH|HUYỆN|QUẬN|THỊ) ỦY)/u.test(
        text,
      )
    )
      break;
    title.push(own);
    if (title.length === 3) break;
  }
  const joined = title
    .join(" ")
    .replace(/^(?:Về việc|V\/v)\s+/iu, "")
    .replace(/[\s.]+$/u, "");
  const named = joined.charAt(0).toUpperCase() + joined.slice(1);
  return {
    documentType: sentenceCase(type.replace(/[:.]$/u, "")),
    title: named === "" ? null : sentenceCase(named),
  };
}

interface Registration {
  readonly number: string | null;
  readonly numberPattern: string | null;
  readonly place: string | null;
  readonly date: string | null;
  readonly year: number | null;
}

function registrationOf(texts: readonly string[]): Registration {
  const written = texts
    .map((text) => NUMBER_LINE.exec(text)?.[1]?.trim())
    .find((text) => text !== undefined);
  const symbol = written === undefined ? undefined : /\/.*$/u.exec(written)?.[0].trim();
  const complete =
    written !== undefined && /^\d+[\d\p{L}]*\s*(?:-\s*[\p{L}]+\s*)?\//u.test(written);
  const dated = texts.map((text) => PLACE_DATE.exec(text)).find((match) => match !== null);
  const [, place, day, month, year] = dated ?? [];
  const full = day !== undefined && month !== undefined && year !== undefined;
  return {
    number: complete ? (written?.replace(/\s+/gu, "") ?? null) : null,
    numberPattern: symbol ?? null,
    place: place?.replace(/^.*(?:UBND|KH)\s+/u, "").trim() ?? null,
    date: full ? (makeLocalDate(Number(year), Number(month), Number(day)) ?? null) : null,
    year: year === undefined ? null : Number(year),
  };
}

/** Legal bases stand below the title, which may itself begin with "Thực hiện Nghị quyết …". */
function basesBelow(front: readonly Line[]): ReadMetadata["legalBases"] {
  const type = front.findIndex((line) => TYPES.includes(line.text.text.replace(/[:.]$/u, "")));
  const lines = type < 0 ? front : front.slice(type + 2);
  return lines.filter((line) => line.cells === null).flatMap((line) => readLegalBases(line.text));
}

/** Reads who issued the document, when, under what number and title, on what bases. */
export function readMetadata(parts: DocumentParts): ReadMetadata {
  const texts = flatten(parts.front);
  const letterhead = texts.filter((text) => !NATIONAL.test(text));
  const heading = headingOf(letterhead);
  const registration = registrationOf(letterhead);
  const preamble = texts.map((text) => PREAMBLE.exec(text)?.[1]).find((name) => name !== undefined);
  const issuer = issuerOf(letterhead) ?? (preamble === undefined ? null : writeOut(preamble));
  const ofTitle = /năm\s+(\d{4})(?!\s*-)/u.exec(heading.title ?? "")?.[1];
  return {
    issuer,
    ...heading,
    place: registration.place,
    number: registration.number,
    numberPattern: registration.numberPattern,
    date: registration.date,
    year: registration.year ?? (ofTitle === undefined ? null : Number(ofTitle)),
    legalBases: basesBelow(parts.front),
    ...readSigner(parts.back),
  };
}
