import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeDocx } from "../../src/adapters/reports/docx-writer.ts";
import { composePlan } from "../../src/domain/report/compose-plan.ts";
import { planInput } from "../golden/documents/sample.ts";
import { TEST_PASSWORD, anActor, fixedClock } from "../support/actors.ts";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { theCity, theSamplePlan } from "../support/plan-builders.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

let system: Awaited<ReturnType<typeof startSystem>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  const { admin } = await theCity(system.deps);
  await anActor(system.deps, admin, { username: "vanphong", role: "office" });
  browser = await openChromium();
  page = await (await openContext(browser, system.address)).newPage();
  await page.goto("/");
  await signInOnPage(page, "vanphong", TEST_PASSWORD);
});

afterAll(async () => {
  await browser?.close();
  await system?.remove();
});

const drop = (name: string, bytes: Uint8Array) =>
  page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: WORD, buffer: Buffer.from(bytes) });

describe("a clerk checks a document before it leaves the house", () => {
  test("the page is reached from the plans, and can be used by everybody", async () => {
    await page.goto("/ke-hoach");
    await page.getByRole("link", { name: "Kiểm tra thể thức" }).click();
    await page.getByRole("heading", { level: 1, name: "Kiểm tra thể thức văn bản" }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("what departs from the decree is listed with its place and its remedy", async () => {
    await drop("ke-hoach-cu.docx", theSamplePlan().bytes);
    await page.getByRole("heading", { name: /chỗ cần sửa$/ }).waitFor();
    await page.getByText("Phụ lục I, mục", { exact: false }).first().waitFor();
    await keepPicture(page, "document-check");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("a document of the house passes", async () => {
    await drop("ke-hoach.docx", await writeDocx(composePlan(planInput)));
    await page.getByText("không thấy chỗ nào sai thể thức", { exact: false }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
