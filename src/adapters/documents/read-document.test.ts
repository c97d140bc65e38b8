import { constants, deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { MAX_DOCUMENT_BYTES } from "./document-file.ts";
import { readDocument } from "./read-document.ts";

const BODY =
  '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p></w:body></w:document>';

const zip = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [
        name,
        typeof part === "string" ? strToU8(part) : part,
      ]),
    ),
  );
const relationship = (type: string, target: string, mode = "External"): string =>
  `<Relationships><Relationship Id="r1" Type="http://x/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`;
const word = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": BODY, ...parts });

/** Marks the entries of an archive as encrypted, in both of their headers. */
function encrypted(archive: Uint8Array): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 < copy.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature === 0x04034b50) view.setUint16(at + 6, 1, true);
    if (signature === 0x02014b50) view.setUint16(at + 8, 1, true);
  }
  return copy;
}

const header = (
  bytes: number,
  fields: readonly (readonly [at: number, value: number])[],
): Buffer => {
  const buffer = Buffer.alloc(bytes);
  for (const [at, value] of fields) buffer.writeUInt32LE(value, at);
  return buffer;
};

/** An archive of one Word part that inflates to a gigabyte but declares a thousand bytes. */
function bomb(): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  const data = Buffer.concat([...Array.from({ length: 1024 }, () => block), Buffer.from([3, 0])]);
  const name = Buffer.from("word/document.xml");
  const local = header(30, [
    [0, 0x04034b50],
    [18, data.length],
    [22, 1000],
    [26, name.length],
  ]);
  local.writeUInt16LE(8, 8);
  const entry = header(46, [
    [0, 0x02014b50],
    [20, data.length],
    [24, 1000],
    [28, name.length],
  ]);
  entry.writeUInt16LE(8, 10);
  const start = local.length + name.length + data.length;
  const end = header(22, [
    [0, 0x06054b50],
    [12, entry.length + name.length],
    [16, start],
  ]);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  return Buffer.concat([local, name, data, entry, name, end]);
}

const outcome = async (fileName: string, bytes: Uint8Array): Promise<string> => {
  const result = await readDocument({ fileName, bytes });
  return result.ok ? "read" : result.error.code;
};

const OLE = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** The container that Word wraps around a file with a password: two streams in a directory. */
function withPassword(): Uint8Array {
  const container = Buffer.alloc(4 * 512);
  container.set(OLE);
  const entry = (at: number, name: string) => {
    const letters = Buffer.from(`${name}\0`, "utf16le");
    container.set(letters, at);
    container.writeUInt16LE(letters.length, at + 64);
  };
  entry(2 * 512, "Root Entry");
  entry(2 * 512 + 128, "EncryptionInfo");
  entry(2 * 512 + 256, "EncryptedPackage");
  return container;
}

