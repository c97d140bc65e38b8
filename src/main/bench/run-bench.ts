import { writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { VERSION } from "../paths.ts";
import { entryBenchmarks } from "./entry-benchmarks.ts";
import { type Measurement, measure } from "./measure.ts";
import { planBenchmarks } from "./plan-benchmarks.ts";
import { workbookBenchmarks } from "./workbook-benchmarks.ts";

const USAGE = `Cách dùng: npm run bench [-- --json TỆP] [--only TÊN]

Đo thời gian và bộ nhớ của các việc chính, in thành bảng.

  --json    ghi kết quả ra tệp JSON
  --only    chỉ đo những việc có tên bắt đầu như vậy: entry, plan, workbook
  --help    in hướng dẫn này`;

const options = {
  help: { type: "boolean", short: "h", default: false },
  json: { type: "string" },
  only: { type: "string" },
} as const;

const goalOf = ({ goal, unit, isReached }: Measurement): string =>
  goal === null ? "" : `< ${goal} ${unit} ${isReached === true ? "đạt" : "chưa"}`;

const rowOf = (measurement: Measurement): readonly string[] => {
  const { name, unit, median, slowest, medianProcessorMilliseconds } = measurement;
  const { peakMegabytes, moreMegabytes } = measurement;
  return [
    name,
    `${median} ${unit}`,
    `${slowest} ${unit}`,
    medianProcessorMilliseconds === null ? "" : `${medianProcessorMilliseconds} ms`,
    goalOf(measurement),
    peakMegabytes === null ? "" : `${peakMegabytes} MB`,
    moreMegabytes === null ? "" : `${moreMegabytes} MB`,
  ];
};

const HEAD = ["việc", "trung vị", "chậm nhất", "bộ xử lý", "mục tiêu", "bộ nhớ cao nhất", "thêm"];

/** Columns padded to their widest cell. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

const machine = () => ({
  node: process.version,
  processors: cpus().length,
  processor: cpus()[0]?.model ?? "",
  memoryMegabytes: Math.round(totalmem() / 1024 / 1024),
});

/** Benchmarks by the first word of their names. */
const GROUPS = [
  ["workbook", workbookBenchmarks],
  ["plan", planBenchmarks],
] as const;

/** Measures what must be quick (đo hiệu năng); prints a table and, if asked, writes JSON. */
export async function bench(argv: readonly string[]): Promise<0 | 2> {
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  const only = values.only ?? "";
  const measurements: Measurement[] = [];
  for (const [group, benchmarks] of GROUPS) {
    // what is not asked for is not prepared either: its files would stand in memory beside the others
    if (!group.startsWith(only.split(".")[0] ?? "")) continue;
    for (const benchmark of await benchmarks())
      if (benchmark.name.startsWith(only)) measurements.push(await measure(benchmark));
  }
  if ("entry".startsWith(only.split(".")[0] ?? "")) measurements.push(...(await entryBenchmarks()));
  process.stdout.write(`${tableOf([HEAD, ...measurements.map(rowOf)])}\n`);
  if (values.json !== undefined) {
    const report = { version: VERSION, machine: machine(), measurements };
    await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
  }
  return 0;
}
