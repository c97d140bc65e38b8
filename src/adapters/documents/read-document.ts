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
const PDF = Buffer.from("%PDF-");
/** A PDF may begin a little after its first byte. */
const PDF_WITHIN = 1024;
const OFFICE_ENDINGS: ReadonlySet<string> = new Set(["docx", "docm", "pdf"]);

const viewOf = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);

const isPdf = (bytes: Uint8Array): boolean => viewOf(bytes.subarray(0, PDF_WITHIN)).includes(PDF);

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

/** In the directory of an OLE container: the part in which Word keeps an encrypted file. */
const ENCRYPTED_PACKAGE = Buffer.from("EncryptedPackage", "utf16le");

/** What the bytes are counts, not what the name says they are. */
async function readBytes(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  const ending = endingOf(fileName);
  const unsupported = err(problem("document.file.unsupported", { fileName }));
  if (startsWith(bytes, ZIP)) return readDocx(file);
  if (isPdf(bytes)) return (await import("./read-pdf.ts")).readPdf(file);
  if (startsWith(bytes, OLE)) {
    const isEncrypted = viewOf(bytes).includes(ENCRYPTED_PACKAGE);
    return isEncrypted ? err(problem("document.file.encrypted", { fileName })) : unsupported;
  }
  if (OFFICE_ENDINGS.has(ending)) return err(problem("document.file.damaged", { fileName }));
  return TEXT_ENDINGS.has(ending) ? readText(file) : unsupported;
}

/** Reads a .docx, .pdf, .txt or .md file into blocks of text (đọc tệp văn bản). */
export async function readDocument(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  if (bytes.length === 0) return err(problem("document.file.empty", { fileName }));
  const tooLarge = (limitBytes: number) =>
    err(problem("document.file.too-large", { fileName, limitBytes }));
  if (bytes.length > MAX_DOCUMENT_BYTES) return tooLarge(MAX_DOCUMENT_BYTES);
  const read = await readBytes(file);
  const letters = read.ok ? read.value.reduce((sum, block) => sum + block.text.length, 0) : 0;
  return letters > MAX_DOCUMENT_LETTERS ? tooLarge(MAX_DOCUMENT_LETTERS) : read;
}
