import { parentPort } from "node:worker_threads";
import type { DocumentFile } from "./document-file.ts";
import { readDocument } from "./read-document.ts";

// The program of the thread that reads documents: a file comes in, its blocks or a problem go out.
parentPort?.on("message", (file: DocumentFile) => {
  void readDocument(file).then((result) => parentPort?.postMessage(result));
});
