import { deflateSync } from "node:zlib";

export const A4_HEIGHT = 842;
const A4_WIDTH = 595;
const SIZE = 11.5;

/** Lines of a page and where they begin, in points from the lower left corner. */
export type TextPage = readonly { readonly x: number; readonly y: number; readonly text: string }[];

const TO_UNICODE =
  "begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap";

const hex = (text: string): string =>
  [...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("");

const stream = (data: string): Buffer => {
  const packed = deflateSync(data);
  return Buffer.concat([
    Buffer.from(`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`),
    packed,
    Buffer.from("\nendstream"),
  ]);
};

const contentOf = (page: TextPage): string =>
  page.map(({ x, y, text }) => `BT /F1 ${SIZE} Tf ${x} ${y} Td <${hex(text)}> Tj ET`).join("\n");

const FONT =
  "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>";
const FIRST_PAGE = 5;

/** A plain PDF to measure with: one font of equal widths, no borders, no pictures. */
export function writeTextPdf(pages: readonly TextPage[]): Uint8Array {
  const kids = pages.map((_, i) => `${FIRST_PAGE + i * 2} 0 R`).join(" ");
  const objects = [
    Buffer.from("<< /Type /Catalog /Pages 2 0 R >>"),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`),
    Buffer.from(FONT),
    stream(TO_UNICODE),
    ...pages.flatMap((page, i) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${A4_WIDTH} ${A4_HEIGHT}] /Contents ${FIRST_PAGE + i * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
      ),
      stream(contentOf(page)),
    ]),
  ];
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: Buffer) => {
    parts.push(part);
    length += part.length;
  };
  objects.forEach((object, i) => {
    places.push(length);
    add(Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]));
  });
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R >>\n`;
  add(Buffer.from(`${table}startxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}
