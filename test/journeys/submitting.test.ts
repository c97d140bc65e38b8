import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { TEST_PASSWORD, anActor, anOrganization, fixedClock } from "../support/actors.ts";
import {
  SCREENS,
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";

const UNIT = "Phòng Y tế";
const OTHER_UNIT = "Phòng Kinh tế";

let system: Awaited<ReturnType<typeof startSystem>>;
let admin: Actor;
let round: CollectionRound;
let browser: Browser;
const pages = new Map<string, Page>();

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  admin = await anOrganization(system.deps);
  round = await aCollectionRound(system.database.db, admin, {
    units: [UNIT, OTHER_UNIT],
    items: [{ number: "1.3", units: [UNIT] }],
    rows: [
      { key: "Trạm y tế", item: "1.3", by: [UNIT] },
      { key: "Bác sĩ", item: "1.3", by: [UNIT] },
    ],
  });
  const people = [
    ["canbo", "unit_officer", "Lê Thị Cán"],
    ["dongnghiep", "unit_officer", "Trần Văn Nghiệp"],
    ["truongphong", "unit_head", "Phạm Thị Trưởng"],
    ["vanphong", "office", "Võ Văn Phòng"],
  ] as const;
  for (const [username, role, fullName] of people)
    await anActor(system.deps, admin, {
      username,
      role,
      fullName,
      ...(role === "office" ? {} : { unitId: round.unit(UNIT) }),
    });
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await system?.remove();
});

/** The page of a person who is signed in, always the same one. */
async function pageOf(username: string): Promise<Page> {
  const known = pages.get(username);
  if (known !== undefined) return known;
  const page = await (await openContext(browser, system.address)).newPage();
  pages.set(username, page);
  await signInOnPage(page, username, TEST_PASSWORD);
  return page;
}

async function openEntry(username: string): Promise<Page> {
  const page = await pageOf(username);
  await page.goto(`/nhap-so-lieu/${round.obligation(UNIT)}`);
  await page.getByRole("grid").waitFor();
  return page;
}

