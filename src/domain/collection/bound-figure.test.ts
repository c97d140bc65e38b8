import { describe, expect, test } from "vitest";
import {
  asSent,
  bindFigure,
  editParagraph,
  figuresIn,
  holesIn,
  paragraphText,
  rebindParagraph,
  tellParagraph,
  withFigures,
  withoutFigures,
} from "./bound-figure.ts";

const A = "a-1|b-1";
const B = "a-2|b-1";
const FIGURES: Readonly<Record<string, string>> = { [A]: "73,6", [B]: "1.200" };
const now = (key: string) => FIGURES[key];
const BODY = `Đạt {{cell:${A}}}%, {{cell:${B}}} hộ.`;

describe("a figure bound in a paragraph", () => {
  test("is shown as the number it is, at its place", () =>
    expect(tellParagraph(BODY, now)).toEqual({
      text: "Đạt 73,6%, 1.200 hộ.",
      marks: [
        { from: 4, to: 8, key: A, isHole: false },
        { from: 11, to: 16, key: B, isHole: false },
      ],
    }));

  test("that is not there is a hole, and is named", () => {
    const body = `Đạt {{cell:x|y}}%.`;
    expect(tellParagraph(body, now)).toMatchObject({ text: "Đạt …%.", marks: [{ isHole: true }] });
    expect(holesIn(`${BODY} ${body}`, now)).toEqual(["x|y"]);
  });

  test("keeps what it was when the text was sent, whatever it is later", () => {
    const sent = withFigures(BODY, now);
    expect(sent).toBe(`Đạt {{cell:${A}=73,6}}%, {{cell:${B}=1.200}} hộ.`);
    expect(paragraphText(sent, asSent)).toBe("Đạt 73,6%, 1.200 hộ.");
    expect(paragraphText(sent, () => "80")).toBe("Đạt 80%, 80 hộ.");
    expect(withoutFigures(sent)).toBe(BODY);
  });
});

describe("editing the shown text", () => {
  test.each([
    [
      "words before a figure leave it bound",
      "Ước đạt 73,6%, 1.200 hộ.",
      `Ước đạt {{cell:${A}}}%, {{cell:${B}}} hộ.`,
    ],
    [
      "words between two leave both bound",
      "Đạt 73,6%, tức 1.200 hộ.",
      `Đạt {{cell:${A}}}%, tức {{cell:${B}}} hộ.`,
    ],
    [
      "deleting a part of a figure deletes all of it",
      "Đạt 73,%, 1.200 hộ.",
      `Đạt %, {{cell:${B}}} hộ.`,
    ],
    ["deleting over two figures deletes both", "Đạt 70 hộ.".replace("0", ""), "Đạt  hộ."],
    [
      "writing into a figure makes it plain words",
      "Đạt 73,96%, 1.200 hộ.",
      `Đạt 73,96%, {{cell:${B}}} hộ.`,
    ],
    ["all may be written anew", "Chưa có.", "Chưa có."],
  ])("%s", (_, text, body) => expect(editParagraph(BODY, now, text).body).toBe(body));

  test("a figure takes the place of what was typed to find it", () => {
    const typed = "Đạt @hộ nghèo trong năm";
    const { body, caret } = bindFigure(typed, now, { from: 4, to: 13, key: A });
    expect(body).toBe(`Đạt {{cell:${A}}} trong năm`);
    expect(caret).toBe("Đạt 73,6".length);
    expect(figuresIn(body + body)).toEqual([A]);
  });
});

describe("a text written anew elsewhere", () => {
  test.each([
    [
      "numbers that still stand are bound, in whatever words and order",
      "Có 1.200 hộ, tức 73,6% số hộ.",
      `Có {{cell:${B}}} hộ, tức {{cell:${A}}}% số hộ.`,
    ],
    ["a part of a longer number is another number", "Có 11.200 hộ.", "Có 11.200 hộ."],
    ["one that stands twice is nobody's", "73,6% và 73,6%.", "73,6% và 73,6%."],
  ])("%s", (_, text, body) => expect(rebindParagraph(BODY, now, text)).toBe(body));
});
