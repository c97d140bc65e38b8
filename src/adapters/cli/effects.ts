import { readFile } from "node:fs/promises";

/** What a command may do to the world outside; tests give their own. */
export interface CliEffects {
  readonly readFile: (path: string) => Promise<Uint8Array>;
  readonly print: (text: string) => void;
  readonly printError: (text: string) => void;
}

/** The real world: files, standard output and standard error, one line per call. */
export const nodeEffects: CliEffects = {
  readFile: (path) => readFile(path),
  print: (text) => {
    process.stdout.write(`${text}\n`);
  },
  printError: (text) => {
    process.stderr.write(`${text}\n`);
  },
};
