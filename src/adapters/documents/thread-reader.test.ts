import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { strToU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeThreadReader } from "./thread-reader.ts";

const file = (fileName: string) => ({ fileName, bytes: strToU8("1. Tổng kết năm") });

describe("documents are read in a thread of their own", () => {
  let folder: string;
  let program: URL;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "nhiemky-thread-"));
    const outfile = join(folder, "thread.mjs");
    await build({
      entryPoints: [fileURLToPath(new URL("./document-thread.ts", import.meta.url))],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      external: ["pdfjs-dist/*"],
      logLevel: "error",
    });
    program = pathToFileURL(outfile);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const programOf = async (name: string, source: string): Promise<URL> => {
    const path = join(folder, name);
    await writeFile(path, source);
    return pathToFileURL(path);
  };

  it("as they would be here, several one after another", async () => {
    const read = makeThreadReader(program);
    const both = await Promise.all([read(file("a.txt")), read(file("b.docx"))]);
    expect(both).toEqual([
      { ok: true, value: [{ kind: "paragraph", text: "1. Tổng kết năm" }] },
      { ok: false, error: { code: "document.file.damaged", details: { fileName: "b.docx" } } },
    ]);
  });

  const TOO_COMPLEX = { code: "document.file.too-complex", details: { fileName: "a.txt" } };

  it("one that takes too long is given up", async () => {
    const endless = await programOf(
      "endless.mjs",
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { for (;;); });',
    );
    const read = makeThreadReader(endless, { milliseconds: 200, megabytes: 64 });
    expect(await read(file("a.txt"))).toEqual({ ok: false, error: TOO_COMPLEX });
  });

  it("one that takes too much memory is given up, and the program lives on", async () => {
    const greedy = await programOf(
      "greedy.mjs",
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", () => { const kept = []; for (;;) kept.push(new Array(1000).fill({})); });',
    );
    const read = makeThreadReader(greedy, { milliseconds: 20_000, megabytes: 32 });
    expect(await read(file("a.txt"))).toEqual({ ok: false, error: TOO_COMPLEX });
  });

  it("the next document is read after one was given up", async () => {
    const moody = await programOf(
      "moody.mjs",
      'import { parentPort } from "node:worker_threads"; parentPort.on("message", ({ fileName }) => { while (fileName === "a.txt"); parentPort.postMessage(fileName); });',
    );
    const read = makeThreadReader(moody, { milliseconds: 400, megabytes: 64 });
    const [first, second] = await Promise.all([read(file("a.txt")), read(file("b.txt"))]);
    expect([first, second]).toEqual([{ ok: false, error: TOO_COMPLEX }, "b.txt"]);
  });
});
