import { expect, test } from "vitest";
import { corpusJsonLines, toCorpusJson } from "./corpus-json.ts";
import type { DocumentBlock } from "./plan-document.ts";
import { readPlan } from "./read-plan.ts";

const planOf = (items: number): readonly DocumentBlock[] =>
  [
    "KẾ HOẠCH",
    "I. NHIỆM VỤ",
    ...Array.from(
      { length: items },
      (_, at) => `${at + 1}. Trồng mới ${at + 1} ha rừng "sản xuất"`,
    ),
  ].map((text) => ({ kind: "paragraph", text }));

test.each([1, 2, 500, 501])("%i items told piece by piece are the same JSON", (items) => {
  const reading = readPlan(planOf(items));
  expect(reading.items).toHaveLength(items);
  const lines = [...corpusJsonLines(reading, "ke-hoach")].join("\n");
  expect(lines).toBe(JSON.stringify(toCorpusJson(reading, "ke-hoach"), null, 2));
});
