/** What is measured: a name, how often, the goal in milliseconds, and the work itself. */
export interface Benchmark {
  readonly name: string;
  readonly runs: number;
  readonly goalMilliseconds: number | null;
  readonly work: () => Promise<unknown>;
}

/** What a benchmark came to. */
export interface Measurement {
  readonly name: string;
  readonly runs: number;
  /** What the median, the slowest and the goal count. */
  readonly unit: "ms" | "KB";
  readonly median: number;
  readonly slowest: number;
  /** Time that processors worked for it, which tells more where the machine is busy. */
  readonly medianProcessorMilliseconds: number | null;
  readonly goal: number | null;
  readonly isReached: boolean | null;
  /** The highest memory of the whole program while it ran; null where another program did the work. */
  readonly peakMegabytes: number | null;
  /** How much of it came on top of what the program held before the first run. */
  readonly moreMegabytes: number | null;
}

const SAMPLE_EVERY = 10;
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

function watchMemory(): () => number {
  let peak = process.memoryUsage.rss();
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, SAMPLE_EVERY);
  return () => {
    clearInterval(timer);
    look();
    return peak;
  };
}

/** The middle one, rounded. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}

/** Does the work once to warm up, then measures it. */
export async function measure(benchmark: Benchmark): Promise<Measurement> {
  const { name, runs, goalMilliseconds, work } = benchmark;
  const held = process.memoryUsage.rss();
  const peakOf = watchMemory();
  await work();
  const times: number[] = [];
  const worked: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    const before = process.cpuUsage();
    await work();
    times.push(performance.now() - began);
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / 1000);
  }
  const peak = peakOf();
  const median = medianOf(times);
  return {
    name,
    runs,
    unit: "ms",
    median,
    slowest: Math.round(Math.max(...times)),
    medianProcessorMilliseconds: medianOf(worked),
    goal: goalMilliseconds,
    isReached: goalMilliseconds === null ? null : median < goalMilliseconds,
    peakMegabytes: megabytes(peak),
    moreMegabytes: megabytes(peak - held),
  };
}
