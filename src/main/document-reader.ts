import { existsSync } from "node:fs";
import { readDocument as readHere } from "../adapters/documents/read-document.ts";
import { makeThreadReader } from "../adapters/documents/thread-reader.ts";

const THREAD = new URL("./document-thread.js", import.meta.url);

/** Reads documents: in a thread of their own where the program is built, here where it is not. */
export const readDocument = existsSync(THREAD) ? makeThreadReader(THREAD) : readHere;
