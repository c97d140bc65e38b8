import { Worker } from "node:worker_threads";
import { problem } from "../../domain/kernel/problem.ts";
import { type Result, err } from "../../domain/kernel/result.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import type { DocumentFile, DocumentProblem } from "./document-file.ts";

type Reading = Result<readonly DocumentBlock[], DocumentProblem>;

/** How long and with how much memory a document may be read. */
export interface ReadingLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const LIMITS: ReadingLimits = { milliseconds: 9_000, megabytes: 320 };

/** A thread that read so much is let go with the memory it took, before others work on what it read. */
const MUCH = 10_000;

const isMuch = (reading: Reading): boolean => reading.ok && reading.value.length > MUCH;

/** One reading in a thread, which may end badly at any time; null where the thread had to be given up. */
function readOnce(
  thread: Worker,
  file: DocumentFile,
  milliseconds: number,
): Promise<Reading | null> {
  return new Promise((resolve) => {
    const finish = (reading: Reading | null) => {
      clearTimeout(timer);
      thread.off("message", finish).off("error", giveUp).off("exit", giveUp);
      if (reading === null) void thread.terminate();
      thread.unref();
      resolve(reading);
    };
    const giveUp = () => finish(null);
    const timer = setTimeout(giveUp, milliseconds);
    thread.on("message", finish).on("error", giveUp).on("exit", giveUp);
    thread.ref();
    thread.postMessage(file);
  });
}

/**
 * Reads documents one after another in a thread of their own, so that a large one keeps nobody
 * waiting and a malicious one is given up, with the memory it took. The thread stays for the next.
 */
export function makeThreadReader(
  program: URL,
  limits: ReadingLimits = LIMITS,
): (file: DocumentFile) => Promise<Reading> {
  const resourceLimits = { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 };
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const readNext = async (file: DocumentFile): Promise<Reading> => {
    thread ??= new Worker(program, { resourceLimits }).on("error", () => undefined); // see readOnce
    const reading = await readOnce(thread, file, limits.milliseconds);
    if (reading !== null) {
      if (!isMuch(reading)) return reading;
      const done = thread;
      thread = null;
      await done.terminate();
      return reading;
    }
    thread = null;
    return err(problem("document.file.too-complex", { fileName: file.fileName }));
  };
  return (file) => {
    const reading = last.then(() => readNext(file));
    last = reading.catch(() => undefined);
    return reading;
  };
}
