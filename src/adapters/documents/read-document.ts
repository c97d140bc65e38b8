import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import { readDocx } from "./read-docx.ts";
import { blocksOfText, decodeText } from "./read-text.ts";

/** What can stop a file from being read as a document. */
export type DocumentProblem = Problem<
  | "document.file.unsupported"
  | "document.file.empty"
  | "document.file.too-large"
  | "document.file.damaged"
  | "document.file.has-macros"
  | "document.file.has-external-links"
  | "document.file.zip-bomb"
  | "document.file.encrypted"
  | "document.file.no-text"
>;

export interface DocumentFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export const MAX_DOCUMENT_BYTES = 20 * 1024 * 1024;

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
function readBytes(file: DocumentFile): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  const ending = endingOf(fileName);
  const refuse = (refused: DocumentProblem) => Promise.resolve(err(refused));
  if (startsWith(bytes, ZIP)) return readDocx(file);
  if (startsWith(bytes, OLE)) {
    const locked = ending === "docx" || ending === "docm";
    return refuse(
      locked
        ? problem("document.file.encrypted", { fileName })
        : problem("document.file.unsupported", { fileName }),
    );
  }
  if (startsWith(bytes, PDF) || ending === "pdf") {
    return refuse(problem("document.file.unsupported", { fileName }));
  }
  if (ending === "docx" || ending === "docm")
    return refuse(problem("document.file.damaged", { fileName }));
  if (["txt", "md", "markdown", "text"].includes(ending)) return Promise.resolve(readText(file));
  return refuse(problem("document.file.unsupported", { fileName }));
}

/** Reads a .docx, .txt or .md file into blocks of text (đọc tệp văn bản). */
export async function readDocument(
  file: DocumentFile,
): Promise<Result<readonly DocumentBlock[], DocumentProblem>> {
  const { fileName, bytes } = file;
  if (bytes.length === 0) return err(problem("document.file.empty", { fileName }));
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    return err(problem("document.file.too-large", { fileName, limitBytes: MAX_DOCUMENT_BYTES }));
  }
  return readBytes(file);
}
