import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** Chrome 109 is the last Chrome on Windows 7, which ward offices still run. */
export default defineConfig({
  root: "src/web",
  plugins: [preact({ reactAliasesEnabled: false })],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "chrome109",
    cssTarget: "chrome109",
    assetsInlineLimit: 0,
  },
});
