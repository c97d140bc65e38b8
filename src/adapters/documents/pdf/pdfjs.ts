// pdf.js brings substitutes for what old browsers lack. On Node 20 it puts one in place of the
// push of every array in the program, which makes everything slower; the real one is put back.
const { push } = Array.prototype;
const library = await import("pdfjs-dist/legacy/build/pdf.mjs");
// loaded here, it is used in this thread; it would be looked for beside the program otherwise
const WORKER: string = "pdfjs-dist/legacy/build/pdf.worker.mjs"; // it comes without types
await import(WORKER);
Array.prototype.push = push;

/** Mozilla's reader of PDF files. */
export const { AnnotationMode, OPS, VerbosityLevel, getDocument } = library;
