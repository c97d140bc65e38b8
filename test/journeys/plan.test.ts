import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
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
let page: Page;

stepsStandOnEachOther("plan", () => browser);

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  const { admin, unitIds } = await theCity(system.deps);
  await anActor(system.deps, admin, {
    username: "gddt",
    role: "unit_officer",
    fullName: "Chuyên viên giáo dục",
    unitId: unitIds.get("Phòng Giáo dục và Đào tạo") ?? "",
  });
  await anActor(system.deps, admin, {
    username: "tckh",
    role: "finance",
    fullName: "Chuyên viên kế hoạch",
    hasClearance: true,
  });
  await anActor(system.deps, admin, { username: "chutich", role: "leader", hasClearance: true });
  await anActor(system.deps, admin, {
    username: "vanphong",
    role: "office",
    fullName: "Chuyên viên tổng hợp",
    hasClearance: true,
  });
  browser = await openChromium();
  const context = await openContext(browser, system.address);
  page = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await system?.remove();
});

describe("a plan document becomes a register and a round", () => {
  test("the sign-in page is named Nhiệm Kỳ and lets a person in", async () => {
    await page.goto("/");
    await page.getByRole("heading", { name: "Nhiệm Kỳ" }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await signInOnPage(page, "vanphong", TEST_PASSWORD);
  });

  test("a file that is no document is refused in words, and nothing is stored", async () => {
    await page.goto("/ke-hoach/nhap");
    await page.locator("input[type=file]").setInputFiles({
      name: "anh.docx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from("đây không phải tệp Word"),
    });
    await page.getByText("Không mở được tệp anh.docx").waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("the plan is read beside its document, and asks only what is uncertain", async () => {
    await page.goto("/ke-hoach/nhap");
    await page.locator("input[type=file]").setInputFiles(PLAN);
    await page.waitForURL(/\/ke-hoach\/nhap\/.+/);
    await page.getByRole("heading", { level: 1, name: /Đọc được 58 nội dung/ }).waitFor();
    await keepPicture(page, "a-import-review");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("the deadline rule is asked once; leads are confirmed; the register is made", async () => {
    await page.getByRole("button", { name: /Hết ngày 08\/9\/2024/ }).click();
    await page.getByRole("button", { name: /^Nhận \d+ đề xuất khá chắc/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Nhận \d+ đề xuất$/ })
      .click();
    await answerTheRest(page);
    const confirm = page.getByRole("button", { name: /^Đưa vào sổ/ });
    await confirm.click();
    await page.waitForURL(/\/ke-hoach\/[0-9a-f-]{36}$/);
    await page.getByRole("heading", { level: 1, name: /^58 nội dung/ }).waitFor();
  });

  test("the plan is issued with its number and date, and is read-only from then on", async () => {
    await page.getByLabel("Số văn bản").fill("251");
    await page.getByLabel("Ngày ban hành").fill("2024-08-26");
    await page.getByLabel(/^Đã xem lý do của \d+ nội dung chưa đo được/).check();
    await page.getByRole("button", { name: "Ban hành kế hoạch" }).click();
    await page.getByText(/đã ban hành, chỉ xem/).waitFor();
    await keepPicture(page, "b-plan");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("the form that the targets ask for is proposed and stored", async () => {
    await page.goto("/bieu-mau");
    await page.getByRole("button", { name: "Đề xuất biểu" }).click();
    await page.getByRole("button", { name: "Lưu biểu mẫu" }).click();
    await page.getByText(/Biểu 01\. Kết quả thực hiện các chỉ tiêu/).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("a round gives 40 units their 198 tasks", async () => {
    await page.goto("/dot-bao-cao");
    await page.getByRole("button", { name: "Mở đợt báo cáo" }).click();
    await page.getByLabel("Thời hạn như văn bản").fill("trước ngày 09/9/2024");
    await page.getByLabel("Hiểu là hết ngày").fill("2024-09-08");
    await page.getByLabel("Thời điểm chốt số liệu").fill("2024-08-31");
    await page.getByLabel(/^Biểu 01/).check();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: /^Mở đợt, giao việc/ }).click();
    await page.getByText(/40 đơn vị, 198 phần việc/).waitFor();
  });

  test("the board says who lacks what, at once", async () => {
    await page.goto("/theo-doi");
    await page
      .getByRole("heading", {
        level: 1,
        name: /Còn 198 phần việc của 40 đơn vị chưa nộp, quá hạn 2 ngày/,
      })
      .waitFor();
    await keepPicture(page, "f-tracking");
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

describe("figures become observations, verdicts, a table and a report", () => {
  let officer: Page;
  let finance: Page;
  let obligation = "";

  beforeAll(async () => {
    officer = await personOn("gddt");
    finance = await personOn("tckh");
  });

  test("an officer sees what is owed and opens the grid in two clicks", async () => {
    await officer.goto("/viec-cua-toi");
    await officer.getByRole("heading", { level: 1, name: /^Còn 7 phần việc/ }).waitFor();
    await keepPicture(officer, "c-my-work");
    expect(await accessibilityFindings(officer)).toEqual([]);
    await officer.locator('a[href*="muc=4.10"]').click();
    await officer.getByRole("heading", { level: 1, name: /^Số liệu 2020–2025 của/ }).waitFor();
    obligation = new URL(officer.url()).pathname;
  });

  test("a block pasted from a spreadsheet is saved at once; text that is no number is refused", async () => {
    const rows = officer.locator(".entry-grid tbody tr:not(.group-line)");
    const count = await rows.count();
    expect(count).toBeGreaterThan(8);
    await officer.locator("td.cell").first().click();
    const line = ["95,0", "95,5", "96,0", "96,5", "97,0", "97,5"].join("\t");
    await paste(officer, Array.from({ length: count }, () => line).join("\n"));
    await officer.getByText(/^Đã lưu lúc/).waitFor();
    await officer.keyboard.type("khoảng 300");
    await officer.keyboard.press("Enter");
    await officer.locator("td.is-error").first().waitFor();
    await officer.keyboard.press("ArrowUp");
    await officer.keyboard.type("95,0");
    await officer.keyboard.press("Enter");
    await expect.poll(() => officer.locator("td.is-error").count()).toBe(0);
    await keepPicture(officer, "d-data-entry");
    expect(await accessibilityFindings(officer)).toEqual([]);
  });

  test("the unit writes its results and submits; the receipt has a number", async () => {
    await fillNarratives(officer, ["2.1", "4.10", "4.11", "4.12"]);
    await submit(officer);
    await officer.getByText(/Biên nhận số \d+/).waitFor();
  });

  test("a reviewer returns one cell with a reason", async () => {
    await finance.goto("/tham-tra");
    await finance.locator(".review-queue a").first().click();
    await finance.getByRole("heading", { level: 1, name: /Phòng Giáo dục và Đào tạo/ }).waitFor();
    await finance.getByRole("gridcell", { name: /đến nhà trẻ · Ước 2024/ }).click();
    await keepPicture(finance, "e-review");
    expect(await accessibilityFindings(finance)).toEqual([]);
    await finance
      .getByLabel("Cần xem lại điều gì, vì sao")
      .fill("Lệch với số của Chi cục Thống kê.");
    await finance.getByRole("button", { name: "Ghi ý kiến", exact: true }).click();
    await finance.getByRole("button", { name: "Trả lại kèm ý kiến (1)" }).click();
    const dialog = finance.getByRole("dialog");
    await dialog.getByText(/Chấp nhận luôn 3 phần việc/).waitFor();
    await dialog.getByRole("button", { name: "Trả lại kèm ý kiến" }).click();
    await finance.waitForURL(/\/tham-tra$/);
  });

  test("the unit sees the words at the cell, corrects it and submits again", async () => {
    await officer.goto("/viec-cua-toi");
    await officer.getByText("Lệch với số của Chi cục Thống kê.").waitFor();
    await officer.goto(`${obligation}?muc=4.10`);
    await officer.locator("td.is-returned").first().click();
    await officer.keyboard.type("41,5");
    await officer.keyboard.press("Enter");
    await officer.getByText(/^Đã lưu lúc/).waitFor();
    await submit(officer);
    await officer.getByText(/Biên nhận số \d+/).waitFor();
  });

  test("accepting makes observations, and the target is judged by its rule", async () => {
    for (let left = await openReviews(finance); left > 0; left = await openReviews(finance)) {
      await finance.locator(".review-queue a").first().click();
      await finance.getByRole("button", { name: "Chấp nhận cả biểu" }).click();
      await finance.waitForURL(/\/tham-tra$/);
    }
    await finance.goto("/danh-gia");
    await finance.getByRole("heading", { level: 1, name: /chỉ tiêu đạt và vượt/ }).waitFor();
    await keepPicture(finance, "g-evaluation");
    expect(await accessibilityFindings(finance)).toEqual([]);
    const row = finance.locator("tr", { hasText: "4.10a" });
    expect(await row.first().innerText()).toMatch(/41,5/);
  });

  test("a number of the consolidated table walks back to what was typed and to the plan", async () => {
    await finance.goto("/bieu-tong-hop");
    await finance.getByRole("heading", { level: 1, name: /^Biểu 01/ }).waitFor();
    await keepPicture(finance, "h-consolidated");
    expect(await accessibilityFindings(finance)).toEqual([]);
    await finance.getByText("41,5", { exact: true }).first().click();
    await finance.getByText("Lệch với số của Chi cục Thống kê.").waitFor();
  });

  test("the report is written from the data and opens as a document", async () => {
    await finance.goto("/bao-cao");
    await finance.getByRole("button", { name: "Bắt đầu soạn báo cáo" }).click();
    await finance.getByRole("link", { name: /DOCX/ }).waitFor();
    await keepPicture(finance, "j-report");
    expect(await accessibilityFindings(finance)).toEqual([]);
    const [download] = await Promise.all([
      finance.waitForEvent("download"),
      finance.getByRole("link", { name: /DOCX/ }).click(),
    ]);
    const parts = unzipSync(new Uint8Array(await readFile(await download.path())));
    const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replace(/<[^>]+>/g, "");
    expect(text).toContain("BÁO CÁO");
    expect(text).toContain("41,5");
  });

  test("the Chairman sees where the term stands, on a phone too", async () => {
    const leader = await personOn("chutich", "phone");
    await leader.goto("/dieu-hanh");
    await leader.getByRole("heading", { level: 1, name: /chỉ tiêu đạt và vượt/ }).waitFor();
    await keepPicture(leader, "k-leader-phone");
    expect(await accessibilityFindings(leader)).toEqual([]);
  });
});

async function personOn(username: string, screen: "pc" | "phone" = "pc"): Promise<Page> {
  const context = await openContext(browser, system.address, { screen });
  const own = await context.newPage();
  await signInOnPage(own, username, TEST_PASSWORD);
  return own;
}

const paste = (on: Page, text: string): Promise<void> =>
  on.locator("td.is-active").evaluate((cell, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    cell.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);

/** Fills the five boxes of each item; sending waits for what is not saved yet. */
async function fillNarratives(on: Page, numbers: readonly string[]): Promise<void> {
  for (const number of numbers) {
    await on.getByRole("combobox", { name: "Nội dung" }).selectOption(number);
    for (const box of await on.locator(".narrative-item textarea").all()) {
      await box.fill(`Nội dung ${number}: đã làm theo kế hoạch, có số liệu kèm theo.`);
    }
  }
}

async function submit(on: Page): Promise<void> {
  await on.getByRole("button", { name: "Nộp báo cáo" }).click();
  const dialog = on.getByRole("dialog");
  await dialog.waitFor();
  const reason = dialog.getByLabel("Lý do chung cho các chỗ này");
  if (await reason.count()) await reason.fill("Số liệu năm 2025 là kế hoạch, đã đối chiếu sổ.");
  await dialog.getByRole("button", { name: /^Nộp \d+ phần việc/ }).click();
}

async function openReviews(on: Page): Promise<number> {
  await on.goto("/tham-tra");
  await on.getByRole("heading", { level: 1, name: /chờ thẩm tra/ }).waitFor();
  return on.locator(".review-queue a").count();
}

/** Answers what is still open through the page: the proposal where there is one, a unit otherwise. */
async function answerTheRest(on: Page): Promise<void> {
  const open = on.locator(".question:not(.is-answered)");
  await on
    .getByRole("group", { name: "Lọc nội dung" })
    .getByRole("button", { name: /^Tất cả/ })
    .click();
  const groups = on.getByRole("group", { name: /Văn bản chưa nêu đơn vị thực hiện/ });
  for (const box of await groups.getByRole("checkbox").all()) {
    await box.check();
    await on.waitForTimeout(50);
  }
  for (let count = await open.count(); count > 0; count = await open.count()) {
    const first = open.first();
    const button = first.getByRole("button").first();
    if ((await button.count()) > 0) await button.click();
    else await first.getByRole("combobox").selectOption({ label: "Phòng Tài chính - Kế hoạch" });
    await expect.poll(() => open.count()).toBeLessThan(count);
  }
}
