import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { designCheck } from "../../src/application/check/design-check.ts";
import { saveFigures } from "../../src/application/collection/save-figures.ts";
import { submitWork } from "../../src/application/collection/submit-work.ts";
import { TEST_PASSWORD, anActor, anOrganization, fixedClock } from "../support/actors.ts";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";

let system: Awaited<ReturnType<typeof startSystem>>;
let browser: Browser;
let designer: BrowserContext;
let page: Page;
let round: CollectionRound;
let finance: Actor;
let city: Actor;
let ward: Actor;

const CITY = "Phòng Thống kê";

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  const admin = await anOrganization(system.deps);
  round = await aCollectionRound(system.database.db, admin, {
    units: ["Phường 1", CITY],
    items: [{ number: "1.1", units: ["Phường 1", CITY] }],
    years: [[2024, "actual"]],
    rows: [
      { key: "Tổng số hộ", item: "1.1", by: ["Phường 1"], unitOfMeasure: "hộ" },
      { key: "Số hộ nghèo", item: "1.1", by: ["Phường 1"], unitOfMeasure: "hộ" },
      { key: "Hộ nghèo thành phố", item: "1.1", by: [CITY], unitOfMeasure: "hộ" },
    ],
  });
  finance = await anActor(system.deps, admin, { username: "taichinh", role: "finance" });
  const cityId = round.unit(CITY);
  city = await anActor(system.deps, admin, {
    username: "thongke",
    role: "unit_officer",
    unitId: cityId,
  });
  const unitId = round.unit("Phường 1");
  ward = await anActor(system.deps, admin, { username: "phuong1", role: "unit_officer", unitId });
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
    await page.getByRole("option", { name: "Số hộ nghèo hộ" }).waitFor();
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
    await page.getByLabel("Báo ở dòng").selectOption({ label: "Số hộ nghèo" });
    await page.getByLabel("Báo ở cột").selectOption({ label: "Chỉ cột 2024" });
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
    const count = entry.getByRole("button", { name: "1 chỗ cần sửa hoặc ghi lý do" });
    await count.focus();
    await entry.keyboard.press("Enter");
    await entry.getByRole("heading", { name: "1 chỗ cần sửa hoặc ghi lý do" }).waitFor();
    expect(await accessibilityFindings(entry)).toEqual([]);
    await entry.getByRole("button", { name: "Xem ô Số hộ nghèo · 2024" }).focus();
    await entry.keyboard.press("Enter");
    // the cell takes the keyboard with the next picture
    await entry.locator(".grid-input:focus").waitFor();
    await entry.keyboard.type("80");
    await entry.keyboard.press("Enter");
    await entry.getByRole("heading", { name: "Không còn chỗ nào cần xem" }).waitFor();
    await entry.getByText(/Đã lưu lúc/).waitFor();
    await officer.close();
  });

  test("a difference between units stands beside the table, and its reason below it", async () => {
    const { deps } = system;
    await designCheck(deps, finance, {
      formId: (await system.database.db.selectFrom("form").select("id").executeTakeFirstOrThrow())
        .id,
      rowId: null,
      columnId: null,
      code: "K02",
      name: "Thành phố so với các phường",
      expression: "[Hộ nghèo thành phố] = tổng các đơn vị([Số hộ nghèo])",
      severity: "must_explain",
      message: "",
      proposal: null,
      isActive: true,
      replaces: null,
    });
    const columnId = round.column(2024);
    await saveFigures(deps, city, {
      obligationId: round.obligation(CITY),
      cells: [
        { rowId: round.row("Hộ nghèo thành phố"), columnId, typed: "150", baseEntryId: null },
      ],
    });
    await submitWork(deps, city, { obligationId: round.obligation(CITY) });
    await submitWork(deps, ward, { obligationId: round.obligation("Phường 1") });
    await page.goto("/bieu-tong-hop");
    await page.getByRole("button", { name: "1 chênh lệch giữa các đơn vị" }).click();
    await page.getByRole("heading", { name: "Đối chiếu giữa các đơn vị" }).waitFor();
    await page.getByText("150 / 80").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "checks-difference-phone");
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByLabel("Lý do chênh lệch").fill("Thành phố tính cả hộ tạm trú.");
    await page.getByRole("button", { name: "Ghi lý do" }).click();
    await page.getByText("1 chênh lệch đã xem xét").waitFor();
    await keepPicture(page, "checks-difference");
    await page.keyboard.press("Escape");
    await page.getByText("(1) Thành phố tính cả hộ tạm trú.").waitFor();
    await page.getByRole("heading", { name: "Đối chiếu giữa các đơn vị" }).waitFor({
      state: "detached",
    });
  });
});
