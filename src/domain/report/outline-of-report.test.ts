import { expect, test } from "vitest";
import { reportInput } from "../../../test/golden/documents/sample.ts";
import { composeReport } from "./compose-report.ts";
import { outlineOfReport } from "./outline-of-report.ts";

const outline = outlineOfReport(composeReport(reportInput));
const section = (id: string) => outline.find((each) => each.id === id);

test("a section counts what stands under it and under the headings below", () => {
  const fields = section("fields.title");
  const groups = outline.filter((each) => /^fields\.\d$/.test(each.id));
  expect(groups).toHaveLength(2);
  expect(fields?.paragraphs).toBe(groups.reduce((sum, group) => sum + group.paragraphs, 0));
  expect(fields?.numbers).toBe(groups.reduce((sum, group) => sum + group.numbers, 0));
});

test("an edited section counts its paragraphs as a person's, an empty one as missing", () => {
  expect(section("context.title")).toMatchObject({ edited: 2, drafted: 1, missing: 0 });
  expect(section("lessons.title")).toMatchObject({ paragraphs: 1, missing: 1 });
});

test("the closing line belongs to no section", () => {
  expect(section("part-proposals.title")).toMatchObject({ paragraphs: 1, narratives: 1 });
});
