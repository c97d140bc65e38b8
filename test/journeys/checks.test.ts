import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEST_PASSWORD, anActor, anOrganization, fixedClock } from "../support/actors.ts";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { aCollectionRound } from "../support/builders-collection.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";

let system: Awaited<ReturnType<typeof startSystem>>;
let browser: Browser;
let designer: BrowserContext;
let page: Page;

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  const admin = await anOrganization(system.deps);
  const round = await aCollectionRound(system.database.db, admin, {
    units: ["Phường 1"],
    items: [{ number: "1.1", units: ["Phường 1"] }],
    years: [[2024, "actual"]],
    rows: [
      { key: "Tổng số hộ", item: "1.1", by: ["Phường 1"], unitOfMeasure: "hộ" },
      { key: "Số hộ nghèo", item: "1.1", by: ["Phường 1"], unitOfMeasure: "hộ" },
    ],
  });
  await anActor(system.deps, admin, { username: "taichinh", role: "finance" });
  const unitId = round.unit("Phường 1");
  await anActor(system.deps, admin, { username: "phuong1", role: "unit_officer", unitId });
  browser = await openChromium();
  designer = await openContext(browser, system.address);
  page = await designer.newPage();
  await signInOnPage(page, "taichinh", TEST_PASSWORD);
});

afterAll(async () => {
  await browser?.close();
  await system?.remove();
});

describe("a check, from its design to the cell it asks about", () => {
  stepsStandOnEachOther("checks", () => browser);

  test("the condition is typed with names offered, and its mistake is shown where it stands", async () => {
    await page.goto("/bieu-mau");
    await page.getByRole("link", { name: "Quy tắc kiểm tra" }).click();
    await page.getByText("Chưa có quy tắc riêng nào").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Quy tắc mới" }).click();
    await page.getByLabel("Tên quy tắc").fill("Hộ nghèo không vượt tổng số hộ");
    const condition = page.getByLabel("Điều kiện", { exact: true });
    await condition.click();
    await page.keyboard.type("[so ho");
    await page.getByRole("option", { name: "Số hộ nghèo" }).waitFor();
    await page.keyboard.press("Enter");
    expect(await condition.inputValue()).toBe("[Số hộ nghèo]");
    await page.keyboard.type(" <= [Tong so hoo]");
    await page.getByText("Không có chỉ tiêu “Tong so hoo”").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "checks-editor");
    await page.getByRole("button", { name: "Sửa thành “Tổng số hộ”" }).click();
    await page.getByText("Điều kiện đọc được.").waitFor();
    expect(await condition.inputValue()).toBe("[Số hộ nghèo] <= [Tổng số hộ]");
  });

  test("it is tried on the round, switched on, and fits a phone", async () => {
    await page.getByRole("button", { name: "Chạy thử" }).click();
    await page.getByText("Không đơn vị nào bị báo, trong 1 đơn vị có chỉ tiêu này.").waitFor();
    await page.getByLabel("Câu báo cho người nhập").fill("Hộ nghèo ({trái}) vượt tổng ({phải}).");
    await page.getByLabel("Bật quy tắc này").check();
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "checks-editor-phone");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("button", { name: "Lưu quy tắc" }).click();
    await page.getByText("Đang bật", { exact: true }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("the officer meets it in the cell while typing", async () => {
    const officer = await openContext(browser, system.address);
    const entry = await officer.newPage();
    await signInOnPage(entry, "phuong1", TEST_PASSWORD);
    await entry
      .getByRole("link", { name: /Bắt đầu|Nhập/ })
      .first()
      .click();
    await entry.getByRole("grid").waitFor();
    await entry.keyboard.type("100");
    await entry.keyboard.press("Enter");
    await entry.keyboard.type("120");
    await entry.keyboard.press("Enter");
    await entry.getByText("Hộ nghèo (120) vượt tổng (100).").first().waitFor();
    await keepPicture(entry, "checks-entry");
    await officer.close();
  });
});
