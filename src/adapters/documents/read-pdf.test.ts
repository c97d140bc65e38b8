import { deflateSync } from "node:zlib";
import { Document, Packer, Paragraph } from "docx";
import { describe, expect, it } from "vitest";
import {
  type HandmadePage,
  handmadePdf,
  lineFrom,
  pdfOfObjects,
  wordsAt,
} from "../../../test/support/handmade-pdf.ts";
import type { DocumentBlock } from "../../domain/plan/plan-document.ts";
import { readDocument } from "./read-document.ts";

async function blocks(
  pages: readonly HandmadePage[],
  fileName = "ke-hoach.pdf",
): Promise<readonly DocumentBlock[]> {
  const result = await readDocument({ fileName, bytes: handmadePdf(pages) });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const texts = async (...contents: readonly string[]): Promise<readonly string[]> =>
  (await blocks(contents.map((content) => ({ content })))).map((block) => block.text);

const outcome = async (bytes: Uint8Array, fileName = "a.pdf"): Promise<string> => {
  const result = await readDocument({ fileName, bytes });
  return result.ok ? "read" : result.error.code;
};

/** A line of text from x = 60 that ends at the right margin, x = 540: eighty letters. */
const FULL = `${"Tổ chức triển khai các nhiệm vụ phát triển kinh tế xã hội năm hai nghìn".padEnd(75, "m")} thêm`;
/** Lines below one another, 16 points apart. */
const lines = (...rows: readonly string[]): string =>
  rows.map((row, i) => wordsAt(60, 700 - i * 16, row)).join("");

describe("paragraphs of a PDF", () => {
  it("a line that was full goes on in the next", async () => {
    expect(await texts(lines(FULL, "và tiếp tục ở dòng sau."))).toEqual([
      `${FULL} và tiếp tục ở dòng sau.`,
    ]);
  });

  it("a line that had room for the next word has ended", async () => {
    expect(await texts(lines(FULL, "Dòng ngắn", "Đoạn khác"))).toEqual([
      `${FULL} Dòng ngắn`,
      "Đoạn khác",
    ]);
  });

  it("a number or a dash begins a paragraph even after a full line", async () => {
    expect(await texts(lines(FULL, "1. Mục một", "- Gạch đầu dòng", "đ) Điểm đ"))).toEqual([
      FULL,
      "1. Mục một",
      "- Gạch đầu dòng",
      "đ) Điểm đ",
    ]);
  });

  it("a number that a sentence goes on with begins nothing", async () => {
    expect(await texts(lines(FULL, "20 hằng tháng."))).toEqual([`${FULL} 20 hằng tháng.`]);
  });

  it("a word broken at its hyphen is whole again", async () => {
    const broken = `${"Căn cứ Quyết định".padEnd(74, "m")} 12/QĐ-`;
    expect(await texts(lines(broken, "UBND"))).toEqual([`${broken}UBND`]);
  });

  it("a paragraph goes on over a page break", async () => {
    expect(await texts(lines(FULL, FULL), lines("tiếp ở trang sau."))).toEqual([
      `${FULL} ${FULL} tiếp ở trang sau.`,
    ]);
  });

  it("a title in the middle is centred, bold letters are bold", async () => {
    const title = wordsAt(240, 760, "KẾ HOẠCH CÔNG TÁC N", 12, "F2");
    const [first] = await blocks([{ content: title + lines(FULL) }]);
    expect(first).toMatchObject({ text: "KẾ HOẠCH CÔNG TÁC N", align: "center", bold: true });
  });

  it("letters drawn twice to look bold are read once", async () => {
    const twice = wordsAt(60, 700, "Kế hoạch") + wordsAt(60.4, 700, "Kế hoạch");
    expect(await texts(twice)).toEqual(["Kế hoạch"]);
  });
});

describe("what repeats on every page of a PDF", () => {
  const pages = [1, 2, 3].map((number) => ({
    content:
      wordsAt(250, 810, "Bản dự thảo", 9) +
      lines(`${number === 1 ? "Đầu" : "Tiếp"} trang ${["một", "hai", "ba"][number - 1]}.`) +
      wordsAt(297, 30, String(number), 9),
  }));

  it("headers and page numbers are no text", async () => {
    const read = (await blocks(pages)).map((block) => block.text);
    expect(read).toEqual(["Đầu trang một.", "Tiếp trang hai.", "Tiếp trang ba."]);
  });

  it("a line of the text stays, even where it stands on each page alike", async () => {
    const same = ["một", "hai", "ba"].map((name) => ({
      content: ["Dòng như nhau.", "Dòng này cũng vậy.", `Dòng của trang ${name}.`]
        .map((text, i) => wordsAt(60, 800 - i * 16, text))
        .join(""),
    }));
    const read = (await blocks(same)).map((block) => block.text).join(" ");
    expect(read.match(/Dòng như nhau. Dòng này cũng vậy./gu)).toHaveLength(3);
  });
});

/** A table of three columns between the given heights, its words given by column and height. */
function table(heights: readonly number[], cells: readonly (readonly [number, number, string])[]) {
  const columns = [60, 120, 340, 540];
  const [top = 0, bottom = 0] = [heights[0], heights.at(-1)];
  return [
    ...heights.map((y) => lineFrom(60, y, 540, y)),
    ...columns.map((x) => lineFrom(x, top, x, bottom)),
    ...cells.map(([column, y, text]) => wordsAt((columns[column] ?? 0) + 4, y, text)),
  ].join("");
}

const cellsOf = (read: readonly DocumentBlock[]) => read.map((block) => block.cells ?? block.text);

describe("tables of a PDF", () => {
  it("are read row by row, the lines of a cell joined where they were wrapped", async () => {
    const content = table(
      [700, 680, 620],
      [
        [0, 686, "TT"],
        [1, 686, "Nhiệm vụ"],
        [2, 686, "Chủ trì"],
        [0, 664, "1"],
        [1, 664, "Thu ngân sách trên địa bàn đạt và"],
        [1, 648, "vượt dự toán"],
        [2, 664, "Phòng A;"],
        [2, 648, "Phòng B"],
      ],
    );
    expect(cellsOf(await blocks([{ content }]))).toEqual([
      ["TT", "Nhiệm vụ", "Chủ trì"],
      ["1", "Thu ngân sách trên địa bàn đạt và vượt dự toán", "Phòng A;\nPhòng B"],
    ]);
  });

  it("a cell over several columns is followed by empty ones, one over rows repeats its text", async () => {
    const rule = (x: number, y: number, toX: number, toY: number) => lineFrom(x, y, toX, toY);
    const content = [
      ...[700, 680, 640].map((y) => rule(60, y, 540, y)),
      rule(60, 660, 340, 660), // the last cell reaches over two rows
      rule(60, 700, 60, 640),
      rule(540, 700, 540, 640),
      rule(120, 680, 120, 640), // the first row has one cell
      rule(340, 680, 340, 640),
      wordsAt(64, 686, "I. KINH TẾ"),
      wordsAt(64, 666, "1"),
      wordsAt(124, 666, "Thu"),
      wordsAt(344, 666, "Phòng A"),
      wordsAt(64, 646, "2"),
      wordsAt(124, 646, "Chi"),
    ].join("");
    expect(cellsOf(await blocks([{ content }]))).toEqual([
      ["I. KINH TẾ", "", ""],
      ["1", "Thu", "Phòng A"],
      ["2", "Chi", "Phòng A"],
    ]);
  });

  it("a row goes on over a page break, and a repeated head is read once", async () => {
    const head: readonly (readonly [number, number, string])[] = [
      [0, 686, "TT"],
      [1, 686, "Nhiệm vụ"],
      [2, 686, "Chủ trì"],
    ];
    const first = table(
      [700, 680, 660],
      [...head, [0, 666, "1"], [1, 666, "Rà soát, đề xuất"], [2, 666, "Phòng A;"]],
    );
    const second = table(
      [700, 680, 660, 640],
      [
        ...head,
        [1, 666, "cắt giảm thủ tục"],
        [2, 666, "Phòng B"],
        [0, 646, "2"],
        [1, 646, "Tổng kết"],
      ],
    );
    expect(cellsOf(await blocks([{ content: first }, { content: second }]))).toEqual([
      ["TT", "Nhiệm vụ", "Chủ trì"],
      ["1", "Rà soát, đề xuất cắt giảm thủ tục", "Phòng A;\nPhòng B"],
      ["2", "Tổng kết", ""],
    ]);
  });

  it("letters that touch across a border belong to two cells", async () => {
    const content = table(
      [700, 680],
      [
        [0, 686, "NV01"],
        [1, 686, "Vận hành"],
      ],
    ).replace(wordsAt(64, 686, "NV01"), wordsAt(95, 686, "NV01"));
    expect(cellsOf(await blocks([{ content }]))).toEqual([["NV01", "Vận hành", ""]]);
  });

  it("a letterhead is read column by column, and so is a signature", async () => {
    const content = [
      wordsAt(100, 760, "UBND TỈNH"),
      wordsAt(300, 760, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
      wordsAt(106, 744, "SỞ NỘI VỤ"),
      wordsAt(330, 744, "Độc lập - Tự do - Hạnh phúc"),
      lines(FULL),
      wordsAt(60, 600, "Nơi nhận:"),
      wordsAt(400, 600, "GIÁM ĐỐC"),
      wordsAt(60, 584, "- Lưu: VT."),
      wordsAt(388, 530, "Mai Xuân Trường"),
    ].join("");
    expect(cellsOf(await blocks([{ content }]))).toEqual([
      ["UBND TỈNH\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
      FULL,
      ["Nơi nhận:\n- Lưu: VT.", "GIÁM ĐỐC\nMai Xuân Trường"],
    ]);
  });
});

describe("a PDF is known by its content", () => {
  it("also where its name says Word", async () => {
    const read = await blocks([{ content: lines("Kế hoạch") }], "ke-hoach.docx");
    expect(read.map((block) => block.text)).toEqual(["Kế hoạch"]);
  });

  it("and a Word file also where its name says PDF", async () => {
    const file = new Document({ sections: [{ children: [new Paragraph("Kế hoạch")] }] });
    expect(await outcome(await Packer.toBuffer(file), "ke-hoach.pdf")).toBe("read");
  });
});

describe("pictures of text", () => {
  it("a scan is refused as a scan, also with a stamp and page numbers on it", async () => {
    const scan = [1, 2, 3].map((n) => ({ content: wordsAt(297, 30, String(n), 9), picture: true }));
    expect(await outcome(handmadePdf(scan))).toBe("document.file.scanned");
  });

  it("a single scanned page among pages of text is named, so that nobody misses it", async () => {
    const text = { content: lines(FULL, FULL, FULL) };
    const read = await blocks([text, { content: "", picture: true }, text]);
    expect(read.map((block) => block.text)).toContain("[Trang 2 là ảnh, chưa đọc được chữ]");
  });

  it("a PDF without any words is no scan", async () => {
    expect(await outcome(handmadePdf([{ content: "" }]))).toBe("document.file.no-text");
  });
});

describe("other scripts", () => {
  it("right to left is read from the right", async () => {
    const word = [..."خطة"].toReversed().join("");
    const other = [..."عام"].toReversed().join("");
    expect(await texts(wordsAt(60, 700, `${other} ${word}`))).toEqual(["خطة عام"]);
  });

  it("Chinese is read as it stands", async () => {
    expect(await texts(lines("经济社会发展计划"))).toEqual(["经济社会发展计划"]);
  });
});

describe("damaged and hostile PDF files get an answer", () => {
  const whole = handmadePdf(Array.from({ length: 5 }, () => ({ content: lines(FULL) })));
  const packed = (layers: number, megabytes: number): Uint8Array => {
    let data = Buffer.alloc(megabytes * 1024 * 1024, 0x20);
    for (let i = 0; i < layers; i += 1) data = deflateSync(data, { level: 9 });
    const filters = "/FlateDecode ".repeat(layers);
    return pdfOfObjects([
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
      `<< /Filter [${filters}] /Length ${data.length} >>\nstream\n${data.toString("latin1")}\nendstream`,
    ]);
  };

  const pagesOf = (length: number) => Array.from({ length }, () => ({ content: lines(FULL) }));
  const cases: readonly (readonly [string, () => Uint8Array, string])[] = [
    ["half a file", () => whole.slice(0, whole.length / 2), "document.file.damaged"],
    ["a file without its end", () => whole.slice(0, -40), "document.file.damaged"],
    [
      "a file with a password",
      () =>
        handmadePdf(
          [{ content: lines(FULL) }],
          `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>`,
        ),
      "document.file.encrypted",
    ],
    [
      "pages that contain themselves",
      () =>
        pdfOfObjects([
          "<< /Type /Catalog /Pages 2 0 R >>",
          "<< /Type /Pages /Kids [2 0 R] /Count 3 >>",
        ]),
      "document.file.damaged",
    ],
    ["no pages at all", () => pdfOfObjects(["<< /Type /Catalog >>"]), "document.file.damaged"],
    ["a page that unpacks to a hundred megabytes", () => packed(1, 100), "document.file.zip-bomb"],
    ["a bomb packed twice", () => packed(2, 100), "document.file.zip-bomb"],
    ["a thousand pages", () => handmadePdf(pagesOf(1_000)), "read"],
    [
      "more pages than are read in time",
      () => handmadePdf(pagesOf(1_600)),
      "document.file.too-complex",
    ],
  ];
  it.each(cases)("%s", { timeout: 30_000 }, async (_, bytes, expected) => {
    expect(await outcome(bytes())).toBe(expected);
  });

  it("brackets opened a hundred thousand times", { timeout: 30_000 }, async () => {
    const content = "[".repeat(100_000) + lines("Kế hoạch");
    expect(await outcome(handmadePdf([{ content }]))).toMatch(/^(?:read|document\.file\.\S+)$/u);
  });
});
