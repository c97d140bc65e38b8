import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import type { PDFDocumentProxy, PDFPageProxy } from "pdfjs-dist";
import { type Face, drawPage } from "./draw-page.ts";
import { matrixOf } from "./matrix.ts";
import type { PageContent } from "./page-content.ts";
import { AnnotationMode, VerbosityLevel, getDocument } from "./pdfjs.ts";
import { wordsOf } from "./words.ts";

const PACKAGE = dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"));
const folder = (name: string): string => join(PACKAGE, name) + sep;

/** Why a PDF cannot be opened. */
export type PdfRefusal = "damaged" | "encrypted";

/** Opens a PDF with what is installed: nothing is fetched, no picture is unpacked. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy | PdfRefusal> {
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: pdf.js takes what it is given
    cMapUrl: folder("cmaps"),
    standardFontDataUrl: folder("standard_fonts"),
    wasmUrl: folder("wasm"),
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    return error instanceof Error && error.name === "PasswordException" ? "encrypted" : "damaged";
  }
}

const PLAIN: Face = { bold: false, italic: false, scale: 0.001 };

/** What pdf.js keeps of a font; its types do not say. */
interface KnownFont {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
  readonly italic?: boolean;
  readonly isType3Font?: boolean;
  readonly fontMatrix?: readonly number[];
}

function faceOf(page: PDFPageProxy, fontName: string): Face {
  if (!page.commonObjs.has(fontName)) return PLAIN;
  const font = page.commonObjs.get(fontName) as KnownFont; // the shape above, all of it optional
  const name = font.name ?? "";
  return {
    bold: font.bold === true || font.black === true || /bold|black|heavy/iu.test(name),
    italic: font.italic === true || /italic|oblique/iu.test(name),
    scale: font.isType3Font === true ? Math.abs(font.fontMatrix?.[0] ?? 0.001) : 0.001,
  };
}

/** Reads what stands on a page, counted from one. */
export async function readPage(pdf: PDFDocumentProxy, pageNumber: number): Promise<PageContent> {
  const page = await pdf.getPage(pageNumber);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const steps = await page.getOperatorList({ annotationMode: AnnotationMode.DISABLE });
  const faces = new Map<string, Face>();
  const face = (fontName: string): Face => {
    const known = faces.get(fontName) ?? faceOf(page, fontName);
    faces.set(fontName, known);
    return known;
  };
  const { glyphs, rules, isDrawn } = drawPage(steps, matrixOf(transform), face);
  page.cleanup();
  return { width, height, words: wordsOf(glyphs, rules), rules, isDrawn };
}
