import { basename } from "node:path";
import { parseArgs } from "node:util";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, ok } from "../../domain/kernel/result.ts";
import { corpusJsonLines } from "../../domain/plan/corpus-json.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { PlanReading } from "../../domain/plan/plan-reading.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import { type Language, messageOf } from "../messages.ts";
import { type CliEffects, nodeEffects } from "./effects.ts";

/** Turns a file's bytes into blocks of text; main gives the one of adapters/documents. */
export type ReadDocument = (file: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}) => Promise<Result<readonly DocumentBlock[], Problem>>;

const USAGE: Readonly<Record<Language, string>> = {
  vi: `Cách dùng: nhiemky parse TỆP [--lang vi|en]

Đọc một văn bản kế hoạch (.docx, .pdf, .txt, .md), in nội dung đã đọc được dạng JSON ra đầu ra chuẩn.

  --lang    ngôn ngữ của thông báo lỗi: vi (mặc định) hoặc en
  --help    in hướng dẫn này`,
  en: `Usage: nhiemky parse FILE [--lang vi|en]

Reads a plan document (.docx, .pdf, .txt, .md) and prints what it holds as JSON on standard output.

  --lang    language of error messages: vi (default) or en
  --help    print this text`,
};

const WORDS = {
  vi: {
    usage: "Tham số không đúng. Xem nhiemky parse --help.",
    noFile: "Thiếu tên tệp. Xem nhiemky parse --help.",
    unreadable: (path: string) => `Không mở được tệp ${path}. Kiểm tra đường dẫn và quyền đọc tệp.`,
  },
  en: {
    usage: "Wrong arguments. See nhiemky parse --help.",
    noFile: "The file name is missing. See nhiemky parse --help.",
    unreadable: (path: string) =>
      `Cannot open ${path}. Check the path and that the file may be read.`,
  },
} as const;

const options = {
  help: { type: "boolean", short: "h", default: false },
  lang: { type: "string", default: "vi" },
} as const;

interface CommandLine {
  readonly help: boolean;
  readonly lang: Language;
  readonly path: string | undefined;
}

/** The language asked for, also where the rest of the command line is wrong. */
const languageIn = (argv: readonly string[]): Language =>
  argv.some((word, i) => word === "--lang=en" || (word === "--lang" && argv[i + 1] === "en"))
    ? "en"
    : "vi";

function readCommandLine(argv: readonly string[]): CommandLine | null {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    const { lang, help } = values;
    if (positionals.length > 1 || (lang !== "vi" && lang !== "en")) return null;
    return { help, lang, path: positionals[0] };
  } catch {
    return null;
  }
}

const oneLine = (message: string): string => message.replace(/\s*\n\s*/gu, " ");

/**
 * Reads a plan document and prints it as JSON (đọc văn bản kế hoạch). Resolves to the exit code:
 * 0 done, 2 bad usage or a file that cannot be read as a plan.
 */
export async function parse(
  argv: readonly string[],
  readDocument: ReadDocument,
  effects: CliEffects = nodeEffects,
): Promise<0 | 1 | 2> {
  const line = readCommandLine(argv);
  const refuse = (message: string): 2 => {
    effects.printError(oneLine(message));
    return 2;
  };
  if (line === null) return refuse(WORDS[languageIn(argv)].usage);
  const { lang, path } = line;
  if (line.help) {
    effects.print(USAGE[lang]);
    return 0;
  }
  if (path === undefined) return refuse(WORDS[lang].noFile);
  const fileName = basename(path);
  const read = async (): Promise<Result<PlanReading, Problem> | null> => {
    const bytes = await effects.readFile(path).catch(() => null);
    if (bytes === null) return null;
    const document = await readDocument({ fileName, bytes });
    return document.ok ? ok(readPlan(document.value)) : document;
  };
  const reading = await read();
  if (reading === null) return refuse(WORDS[lang].unreadable(path));
  if (!reading.ok) return refuse(messageOf(reading.error, lang));
  if (reading.value.items.length === 0) {
    return refuse(messageOf(problem("document.plan.no-items", { fileName }), lang));
  }
  const docId = fileName.replace(/\.[^.]+$/u, "");
  for (const lines of corpusJsonLines(reading.value, docId)) effects.print(lines);
  return 0;
}
