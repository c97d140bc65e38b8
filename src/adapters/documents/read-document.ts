import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import {
  type DocumentFile,
  type DocumentProblem,
  MAX_DOCUMENT_BYTES,
  MAX_DOCUMENT_LETTERS,
} from "./document-file.ts";
import { readDocx } from "./read-docx.ts";
import { blocksOfText, decodeText } from "./read-text.ts";

const TEXT_ENDINGS: ReadonlySet<string> = new Set(["txt", "text", "md", "markdown"]);
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const PDF = [0x25, 0x50, 0x44, 0x46];
const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((byte, i) => bytes[i] === byte);

const endingOf = (fileName: string): string =>
  /\.([^./\\]+)$/u.exec(fileName)?.[1]?.toLowerCase() ?? "";

function readText(file: DocumentFile): Result<readonly DocumentBlock[], DocumentProblem> {
  const text = decodeText(file.bytes);
  const { fileName } = file;
  if (text === null) return err(problem("document.file.damaged", { fileName }));
  const blocks = blocksOfText(text);
  return blocks.length === 0 ? err(problem("document.file.no-text", { fileName })) : ok(blocks);
}

/** What the bytes are counts, not what the name says they are. */
function readBytes(file: DocumentFile): Result<readonly DocumentBlock[], DocumentProblem> {
  const { fileName, bytes } = file;
  const ending = endingOf(fileName);
  const isWord = ending === "docx" || ending === "docm";
  const unsupported = err(problem("document.file.unsupported", { fileName }));
  if (startsWith(bytes, ZIP)) return readDocx(file);
  if (startsWith(bytes, OLE)) {
    return isWord ? err(problem("document.file.encrypted", { fileName })) : unsupported;
  }
  if (startsWith(bytes, PDF)) return unsupported;
  if (isWord) return err(problem("document.file.damaged", { fileName }));
  return TEXT_ENDINGS.has(ending) ? readText(file) : unsupported;
}

/** Reads a .docx, .txt or .md file into blocks of text (đọc tệp văn bản). */
export function readDocument(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  if (bytes.length === 0) return Promise.resolve(err(problem("document.file.empty", { fileName })));
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    const limitBytes = MAX_DOCUMENT_BYTES;
    return Promise.resolve(err(problem("document.file.too-large", { fileName, limitBytes })));
  }
  const read = readBytes(file);
  const letters = read.ok ? read.value.reduce((sum, block) => sum + block.text.length, 0) : 0;
  return Promise.resolve(
    letters > MAX_DOCUMENT_LETTERS
      ? err(problem("document.file.too-large", { fileName, limitBytes: MAX_DOCUMENT_LETTERS }))
      : read,
  );
}
