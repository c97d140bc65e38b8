import type { ReadMetadata } from "../plan-reading.ts";
import type { Line } from "./line.ts";
import { sentenceCase } from "./sentence-case.ts";

const POSITION =
  /^(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|CHÁNH VĂN PHÒNG|TRƯỞNG BAN|BÍ THƯ|CỤC TRƯỞNG|CHI CỤC TRƯỞNG)(?:\s.*)?$/u;
const AUTHORITY = /^(?:(?:TM|KT|TL|TUQ|Q)\.|T\/M|K\/T|T\/L)\s*\p{Lu}/u;
const PERSON = /^\p{Lu}\p{Ll}*(?:\s+\p{Lu}\p{Ll}*){1,4}$/u;
const RECIPIENTS = /^Nơi nhận\s*:?\s*/iu;

/** Cells of a signature table are read as two columns: recipients left, signer right. */
function columns(lines: readonly Line[]): readonly string[] {
  const width = Math.max(0, ...lines.map((line) => line.cells?.length ?? 0));
  if (width === 0) return lines.map((line) => line.text.text);
  const column = (i: number) =>
    lines.flatMap((line) => (line.cells?.[i]?.text ?? (i === 0 ? line.text.text : "")).split("\n"));
  return Array.from({ length: width }, (_, i) => column(i)).flat();
}

function recipientsOf(texts: readonly string[]): readonly string[] {
  const at = texts.findIndex((text) => RECIPIENTS.test(text));
  if (at < 0) return [];
  const tidy = (text: string) => text.replace(/^[-–+]\s*/u, "").replace(/[\s;.]+$/u, "");
  const inline = (texts[at] ?? "").replace(RECIPIENTS, "");
  if (inline !== "")
    return inline
      .split(";")
      .map((text) => tidy(text.trim()))
      .filter((text) => text !== "");
  const found: string[] = [];
  for (const text of texts.slice(at + 1)) {
    if (text === "" || AUTHORITY.test(text) || POSITION.test(text)) {
      if (found.length > 0 || text !== "") break;
      continue;
    }
    found.push(tidy(text));
  }
  return found;
}

/** Who signed, in what office and on whose behalf, and who receives the document. */
export function readSigner(back: readonly Line[]): Pick<ReadMetadata, "signer" | "recipients"> {
  const texts = columns(back).map((text) => text.trim());
  const authority = texts.filter((text) => AUTHORITY.test(text));
  const at = texts.findLastIndex((text) => POSITION.test(text));
  const position = at < 0 ? null : sentenceCase(texts[at] ?? "");
  const name =
    texts.slice(Math.max(at, 0)).find((text) => PERSON.test(text) && text !== texts[at]) ?? null;
  const signer =
    position === null && name === null
      ? null
      : { position, name, authority: authority.length === 0 ? null : authority.join("\n") };
  return { signer, recipients: recipientsOf(texts) };
}
