import { parentPort } from "node:worker_threads";
import type { DocumentFile } from "./document-file.ts";
import { readPdfPages } from "./read-pdf-pages.ts";

// The program of the thread that reads PDFs page by page: a file comes in, its pages or a problem go out.
parentPort?.on("message", (file: DocumentFile) => {
  void readPdfPages(file).then((result) => parentPort?.postMessage(result));
});
