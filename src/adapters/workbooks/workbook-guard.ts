import { unzipSync } from "fflate";
import { type Problem, problem } from "../../domain/kernel/problem.ts";

/** Files a workbook is refused for, before anything in it is read. */
export type WorkbookFileProblem = Problem<
  | "document.file.unsupported"
  | "document.file.empty"
  | "document.file.too-large"
  | "document.file.damaged"
  | "document.file.has-macros"
  | "document.file.has-external-links"
  | "document.file.zip-bomb"
  | "document.file.encrypted"
>;

const LIMIT_BYTES = 20 * 1024 * 1024;
const LIMIT_UNPACKED = 200 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte);

/** The old Office container: an .xls file, or an .xlsx behind a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

interface Part {
  readonly name: string;
  readonly size: number;
}

/** Names and unpacked sizes as the archive states them; nothing is unpacked. */
function partsOf(bytes: Uint8Array): readonly Part[] | undefined {
  const parts: Part[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts.push({ name, size: originalSize });
        return false;
      },
    });
  } catch {
    return undefined;
  }
  return parts;
}

/** The reason to refuse a file as a workbook, or undefined where it may be opened. */
export function refuseWorkbook(
  bytes: Uint8Array,
  fileName: string,
): WorkbookFileProblem | undefined {
  if (bytes.length === 0) return problem("document.file.empty", { fileName });
  if (bytes.length > LIMIT_BYTES) {
    return problem("document.file.too-large", { fileName, limitBytes: LIMIT_BYTES });
  }
  if (startsWith(bytes, OLE)) {
    return /\.xls$/iu.test(fileName)
      ? problem("document.file.unsupported", { fileName })
      : problem("document.file.encrypted", { fileName });
  }
  if (!startsWith(bytes, ZIP)) return problem("document.file.unsupported", { fileName });
  const parts = partsOf(bytes);
  if (parts === undefined) return problem("document.file.damaged", { fileName });
  const has = (pattern: RegExp) => parts.find(({ name }) => pattern.test(name));
  if (has(/^xl\/workbook\.xml$/u) === undefined) {
    return problem("document.file.unsupported", { fileName });
  }
  if (parts.reduce((sum, { size }) => sum + size, 0) > LIMIT_UNPACKED) {
    return problem("document.file.zip-bomb", { fileName });
  }
  if (has(/vbaProject\.bin$/iu)) return problem("document.file.has-macros", { fileName });
  const link = has(/^xl\/externalLinks\/[^/]+\.xml$/u);
  return link && problem("document.file.has-external-links", { fileName, target: link.name });
}
