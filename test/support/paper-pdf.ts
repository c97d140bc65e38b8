import type { Browser } from "playwright-core";
import { type Run, type Sheet, columnShares } from "./paper.ts";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const runHtml = ({ text, bold, italic }: Run): string => {
  const inner = italic ? `<i>${escaped(text)}</i>` : escaped(text);
  return bold ? `<b>${inner}</b>` : inner;
};

/** A row with words in its first two cells only is the heading of a group, over the whole width. */
function rowHtml(cells: readonly string[], width: number): string {
  const isGroup = cells.length > 3 && cells.slice(2).every((cell) => cell === "");
  const shown = isGroup
    ? cells.slice(0, 2)
    : Array.from({ length: width }, (_, i) => cells[i] ?? "");
  const inner = shown.map((cell, i) => {
    const span = isGroup && i === 1 ? ` colspan="${width - 1}"` : "";
    return `<td${span}>${escaped(cell)}</td>`;
  });
  return `<tr>${inner.join("")}</tr>`;
}

function tableHtml(rows: readonly (readonly string[])[]): string {
  const shares = columnShares(rows);
  const columns = shares.map((share) => `<col style="width:${(share * 100).toFixed(1)}%">`);
  const [head = [], ...rest] = rows.map((row) => rowHtml(row, shares.length));
  return `<table class="ruled"><colgroup>${columns.join("")}</colgroup><thead>${String(head)}</thead><tbody>${rest.join("")}</tbody></table>`;
}

const linesHtml = (lines: readonly string[]): string => lines.map(escaped).join("<br>");

function sheetHtml(sheet: Sheet): string {
  switch (sheet.kind) {
    case "table":
      return tableHtml(sheet.rows);
    case "beside":
      return `<table class="beside"><tr><td class="narrow">${linesHtml(sheet.left)}</td><td>${linesHtml(sheet.right)}</td></tr></table>`;
    case "paragraph": {
      const html = sheet.runs.map(runHtml).join("");
      const text = sheet.runs.map((run) => run.text).join("");
      const isTitle = !/^[IVXA-C]+\./u.test(text) && /^[\p{Lu}\s]{6,}$/u.test(text);
      return `<p${isTitle ? ' class="title"' : ""}>${html}</p>`;
    }
  }
}

const STYLE = `
  body { font-family: "Times New Roman", "Liberation Serif", serif; font-size: 14pt; margin: 0; }
  p { text-align: justify; text-indent: 1.27cm; margin: 6pt 0; line-height: 1.2; }
  p.title { text-align: center; text-indent: 0; font-weight: bold; }
  table { width: 100%; border-collapse: collapse; }
  table.ruled { font-size: 12pt; margin: 6pt 0; }
  table.ruled td { border: 1px solid black; padding: 2pt 4pt; vertical-align: top; }
  table.beside td { text-align: center; vertical-align: top; font-size: 12pt; padding: 4pt 0; }
  td.narrow { width: 38%; }
`;

/** A document as a page of HTML. */
export const htmlOf = (sheets: readonly Sheet[]): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><style>${STYLE}</style><body>${sheets.map(sheetHtml).join("\n")}</body></html>`;

/** Prints HTML on A4 with the margins of Decree 30, a page header and a page number. */
export async function printPdf(browser: Browser, html: string): Promise<Uint8Array> {
  const page = await browser.newPage();
  try {
    await page.setContent(html);
    return await page.pdf({
      format: "A4",
      margin: { top: "20mm", bottom: "20mm", left: "30mm", right: "15mm" },
      displayHeaderFooter: true,
      headerTemplate:
        '<div style="font-size:9px;width:100%;text-align:center">Bản lưu hành nội bộ</div>',
      footerTemplate:
        '<div style="font-size:9px;width:100%;text-align:center">Trang <span class="pageNumber"></span>/<span class="totalPages"></span></div>',
    });
  } finally {
    await page.close();
  }
}
