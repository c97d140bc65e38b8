import { setFlagsFromString } from "node:v8";
import { VERSION } from "./paths.ts";

type ExitCode = 0 | 1 | 2;

interface Command {
  readonly summary: string;
  readonly run: (argv: string[]) => Promise<ExitCode>;
}

/** Each command is loaded when it is asked for, so that `parse` never starts a server's modules. */
const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    summary: "chạy hệ thống (run the system)",
    run: async (argv) => (await import("./run-server.ts")).start(argv),
  },
  demo: {
    summary: "chạy hệ thống với kế hoạch mẫu (run on the sample plan)",
    run: async (argv) => (await import("./run-server.ts")).demo(argv),
  },
  parse: {
    summary: "đọc văn bản kế hoạch, in JSON (read a plan document)",
    run: async (argv) => {
      // What a long plan leaves behind is swept before as much again has been taken.
      setFlagsFromString("--heap-growing-percent=50");
      const { readDocument } = await import("./document-reader.ts");
      return (await import("../adapters/cli/parse.ts")).parse(argv, readDocument);
    },
  },
  evaluate: {
    summary: "đánh giá chỉ tiêu từ tệp JSON (judge targets)",
    run: async (argv) => (await import("../adapters/cli/evaluate.ts")).evaluate(argv),
  },
  bench: {
    summary: "đo hiệu năng, in bảng (measure speed and memory)",
    run: async (argv) => (await import("./bench/run-bench.ts")).bench(argv),
  },
};

/** Commands that the contract names and that do not work yet. */
const NOT_YET = ["project", "backup", "restore", "verify", "user", "token", "doctor"];

const help = (): string =>
  [
    "Cách dùng: nhiemky LỆNH [tham số]",
    "",
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
    "",
    "nhiemky LỆNH --help cho biết cách dùng từng lệnh.",
  ].join("\n");

/** Runs one command line; answers its exit code. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  const [name = "", ...rest] = argv;
  if (name === "--version") {
    process.stdout.write(`${VERSION}\n`);
    return 0;
  }
  if (name === "" || name === "--help" || name === "-h") {
    (name === "" ? process.stderr : process.stdout).write(`${help()}\n`);
    return name === "" ? 2 : 0;
  }
  const command = COMMANDS[name];
  if (command !== undefined) return command.run(rest);
  process.stderr.write(
    NOT_YET.includes(name)
      ? `Lệnh “${name}” chưa có trong phiên bản này (not available yet).\n`
      : `Không có lệnh “${name}”. Xem nhiemky --help.\n`,
  );
  return 2;
}
