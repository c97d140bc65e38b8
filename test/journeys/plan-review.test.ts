import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";
import { TEST_PASSWORD, anActor, fixedClock } from "../support/actors.ts";
import { theCity } from "../support/plan-builders.ts";

const PLAN = join(
  import.meta.dirname,
  "../../fixtures/sample/ke-hoach-danh-gia-nhiem-ky-2020-2025.docx",
);

let system: Awaited<ReturnType<typeof startSystem>>;
let browser: Browser;
let lan: Page;

stepsStandOnEachOther("review", () => browser);

async function person(username: string, context?: BrowserContext): Promise<Page> {
  const own = context ?? (await openContext(browser, system.address));
  const page = await own.newPage();
  await signInOnPage(page, username, TEST_PASSWORD);
  return page;
}

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  const { admin } = await theCity(system.deps);
  for (const [username, fullName] of [
    ["lan", "Chuyên viên Lan"],
    ["minh", "Chuyên viên Minh"],
  ] as const) {
    await anActor(system.deps, admin, { username, role: "office", fullName, hasClearance: true });
  }
  browser = await openChromium();
  lan = await person("lan");
});

afterAll(async () => {
  await browser?.close();
  await system?.remove();
});

const doubtful = async (page: Page): Promise<number> =>
  Number(/(\d+) chỗ cần/u.exec(await page.locator("h1").innerText())?.[1] ?? "0");

/** Opens the register's list of units of the chosen card and takes the first entry, by keys alone. */
async function chooseUnitByKeyboard(page: Page): Promise<void> {
  await page.locator(".item-card.is-chosen .question:not(.is-answered) select").first().focus();
  await page.keyboard.type("Phòng Tài chính");
  await page.keyboard.press("Enter");
}

describe("a plan is reviewed by keyboard", () => {
  test("N finds the places that only a person can settle; digits and Enter settle them all", async () => {
    await lan.goto("/ke-hoach/nhap");
    await lan.locator("input[type=file]").setInputFiles(PLAN);
    await lan.waitForURL(/\/ke-hoach\/nhap\/.+/);
    await lan.getByRole("heading", { level: 1, name: /Đọc được 58 nội dung/ }).waitFor();
    await lan.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    const before = await doubtful(lan);
    expect(before).toBeGreaterThan(8);
    await lan.keyboard.press("1");
    await expect.poll(() => doubtful(lan)).toBe(before - 1);
    for (let left = before - 1; left > 0;) {
      await lan.keyboard.press("n");
      const question = lan.locator(".item-card.is-chosen .question:not(.is-answered)").first();
      await question.waitFor();
      if ((await question.locator(".question-choices button").count()) > 0)
        await lan.keyboard.press("1");
      else await chooseUnitByKeyboard(lan);
      await lan.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      const now = left;
      await expect.poll(() => doubtful(lan)).toBeLessThan(now + 1);
      left = await doubtful(lan);
    }
    await keepPicture(lan, "a-import-keyboard");
    expect(await accessibilityFindings(lan)).toEqual([]);
  }, 120_000);

  test("E opens the rule; digits choose its sign; Enter keeps it, and the words follow", async () => {
    await lan.goto(`${new URL(lan.url()).pathname}?loc=all`);
    const card = lan.getByRole("article", { name: "Nội dung 4.10", exact: true });
    await card.getByRole("heading").click();
    await lan.keyboard.press("e");
    await card.getByRole("form", { name: "Quy tắc của chỉ tiêu" }).waitFor();
    expect(await accessibilityFindings(lan, ".item-card.is-chosen")).toEqual([]);
    await lan.keyboard.press("2");
    await lan.keyboard.press("Tab");
    await lan.keyboard.press("Control+a");
    await lan.keyboard.type("41,5");
    await lan.keyboard.press("Enter");
    await card.getByText("> 41,5%").waitFor();
  });

  test("a rule is split off on its row, and one is joined to the rule above only when it is kept", async () => {
    const card = lan.getByRole("article", { name: "Nội dung 4.10", exact: true });
    const form = card.getByRole("form", { name: "Quy tắc của chỉ tiêu" });
    await card
      .getByRole("button", { name: /^Tách thêm quy tắc từ/ })
      .first()
      .click();
    await form.getByLabel("Tên chỉ tiêu").fill("Số trẻ em vào nhà trẻ");
    await form.getByLabel("Đơn vị tính").fill("trẻ em");
    await form.getByLabel("Mức", { exact: true }).fill("1.200");
    await form.getByText(/1\.200 trẻ em/).waitFor();
    expect(await accessibilityFindings(lan, ".item-card.is-chosen")).toEqual([]);
    await form.getByRole("button", { name: "Giữ quy tắc này" }).click();
    await card.getByText("thêm tay").waitFor();
    await card.getByRole("button", { name: "Bỏ quy tắc Số trẻ em vào nhà trẻ" }).click();
    await card.getByText("thêm tay").waitFor({ state: "hidden" });
    await card
      .getByRole("button", { name: /^Gộp .* vào quy tắc trên$/ })
      .last()
      .click();
    await form.getByRole("button", { name: "Gộp thành một quy tắc" }).waitFor();
    expect(await form.getByLabel("Đến", { exact: true }).inputValue()).not.toBe("");
    await form.getByRole("button", { name: "Thôi" }).click();
    await form.waitFor({ state: "hidden" });
  });

  test("closing the browser in the middle loses nothing, and the address finds the same place", async () => {
    const address = lan.url();
    const before = await doubtful(lan);
    await lan.context().close();
    lan = await person("lan");
    await lan.goto(address);
    const card = lan.getByRole("article", { name: "Nội dung 4.10", exact: true });
    await card.getByText("> 41,5%").waitFor();
    expect(await card.getAttribute("aria-current")).toBe("true");
    expect(await doubtful(lan)).toBe(before);
  });

  test("two reviewers do not overwrite each other: both answers stand until one is chosen", async () => {
    const minh = await person("minh");
    await minh.goto(lan.url());
    const level = (page: Page) =>
      page
        .getByRole("article", { name: "Nội dung 4.4", exact: true })
        .locator(".question", { hasText: "Tính đạt khi" });
    await level(minh).waitFor();
    await level(lan).getByRole("button", { name: "Bằng hoặc cao hơn mức này" }).click();
    await level(lan).getByText("Chuyên viên Lan").waitFor();
    await level(minh).getByRole("button", { name: "Đúng bằng mức này" }).click();
    await minh.getByText(/Chuyên viên Lan vừa chọn/).waitFor();
    await keepPicture(minh, "a-import-clash");
    expect(await accessibilityFindings(minh, ".band")).toEqual([]);
    await minh.getByRole("button", { name: "Lấy của Chuyên viên Lan" }).click();
    await level(minh).getByText("Bằng hoặc cao hơn mức này").waitFor();
  });
});
