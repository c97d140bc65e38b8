import { plain } from "./report-model.ts";
import type {
  HeadingBlock,
  HeadingLevel,
  ListBlock,
  Origin,
  ParagraphBlock,
} from "./report-model.ts";

const TEMPLATE: Origin = { kind: "template" };

/** A heading of the plan; without a number it takes that of its place. */
export const heading = (
  id: string,
  level: HeadingLevel,
  text: string,
  number: string | null = null,
): HeadingBlock => ({ kind: "heading", id, level, number, text });

/** A paragraph of the plan. */
export const paragraph = (id: string, text: string): ParagraphBlock => ({
  kind: "paragraph",
  id,
  runs: [plain(text)],
  origin: TEMPLATE,
});

/** A paragraph that leads to what stands below it. */
export const leading = (id: string, text: string): ParagraphBlock => ({
  ...paragraph(id, text),
  leads: true,
});

/** An article (Điều) that is a sentence: its number bold, its words plain. */
export const article = (id: string, number: string, text: string): ParagraphBlock => ({
  kind: "paragraph",
  id,
  runs: [{ kind: "text", text: `${number}.`, emphasis: "bold" }, plain(` ${text}`)],
  origin: TEMPLATE,
});

/** Lines behind dashes; no line, no list. */
export const list = (id: string, lines: readonly string[]): readonly ListBlock[] =>
  lines.length === 0
    ? []
    : [
        {
          kind: "list",
          id,
          items: lines.map((text, index) => ({
            id: `${id}.${index + 1}`,
            runs: [plain(text)],
            origin: TEMPLATE,
          })),
        },
      ];
