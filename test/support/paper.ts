/** A stretch of a paragraph in one face. */
export interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
}

/** A document as a clerk would lay it out: paragraphs, ruled tables, and blocks side by side. */
export type Sheet =
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
  | {
      readonly kind: "beside";
      readonly left: readonly string[];
      readonly right: readonly string[];
    };

/** Markdown's emphasis becomes bold and italic; a lone asterisk stays. */
function runsOf(line: string): readonly Run[] {
  return line
    .split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*)/u)
    .filter((part) => part !== "")
    .map((part): Run => {
      const strong = /^\*\*(.+)\*\*$/u.exec(part)?.[1];
      const soft = /^\*([^*].*)\*$/u.exec(part)?.[1];
      return {
        text: strong ?? soft ?? part,
        bold: strong !== undefined,
        italic: strong === undefined && soft !== undefined,
      };
    });
}

const cellsOf = (line: string): readonly string[] | null => {
  if (/\s\|(?:\s|$)/u.test(line)) return line.split("|").map((cell) => cell.trim());
  return line.includes("\t") ? line.split("\t").map((cell) => cell.trim()) : null;
};

/** A table written one cell a line: its head begins with "STT" and ends before the first number. */
function stackedTable(lines: readonly string[]): { rows: string[][]; length: number } | null {
  if (!/^(?:STT|TT)$/u.test(lines[0] ?? "")) return null;
  const width = lines.findIndex((line) => /^(?:I|1)$/u.test(line));
  if (width < 2) return null;
  const rows = [lines.slice(0, width)];
  let at = width;
  while (/^(?:[IVX]+|\d+)$/u.test(lines[at] ?? "")) {
    const isGroup = /^[IVX]+$/u.test(lines[at] ?? "");
    const row = lines.slice(at, at + (isGroup ? 2 : width));
    rows.push([...row, ...Array.from({ length: width - row.length }, () => "")]);
    at += row.length;
  }
  return { rows, length: at };
}

/** Lines of a letterhead: what stands left of the national motto, and the motto with the date. */
function letterheadOf(lines: readonly string[]): { sheet: Sheet; length: number } | null {
  const motto = lines.findIndex((line) => /^\**CỘNG HÒA|^\**CỘNG HOÀ/u.test(line));
  const date = lines.findIndex((line) => /ngày.*tháng.*năm \d{4}$/u.test(line));
  if (motto < 0 || date < motto || date > 9 || lines.some((l, i) => i <= date && cellsOf(l)))
    return null;
  const head = lines.slice(0, date + 1).filter((line) => !/^-+$/u.test(line));
  const isRight = (line: string) => /CỘNG H|Độc lập|ngày.*tháng.*năm/u.test(line);
  const [number, place] = (head.at(-1) ?? "").split(/\s{4,}/u);
  const own = place === undefined ? head : [...head.slice(0, -1), number ?? "", place];
  const plain = own.map((line) => line.replace(/\*\*/gu, ""));
  return {
    sheet: {
      kind: "beside",
      left: plain.filter((line) => !isRight(line)),
      right: plain.filter(isRight),
    },
    length: date + 1,
  };
}

const besideOf = (rows: readonly (readonly string[])[]): Sheet => ({
  kind: "beside",
  left: rows.map((row) => row[0] ?? ""),
  right: rows.map((row) => row[1] ?? ""),
});

/** A document in plain text, laid out anew. */
export function sheetsOf(text: string): readonly Sheet[] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== "");
  const sheets: Sheet[] = [];
  const letterhead = letterheadOf(lines);
  if (letterhead !== null) sheets.push(letterhead.sheet);
  for (let at = letterhead?.length ?? 0; at < lines.length;) {
    const stacked = stackedTable(lines.slice(at));
    const rows: (readonly string[])[] = [];
    for (
      let cells = cellsOf(lines[at] ?? "");
      cells;
      cells = cellsOf(lines[at + rows.length] ?? "")
    ) {
      rows.push(cells);
    }
    if (stacked !== null) {
      sheets.push({ kind: "table", rows: stacked.rows });
      at += stacked.length;
    } else if (rows.length > 0) {
      const width = Math.max(...rows.map((row) => row.length));
      sheets.push(width === 2 ? besideOf(rows) : { kind: "table", rows });
      at += rows.length;
    } else {
      sheets.push({ kind: "paragraph", runs: runsOf((lines[at] ?? "").trim()) });
      at += 1;
    }
  }
  return sheets;
}

const longestWord = (cells: readonly string[]): number =>
  Math.max(...cells.flatMap((cell) => cell.split(" ")).map((word) => word.length));

/** The share of a table's width that each column takes: by its words, but never a sliver. */
export function columnShares(rows: readonly (readonly string[])[]): readonly number[] {
  const width = Math.max(...rows.map((row) => row.length));
  const weights = Array.from({ length: width }, (_, column) =>
    Math.max(
      longestWord(rows.map((row) => row[column] ?? "")) + 4,
      Math.min(40, Math.max(...rows.map((row) => (row[column] ?? "").length))),
    ),
  );
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
