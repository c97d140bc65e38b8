import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** Where `npx vite` finds the API while pages are being written. */
const API = process.env["NHIEMKY_API"] ?? "http://127.0.0.1:8080";

/** Chrome 109 is the last Chrome on Windows 7, which ward offices still run. */
export default defineConfig({
  root: "src/web",
  plugins: [preact({ reactAliasesEnabled: false })],
  server: { proxy: { "/api": API } },
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "chrome109",
    cssTarget: "chrome109",
    assetsInlineLimit: 0,
  },
});
