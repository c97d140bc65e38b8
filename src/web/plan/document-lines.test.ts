import { describe, expect, test } from "vitest";
import { moved, readDuties, toLines, typedDuties } from "./document-lines.ts";

test("paragraphs are lines; blank ones say nothing", () => {
  expect(toLines(" một \n\n hai")).toEqual(["một", "hai"]);
});

describe("duties as they are typed", () => {
  const before = [
    { number: "1", units: [{ name: "UBND các phường", collective: true }], duties: ["a", "b"] },
  ];

  test("read back they are as they were", () => {
    expect(readDuties(typedDuties(before), before)).toEqual(before);
  });

  test("a new unit is one unit", () => {
    const [duty] = readDuties([{ units: "UBND các phường\nPhòng Y tế", duties: "c" }], before);
    expect(duty?.units).toEqual([
      { name: "UBND các phường", collective: true },
      { name: "Phòng Y tế", collective: false },
    ]);
  });
});

test("a line moves one place and stays at the ends", () => {
  expect(moved(["a", "b"], 0, 1)).toEqual(["b", "a"]);
  expect(moved(["a", "b"], 0, -1)).toEqual(["a", "b"]);
});
