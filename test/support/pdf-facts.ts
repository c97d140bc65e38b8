import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A line of text where it stands on its page, in points from the top left corner. */
interface PdfLine {
  readonly x: number;
  readonly y: number;
  readonly pt: number;
  /** "Tinos-Bold", of its first letters. */
  readonly font: string;
  readonly text: string;
}

interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
}

/** What a PDF says of itself and on its pages. */
export interface PdfFacts {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** Headings a reader can jump to, in order. */
  readonly outline: readonly string[];
  readonly pages: readonly PdfPage[];
}

interface Piece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly fontName: string;
}

function fontOf(page: PDFPageProxy, id: string): string {
  const font = page.commonObjs.get(id) as { readonly name: string }; // loaded with the page
  return font.name.replace(/^[A-Z]{6}\+/u, "");
}

function lineOf(page: PDFPageProxy, height: number, pieces: readonly Piece[]): PdfLine {
  const [first] = pieces;
  if (first === undefined) throw new Error("a line has a piece");
  const [, , , size = 0, x = 0, y = 0] = first.transform;
  return {
    x: Math.round(x),
    y: Math.round(height - y),
    pt: Math.round(size * 10) / 10,
    font: fontOf(page, first.fontName),
    text: pieces
      .map(({ str }) => str)
      .join("")
      .replaceAll("\u00a0", " "),
  };
}

async function readPage(page: PDFPageProxy): Promise<PdfPage> {
  await page.getOperatorList();
  const { width, height } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent();
  const lines: Piece[][] = [[]];
  for (const item of items) {
    if (!("str" in item)) continue;
    if (item.str !== "") lines.at(-1)?.push(item);
    if (item.hasEOL) lines.push([]);
  }
  return {
    width: Math.round(width),
    height: Math.round(height),
    lines: lines.filter((line) => line.length > 0).map((line) => lineOf(page, height, line)),
  };
}

/** Reads a PDF as a reader of it would: properties, outline, lines with their places. */
export async function readPdf(bytes: Uint8Array): Promise<PdfFacts> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  const { info } = await document.getMetadata();
  const said = info as Readonly<Record<string, string | undefined>>; // untyped in the library
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    pages.push(await readPage(await document.getPage(number)));
  }
  const outline = ((await document.getOutline()) ?? []).map(({ title }) => title);
  await task.destroy();
  return {
    title: said["Title"] ?? "",
    author: said["Author"] ?? "",
    language: said["Language"] ?? "",
    outline,
    pages,
  };
}

/** The facts as lines of text, fit to be compared. */
export function asText({ title, author, language, outline, pages }: PdfFacts): string {
  const head = [title, author, language, ...outline.map((heading) => `# ${heading}`)];
  const drawn = pages.flatMap(({ width, height, lines }, index) => [
    `--- ${index + 1}: ${width} x ${height}`,
    ...lines.map(({ x, y, pt, font, text }) => `${x},${y} ${font} ${pt}: ${text}`),
  ]);
  return `${[...head, ...drawn].join("\n")}\n`;
}