describe("files that are no plan are refused with their reason", () => {
  const cases: readonly (readonly [string, string, () => Uint8Array, string])[] = [
    ["an empty file", "a.docx", () => new Uint8Array(), "document.file.empty"],
    [
      "a file over the limit",
      "a.txt",
      () => new Uint8Array(MAX_DOCUMENT_BYTES + 1),
      "document.file.too-large",
    ],
    [
      "more words than any plan",
      "a.txt",
      () => Buffer.alloc(12_000_001, "a"),
      "document.file.too-large",
    ],
    ["the head of a PDF", "a.pdf", () => strToU8("%PDF-1.7"), "document.file.damaged"],
    ["data called .pdf", "a.pdf", () => strToU8("Kế hoạch"), "document.file.damaged"],
    [
      "a picture",
      "a.png",
      () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
      "document.file.unsupported",
    ],
    ["an old Word file", "a.doc", () => OLE, "document.file.unsupported"],
    ["an old Word file called .docx", "a.docx", () => OLE, "document.file.unsupported"],
    ["a Word file with a password", "a.docx", withPassword, "document.file.encrypted"],
    ["an encrypted archive", "a.docx", () => encrypted(word({})), "document.file.encrypted"],
    [
      "a workbook",
      "a.xlsx",
      () => zip({ "xl/workbook.xml": "<workbook/>" }),
      "document.file.unsupported",
    ],
    ["text called .docx", "a.docx", () => strToU8("Kế hoạch"), "document.file.damaged"],
    ["half of a Word file", "a.docx", () => word({}).slice(0, 120), "document.file.damaged"],
    [
      "broken XML",
      "a.docx",
      () => word({ "word/document.xml": "<w:document" }),
      "document.file.damaged",
    ],
    [
      "XML with its own entities",
      "a.docx",
      () => word({ "word/document.xml": `<!DOCTYPE x [<!ENTITY a "b">]>${BODY}` }),
      "document.file.damaged",
    ],
    [
      "a Word file without words",
      "a.docx",
      () => word({ "word/document.xml": BODY.replace("Kế hoạch", " ") }),
      "document.file.no-text",
    ],
    ["text without words", "a.txt", () => strToU8(" \n\n"), "document.file.no-text"],
    [
      "data called .txt",
      "a.txt",
      () => Uint8Array.from([0, 1, 2, 3, 255, 254]),
      "document.file.damaged",
    ],
    [
      "a macro part",
      "a.docx",
      () => word({ "word/vbaProject.bin": "x" }),
      "document.file.has-macros",
    ],
    [
      "a macro content type",
      "a.docm",
      () =>
        word({
          "[Content_Types].xml":
            '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
        }),
      "document.file.has-macros",
    ],
    [
      "a template kept elsewhere",
      "a.docx",
      () =>
        word({
          "word/_rels/settings.xml.rels": relationship("attachedTemplate", "http://x/t.dotm"),
        }),
      "document.file.has-external-links",
    ],
    [
      "a picture kept elsewhere",
      "a.docx",
      () => word({ "word/_rels/document.xml.rels": relationship("image", "http://x/a.png") }),
      "document.file.has-external-links",
    ],
    [
      "a linked object",
      "a.docx",
      () =>
        word({ "word/_rels/document.xml.rels": relationship("oleObject", "file:///c:/a.xlsx") }),
      "document.file.has-external-links",
    ],
    [
      "a field that fetches",
      "a.docx",
      () =>
        word({
          "word/document.xml": BODY.replace("<w:t>", "<w:instrText>DDEAUTO cmd</w:instrText><w:t>"),
        }),
      "document.file.has-external-links",
    ],
    [
      "a part that declares too much",
      "a.docx",
      () => word({ "word/document.xml": new Uint8Array(25 * 1024 * 1024) }),
      "document.file.zip-bomb",
    ],
    [
      "thousands of entries",
      "a.docx",
      () =>
        zip(Object.fromEntries(Array.from({ length: 4_500 }, (_, i) => [`word/media/${i}`, ""]))),
      "document.file.zip-bomb",
    ],
  ];
  it.each(cases)("%s", async (_, fileName, bytes, expected) => {
    expect(await outcome(fileName, bytes())).toBe(expected);
  });

  it("a gigabyte that declares a thousand bytes, long before it is inflated", async () => {
    const bytes = bomb();
    const before = process.memoryUsage().rss;
    expect(await outcome("a.docx", bytes)).toBe("document.file.zip-bomb");
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });
});

describe("what is taken in", () => {
  it("a Word file with an ordinary hyperlink", async () => {
    const link = relationship("hyperlink", "https://vungtau.gov.vn");
    expect(await outcome("a.docx", word({ "word/_rels/document.xml.rels": link }))).toBe("read");
  });

  const encodings: readonly (readonly [string, Uint8Array])[] = [
    ["UTF-8", strToU8("1. Mục tiêu\r\n2. Giải pháp")],
    ["UTF-8 with a mark", Buffer.from("\ufeff1. Mục tiêu\n2. Giải pháp")],
    ["UTF-16LE with a mark", Buffer.from("\ufeff1. Mục tiêu\n2. Giải pháp", "utf16le")],
    ["UTF-16BE with a mark", Buffer.from("\ufeff1. Mục tiêu\n2. Giải pháp", "utf16le").swap16()],
    ["decomposed letters", Buffer.from("1. Mục tiêu\n2. Giải pháp".normalize("NFD"))],
    ["old Mac line ends", strToU8("1. Mục tiêu\r\r2. Giải pháp")],
  ];
  it.each(encodings)("text as %s", async (_, bytes) => {
    const result = await readDocument({ fileName: "a.txt", bytes });
    expect(result).toEqual({
      ok: true,
      value: [
        { kind: "paragraph", text: "1. Mục tiêu" },
        { kind: "paragraph", text: "2. Giải pháp" },
      ],
    });
  });

  it("a text of a hundred thousand lines, each its own block", async () => {
    const text = Array.from({ length: 100_000 }, (_, i) => `${i + 1}. Nhiệm vụ`).join("\n");
    const result = await readDocument({ fileName: "a.txt", bytes: strToU8(text) });
    expect(result.ok && result.value.length).toBe(100_000);
  });

  it("rows of a table in text, Markdown or separated by tabs", async () => {
    const text = "| STT | Nhiệm vụ |\n1 | Thu ngân sách\n2\tChi ngân sách";
    const result = await readDocument({ fileName: "a.md", bytes: strToU8(text) });
    expect(result.ok && result.value.map((block) => block.cells)).toEqual([
      ["STT", "Nhiệm vụ"],
      ["1", "Thu ngân sách"],
      ["2", "Chi ngân sách"],
    ]);
  });
});
