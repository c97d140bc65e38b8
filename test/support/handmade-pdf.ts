/** A PDF made by hand, so that a test can say where every word stands, or what is wrong with it. */
export interface HandmadePage {
  readonly content: string;
  /** A one-pixel picture stretched over the page, as a scanner leaves it. */
  readonly picture?: boolean;
}

const hex = (text: string): string =>
  `<${[...text].map((letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(4, "0")).join("")}>`;

/** Words at a place, counted in points from the lower left corner; each letter is half as wide as high. */
export const wordsAt = (x: number, y: number, text: string, size = 12, font = "F1"): string =>
  `BT /${font} ${size} Tf ${x} ${y} Td ${hex(text)} Tj ET\n`;

export const lineFrom = (x: number, y: number, toX: number, toY: number): string =>
  `${x} ${y} m ${toX} ${toY} l S\n`;

const TO_UNICODE = `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end`;

const stream = (dictionary: string, data: string): string =>
  `<< ${dictionary} /Length ${Buffer.byteLength(data, "latin1")} >>\nstream\n${data}\nendstream`;

const font = (name: string): string =>
  `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /ToUnicode 4 0 R /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>`;

const PICTURE = stream(
  "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8",
  "x",
);

/** Objects numbered from one, with the table that says where each begins. */
export function pdfOfObjects(objects: readonly string[], trailer = ""): Uint8Array {
  const parts = ["%PDF-1.7\n"];
  const places: number[] = [];
  let length = parts[0]?.length ?? 0;
  const add = (part: string) => {
    parts.push(part);
    length += Buffer.byteLength(part, "latin1");
  };
  objects.forEach((object, i) => {
    places.push(length);
    add(`${i + 1} 0 obj\n${object}\nendobj\n`);
  });
  const start = length;
  const entries = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`);
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\n`);
  add(`startxref\n${start}\n%%EOF\n`);
  return new Uint8Array(Buffer.from(parts.join(""), "latin1"));
}

/** A whole PDF of A4 pages; /F1 is plain, /F2 bold. */
export function handmadePdf(pages: readonly HandmadePage[], trailer = ""): Uint8Array {
  const first = 6;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(" ");
  const resources = "/Font << /F1 3 0 R /F2 5 0 R >>";
  const pictureAt = first + pages.length * 2;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    font("AAAAAA+Plain"),
    stream("", TO_UNICODE),
    font("AAAAAB+Plain-Bold"),
    ...pages.flatMap(({ content, picture = false }, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + i * 2 + 1} 0 R /Resources << ${resources} /XObject << /Im ${pictureAt} 0 R >> >> >>`,
      stream("", picture ? `q 595 0 0 842 0 0 cm /Im Do Q\n${content}` : content),
    ]),
    ...(pages.some((page) => page.picture) ? [PICTURE] : []),
  ];
  return pdfOfObjects(objects, trailer);
}
