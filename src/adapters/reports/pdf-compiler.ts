import { Worker } from "node:worker_threads";

interface Waiting {
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (reason: Error) => void;
}

/** What the thread answers. */
type Answer =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly failure: string; readonly isOver: boolean };

/** A thread with a warm compiler and what it still owes. */
interface Compiler {
  readonly thread: Worker;
  readonly waiting: Map<number, Waiting>;
}

let warm: Compiler | null = null;
let asked = 0;

function settle({ thread, waiting }: Compiler, answer: Answer): void {
  const one = waiting.get(answer.id);
  waiting.delete(answer.id);
  // An idle thread does not keep the program from ending.
  if (waiting.size === 0) thread.unref();
  if ("pdf" in answer) one?.resolve(answer.pdf);
  else one?.reject(new Error(`Typst: ${answer.failure}`));
}

/** A thread that died owes nobody an answer; the next document starts another. */
function giveUp(compiler: Compiler, reason: Error): void {
  if (warm === compiler) warm = null;
  for (const { reject } of compiler.waiting.values()) reject(reason);
  compiler.waiting.clear();
}

function startCompiler(): Compiler {
  const thread = new Worker(new URL("./typst/compile-worker.mjs", import.meta.url));
  const compiler: Compiler = { thread, waiting: new Map() };
  thread.on("message", (answer: Answer) => {
    settle(compiler, answer);
    if ("isOver" in answer && answer.isOver) {
      giveUp(compiler, new Error("Typst: ended"));
      void thread.terminate();
    }
  });
  thread.on("error", (error) =>
    giveUp(compiler, error instanceof Error ? error : new Error(String(error))),
  );
  thread.on("exit", (code) => giveUp(compiler, new Error(`Typst ended with ${code}`)));
  return compiler;
}

/**
 * Compiles the official document with the given content (JSON as bytes) to a PDF. The one compiler
 * starts with the first document and serves all that are asked for, one after another.
 */
export function compilePdf(content: Uint8Array): Promise<Uint8Array> {
  warm ??= startCompiler();
  const { thread, waiting } = warm;
  asked += 1;
  const id = asked;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    thread.ref();
    thread.postMessage({ id, content });
  });
}
