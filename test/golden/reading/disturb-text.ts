import fc from "fast-check";

/** A change of how a text is laid out that must not change what it says. */
export type Disturbance = (text: string) => fc.Arbitrary<string>;

const linesOf = (text: string): readonly string[] => text.split("\n");
const isTable = (line: string): boolean =>
  line.includes(" | ") || line.includes("\t") || line.startsWith("|");

/** Cells that stand one a line keep their lines: there a line is a cell. */
export const isStacked = (text: string): boolean => /^(?:STT|TT)$/mu.test(text);
export const hasTable = (text: string): boolean => isStacked(text) || linesOf(text).some(isTable);

/** Changes some lines, chosen by a seed of booleans that repeats. */
const someLines = (text: string, change: (line: string) => string): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: 5, maxLength: 17 }).map((chosen) =>
    linesOf(text)
      .map((line, i) => (chosen[i % chosen.length] === true ? change(line) : line))
      .join("\n"),
  );

export const strayBlanks: Disturbance = (text) =>
  someLines(text, (line) => (isTable(line) ? line : `  ${line.replaceAll(" ", "  ")}   `));

export const emphasis: Disturbance = (text) =>
  someLines(text, (line) => {
    const plain = line.trim() === "" || isTable(line) || /[*_#]/u.test(line);
    return plain ? line : `**${line}**`;
  });

export const carriageReturns: Disturbance = (text) => fc.constant(text.replaceAll("\n", "\r\n"));

export const decomposed: Disturbance = (text) => fc.constant(text.normalize("NFD"));

/** Page numbers, and the head that is printed again on every page. */
export const pageFurniture: Disturbance = (text) =>
  fc.array(fc.integer({ min: 4, max: 19 }), { minLength: 2, maxLength: 6 }).map((gaps) => {
    const out: string[] = [];
    let gap = 0;
    let left = 20;
    let page = 1;
    for (const line of linesOf(text)) {
      out.push(line);
      left -= 1;
      if (left > 0 || isTable(line)) continue;
      page += 1;
      out.push(`- ${page} -`, `Trang ${page}/9`);
      left = gaps[gap % gaps.length] ?? 10;
      gap += 1;
    }
    return out.join("\n");
  });

/** Breaks long paragraphs at a fixed width, as a text file or a scan does. */
export const rewrapped: Disturbance = (text) =>
  fc.integer({ min: 62, max: 100 }).map((width) =>
    linesOf(text)
      .flatMap((line) => (isTable(line) ? [line] : wrap(line, width)))
      .join("\n"),
  );

function wrap(line: string, width: number): readonly string[] {
  const out: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > width) {
      out.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  out.push(current);
  return out;
}

const HEADING = /^(?:#+\s*)?(?:\*\*)?(?:[IVX]+|[A-D])\.\s/u;

/** Headings of sections in capitals. */
export const capitalHeadings: Disturbance = (text) =>
  someLines(text, (line) => (HEADING.test(line) && !isTable(line) ? line.toUpperCase() : line));

/** "Phòng Kinh Tế", "CÔNG AN XÃ": names as some clerks write them. */
export const capitalUnits: Disturbance = (text) =>
  someLines(text, (line) =>
    line.replace(
      /Phòng Kinh tế|Phòng Văn hóa|Công an xã|Phòng Tài chính|Trung tâm Y tế|Sở Y tế/gu,
      (name) => name.replace(/(?<=\s)\p{Ll}/gu, (letter) => letter.toUpperCase()),
    ),
  );
