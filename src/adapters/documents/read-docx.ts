import { problem } from "../../domain/kernel/problem.ts";
import { err } from "../../domain/kernel/result.ts";
import type { DocumentFile } from "./read-document.ts";
export const readDocx = (file: DocumentFile) =>
  Promise.resolve(err(problem("document.file.unsupported", { fileName: file.fileName })));