/** Looks at a page as a ward's PC and as a phone show it. */
async function looksGoodOnBoth(page: Page, name: string): Promise<void> {
  for (const [screen, size] of Object.entries(SCREENS)) {
    await page.setViewportSize(size);
    await keepPicture(page, `${name}-${screen}`);
    expect(await accessibilityFindings(page)).toEqual([]);
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(SCREENS.pc);
}

describe("a unit sends its work through its head", () => {
  stepsStandOnEachOther("submitting", () => browser);

  test("two who type in one sheet see each other, and what the other saved appears", async () => {
    const one = await openEntry("canbo");
    const other = await openEntry("dongnghiep");
    await one.getByText("Đang cùng nhập: Trần Văn Nghiệp").waitFor({ timeout: 10_000 });
    await one.locator(".row-people").first().waitFor();
    await looksGoodOnBoth(one, "submitting-presence");
    await one.locator(".grid-input").focus();
    await one.keyboard.press("Control+Home");
    await one.keyboard.type("17");
    await one.keyboard.press("Enter");
    await one.getByText(/Đã lưu lúc/).waitFor();
    const [mine, theirs] = [one, other].map((page) =>
      page.getByRole("textbox", { name: "Tồn tại, hạn chế" }),
    );
    await mine?.fill("Câu của một.");
    await other.locator("td.grid-cell", { hasText: "17" }).first().waitFor({ timeout: 10_000 });
    await expect.poll(() => theirs?.inputValue(), { timeout: 15_000 }).toBe("Câu của một.");
    await Promise.all([mine?.fill("Một viết lại."), theirs?.fill("Hai viết lại.")]);
    const late = one.getByRole("button", { name: "Giữ cả hai thành hai ý" });
    const early = other.getByRole("button", { name: "Giữ cả hai thành hai ý" });
    const clashed = await Promise.race(
      [late, early].map(async (button) => {
        await button.waitFor({ timeout: 15_000 });
        return button;
      }),
    );
    await clashed.click();
    await expect
      .poll(
        async () =>
          (
            await system.database.db
              .selectFrom("narrative_entry")
              .where("superseded_at", "is", null)
              .where("section", "=", "limitations")
              .select("body")
              .execute()
          )
            .map(({ body }) => body)
            .sort(),
        { timeout: 10_000 },
      )
      .toEqual(["Hai viết lại.", "Một viết lại."]);
    await other.close();
    pages.delete("dongnghiep");
  });

  test("one key marks or keeps a whole selection", async () => {
    const page = await pageOf("canbo");
    await page.locator(".grid-input").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Tab");
    await page.keyboard.press("=");
    await page.locator("td.grid-cell", { hasText: "17" }).nth(1).waitFor();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Shift+Home");
    await page.keyboard.press("x");
    await page.getByText(/Đã lưu lúc/).waitFor();
    const stored = async () =>
      (
        await system.database.db
          .selectFrom("figure_entry")
          .selectAll()
          .where("superseded_at", "is", null)
          .execute()
      ).map(({ typed, note }) => [typed, note]);
    await expect.poll(stored).toEqual(
      expect.arrayContaining([
        ["17", ""],
        ["17", "giữ nguyên như năm trước"],
        ["x", ""],
      ]),
    );
    await expect
      .poll(async () => (await stored()).filter(([typed]) => typed === "x"))
      .toHaveLength(3);
    // one cell: a sign is a mark at once, and a figure says how final it is
    await page.keyboard.press("Control+End");
    await page.keyboard.press("-");
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("m");
    await page.getByLabel(/số sơ bộ/).waitFor();
    await expect
      .poll(() =>
        system.database.db
          .selectFrom("figure_entry")
          .select(["typed", "status", "maturity"])
          .where("superseded_at", "is", null)
          .where((eb) => eb.or([eb("typed", "=", "-"), eb("maturity", "=", "preliminary")]))
          .orderBy("typed")
          .execute(),
      )
      .toMatchObject([
        { typed: "-", status: "none" },
        { typed: "17", status: "value", maturity: "preliminary" },
      ]);
  });

  test("the Office asks for the head's approval, and the officer lays the work before them", async () => {
    const office = await pageOf("vanphong");
    await office.goto("/dot-bao-cao");
    await office.getByLabel("Cần lãnh đạo đơn vị duyệt trước khi nộp").check();
    await expect
      .poll(() =>
        system.database.db.selectFrom("round").select("needs_head_approval").executeTakeFirst(),
      )
      .toEqual({ needs_head_approval: true });
    const page = await openEntry("canbo");
    await page.getByRole("button", { name: "Trình lãnh đạo duyệt" }).click();
    await page.getByLabel("Lý do chung cho các chỗ này").fill("Chưa có số liệu của tuyến trên.");
    await page.getByRole("button", { name: /^Trình 1 phần việc/ }).click();
    await page.getByText("Đang chờ lãnh đạo đơn vị duyệt").waitFor();
    await looksGoodOnBoth(page, "submitting-asked");
  });

  test("the head sees it first, and approving makes a receipt that names both", async () => {
    const head = await pageOf("truongphong");
    await head.goto("/viec-cua-toi");
    await head.getByText("Chờ anh/chị duyệt nộp (1)").waitFor();
    await looksGoodOnBoth(head, "submitting-head");
    // the first task is one key away, and Enter opens it
    await head.keyboard.press("ArrowDown");
    await head.keyboard.press("Enter");
    await head.getByRole("grid").waitFor();
    await head.getByRole("button", { name: "Duyệt và nộp" }).click();
    await head.locator("dialog").getByRole("button", { name: "Duyệt và nộp" }).click();
    await head.getByRole("link", { name: "In biên nhận" }).click();
    await head.getByRole("heading", { name: "Biên nhận nộp báo cáo" }).waitFor();
    await head.getByText("Lê Thị Cán").waitFor();
    await head.locator("dd", { hasText: "Phạm Thị Trưởng" }).waitFor();
    await looksGoodOnBoth(head, "submitting-receipt");
    await head.emulateMedia({ colorScheme: "dark" });
    expect(await accessibilityFindings(head)).toEqual([]);
    await head.emulateMedia({ colorScheme: "light" });
  });

  test("nobody has decided: the officer takes it back, and the receipt says so", async () => {
    const page = await pageOf("canbo");
    await page.goto("/viec-cua-toi");
    await page.getByRole("button", { name: "Rút lại biên nhận số 1" }).click();
    await page.locator("dialog").getByRole("button", { name: "Rút lại để sửa" }).click();
    await page.getByText(/Đã rút lại lúc/).waitFor();
    const office = await pageOf("vanphong");
    await office.goto("/tham-tra");
    await office.getByText("Không còn biểu nào chờ thẩm tra").first().waitFor();
  });

  test("a task is handed to a colleague, who sees it with the words", async () => {
    const page = await pageOf("canbo");
    await page.locator(".task-more summary").first().click();
    await page.getByRole("button", { name: "Chuyển người khác" }).click();
    await page.getByLabel("Người nhận").selectOption({ label: "Trần Văn Nghiệp" });
    await page.getByLabel("Lời nhắn").fill("Nhờ anh kiểm tra lại.");
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.locator("dialog").getByRole("button", { name: "Chuyển" }).click();
    await page.getByText("Lê Thị Cán chuyển cho Trần Văn Nghiệp").waitFor();
    await looksGoodOnBoth(page, "submitting-handed");
    const colleague = await pageOf("dongnghiep");
    await colleague.goto("/viec-cua-toi");
    await colleague.getByText("“Nhờ anh kiểm tra lại.”").waitFor();
  });

  test("who moves to another unit leaves the task to a named person", async () => {
    const page = await pageOf(`quantri-${admin.organizationId}`);
    await page.goto("/nguoi-dung");
    await page.getByRole("button", { name: "Chuyển đơn vị của dongnghiep" }).click();
    const dialog = page.locator("dialog");
    await dialog.getByText(`${UNIT}: 1 phần việc đang giữ`).waitFor();
    await dialog.getByLabel("Chuyển đến").selectOption({ label: OTHER_UNIT });
    const move = dialog.getByRole("button", { name: `Chuyển sang ${OTHER_UNIT}` });
    await move.click();
    await dialog.getByText("Chọn người nhận phần việc ở từng đơn vị trước.").waitFor();
    await looksGoodOnBoth(page, "submitting-moved");
    await dialog.getByLabel(`Giao lại cho ai ở ${UNIT}`).selectOption({ label: "Phạm Thị Trưởng" });
    await move.click();
    await page.getByText(`Đã chuyển Trần Văn Nghiệp sang ${OTHER_UNIT}.`).waitFor();
    const officer = await pageOf("canbo");
    await officer.goto("/viec-cua-toi");
    await officer.getByText("chuyển cho Phạm Thị Trưởng").waitFor();
  });
});
