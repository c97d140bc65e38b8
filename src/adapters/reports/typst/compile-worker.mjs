// One warm Typst compiler in a thread of its own: long documents do not hold up other requests.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort } from "node:worker_threads";
import startTypst, { TypstCompilerBuilder } from "@myriaddreamin/typst-ts-web-compiler";

const { resolve } = createRequire(import.meta.url);
const TEMPLATE = "/official-document.typ";
const FONTS = [
  "400Regular/Tinos_400Regular.ttf",
  "400Regular_Italic/Tinos_400Regular_Italic.ttf",
  "700Bold/Tinos_700Bold.ttf",
  "700Bold_Italic/Tinos_700Bold_Italic.ttf",
];

async function warmCompiler() {
  const wasm = readFileSync(resolve("@myriaddreamin/typst-ts-web-compiler/wasm"));
  await startTypst({ module_or_path: wasm });
  const builder = new TypstCompilerBuilder();
  // Nothing but what is handed over below can be read: no files, no packages, no network.
  builder.set_dummy_access_model();
  for (const font of FONTS) {
    await builder.add_raw_font(readFileSync(resolve(`@expo-google-fonts/tinos/${font}`)));
  }
  const compiler = await builder.build();
  compiler.add_source(TEMPLATE, readFileSync(new URL(`.${TEMPLATE}`, import.meta.url), "utf8"));
  return compiler;
}

function compile(compiler, content) {
  compiler.map_shadow("/document.json", content);
  const { result, diagnostics } = compiler.compile(TEMPLATE, undefined, "pdf", 3);
  if (result === undefined) throw new Error(JSON.stringify(diagnostics));
  return result;
}

const starting = warmCompiler();

parentPort.on("message", async ({ id, content }) => {
  try {
    const pdf = compile(await starting, content);
    parentPort.postMessage({ id, pdf }, [pdf.buffer]);
  } catch (error) {
    // A compiler that trapped compiles nothing any more.
    const isOver = error instanceof WebAssembly.RuntimeError;
    parentPort.postMessage({ id, failure: String(error?.message ?? error), isOver });
  }
});
