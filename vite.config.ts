import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import preact from "@preact/preset-vite";
import { defineConfig, type Plugin } from "vite";

/** Where `npx vite` finds the API while pages are being written. */
const API = process.env["NHIEMKY_API"] ?? "http://127.0.0.1:8080";

/**
 * Writes .br and .gz beside every script, style and drawing, so that the server sends a third of the
 * bytes over a ward's 1 Mb/s line without compressing anything while people wait.
 */
const compressed: Plugin = {
  name: "compressed",
  apply: "build",
  writeBundle({ dir = "" }) {
    const assets = join(dir, "assets");
    for (const name of readdirSync(assets).filter((file) => /\.(js|css|svg)$/.test(file))) {
      const content = readFileSync(join(assets, name));
      writeFileSync(join(assets, `${name}.br`), brotliCompressSync(content));
      writeFileSync(join(assets, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
};

/** Chrome 109 is the last Chrome on Windows 7, which ward offices still run. */
export default defineConfig({
  root: "src/web",
  plugins: [preact({ reactAliasesEnabled: false }), compressed],
  server: { proxy: { "/api": API } },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "chrome109",
    cssTarget: "chrome109",
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // the words and numbers of the domain, in one file instead of a dozen small ones
        codeSplitting: {
          groups: [
            {
              name: "kernel",
              test: /decimal\.js-light|src\/domain\/(kernel\/|indicator\/|collection\/(figure|form|narrative)\.)/,
            },
          ],
        },
      },
    },
  },
});
