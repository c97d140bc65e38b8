import { parseArgs } from "node:util";
import type { z } from "zod";
import { EvaluationFile } from "../../contract/evaluation-file.ts";
import { evaluate as evaluateTarget } from "../../domain/evaluation/evaluate.ts";
import { type CliEffects, nodeEffects } from "./effects.ts";

const USAGE = `Cách dùng: nhiemky evaluate TỆP [--trace]

Đánh giá các chỉ tiêu trong tệp JSON và in kết quả dạng JSON ra đầu ra chuẩn.

  --trace   in thêm cách tính: quy tắc, số liệu, ngưỡng đã dùng
  --help    in hướng dẫn này

Tệp có dạng {"cases": [{"name", "target", "observations", "asOf", "settings"?}]}.`;

const options = {
  help: { type: "boolean", short: "h", default: false },
  trace: { type: "boolean", default: false },
} as const;

type Reading =
  | { readonly ok: true; readonly file: EvaluationFile }
  | { readonly ok: false; readonly message: string };

/** Judges the cases of a file (đánh giá). Resolves to the exit code: 0 done, 2 bad usage or bad input. */
export async function evaluate(
  argv: readonly string[],
  effects: CliEffects = nodeEffects,
): Promise<0 | 1 | 2> {
  const line = readCommandLine(argv);
  if (line === undefined)
    return refuse(effects, "Tham số không đúng. Xem nhiemky evaluate --help.");
  if (line.help) {
    effects.print(USAGE);
    return 0;
  }
  if (line.path === undefined)
    return refuse(effects, "Thiếu tên tệp. Xem nhiemky evaluate --help.");
  const reading = await readCases(line.path, effects);
  if (!reading.ok) return refuse(effects, reading.message);
  const results = reading.file.cases.map(({ name, settings, ...input }) => {
    const { trace, ...result } = evaluateTarget(
      settings === undefined ? input : { ...input, settings },
    );
    return line.trace ? { name, ...result, trace } : { name, ...result };
  });
  effects.print(JSON.stringify({ results }, null, 2));
  return 0;
}

function refuse(effects: CliEffects, message: string): 2 {
  effects.printError(message);
  return 2;
}

function readCommandLine(argv: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return positionals.length > 1 ? undefined : { ...values, path: positionals[0] };
  } catch {
    return undefined;
  }
}

async function readCases(path: string, effects: CliEffects): Promise<Reading> {
  const text = await readText(path, effects);
  if (text === undefined)
    return { ok: false, message: `Không mở được tệp ${path}. Kiểm tra lại đường dẫn.` };
  const json = readJson(text);
  if (json === undefined) return { ok: false, message: `Tệp ${path} không phải JSON hợp lệ.` };
  const parsed = EvaluationFile.safeParse(json.value, { error: describeIssue });
  return parsed.success
    ? { ok: true, file: parsed.data }
    : { ok: false, message: firstIssue(path, json.value, parsed.error) };
}

async function readText(path: string, effects: CliEffects): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await effects.readFile(path));
  } catch {
    return undefined;
  }
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** For fields whose schema says nothing of its own. */
const describeIssue = ({ input }: { readonly input?: unknown }): string =>
  input === undefined ? "bị thiếu" : "sai kiểu dữ liệu";

/** One line that names the case, the field and what is wrong with it; how many more there are. */
function firstIssue(path: string, json: unknown, error: z.ZodError): string {
  const [issue, ...more] = error.issues;
  const [, index, ...field] = issue?.path ?? [];
  const others = more.length > 0 ? ` (còn ${more.length} lỗi khác)` : "";
  if (typeof index !== "number")
    return `Tệp ${path} phải có dạng {"cases": [...]}: ${issue?.message ?? ""}${others}.`;
  const name = nameOf(json, index);
  return `Trường hợp ${index + 1}${name}, trường ${fieldInWords(field) || "gốc"}: ${issue?.message ?? ""}${others}.`;
}

/** "observations[2].value". */
const fieldInWords = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");

/** The name of a case that did not pass, where it has one. */
function nameOf(json: unknown, index: number): string {
  const raw = json as { cases?: readonly { name?: unknown }[] }; // its shape was found wrong further in
  const name = raw.cases?.[index]?.name;
  return typeof name === "string" ? ` “${name}”` : "";
}
