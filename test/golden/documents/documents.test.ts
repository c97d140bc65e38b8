import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { writeDocx } from "../../../src/adapters/reports/docx-writer.ts";
import { writeXlsx } from "../../../src/adapters/reports/xlsx-writer.ts";
import { composePlan } from "../../../src/domain/report/compose-plan.ts";
import { composeReport } from "../../../src/domain/report/compose-report.ts";
import { writePdf } from "../../../src/adapters/reports/pdf-writer.ts";
import { asText, readPdf } from "../../support/pdf-facts.ts";
import { expectGolden, officeParts } from "../../support/golden.ts";
import { nextTermTable, planInput, reportInput, resultsTable } from "./sample.ts";

const folder = (name: string): string => join(import.meta.dirname, "expected", name);

const workbook = (): Promise<Uint8Array> =>
  writeXlsx(
    [
      { table: resultsTable, formId: "form-01", templateId: "bieu-01", version: "4" },
      { table: nextTermTable, formId: "form-03", templateId: "bieu-03", version: "4" },
    ],
    {
      title: "Biểu tổng hợp",
      author: "Ủy ban nhân dân thành phố Sơn Hải",
      writtenAt: "2025-10-20T03:00:00Z",
      freezeVersion: "bản 4",
    },
  );

describe("written documents", { timeout: 60_000 }, () => {
  test("the term report is drawn as before", async () => {
    expectGolden(folder("report"), officeParts(await writeDocx(composeReport(reportInput))));
  });

  test("the plan is drawn as before", async () => {
    expectGolden(folder("plan"), officeParts(await writeDocx(composePlan(planInput))));
  });

  test.each([
    ["report", () => composeReport(reportInput)],
    ["plan", () => composePlan(planInput)],
  ] as const)("the %s is drawn as a PDF as before", async (name, compose) => {
    const facts = await readPdf(await writePdf(compose()));
    expectGolden(folder(`${name}-pdf`), new Map([["pages.txt", asText(facts)]]));
  });

  test("the workbook is drawn as before", async () => {
    expectGolden(folder("workbook"), officeParts(await workbook()));
  });

  test.each([
    ["report", () => writeDocx(composeReport(reportInput))],
    ["workbook", workbook],
  ] as const)("the same %s gives the same bytes a moment later", async (_name, write) => {
    const first = await write();
    // Times in a ZIP move in steps of two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(Buffer.compare(first, await write())).toBe(0);
  });
});
