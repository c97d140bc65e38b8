import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { smtpMailer } from "../../src/adapters/mail/smtp-mailer.ts";
import { deliverMessages } from "../../src/application/urging/deliver-messages.ts";
import { sendDigests } from "../../src/application/urging/send-digests.ts";
import { TEST_PASSWORD, anActor, anOrganization, settableClock } from "../support/actors.ts";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { aCollectionRound } from "../support/builders-collection.ts";
import { type MailServer, aMailServer } from "../support/mail-server.ts";

let mail: MailServer;
let browser: Browser;
let system: Awaited<ReturnType<typeof startSystem>>;
let isMailboxFull = true;
let remind: () => Promise<void>;

const pageOf = async (username: string, screen: "pc" | "phone" = "pc"): Promise<Page> => {
  const page = await (await openContext(browser, system.address, { screen })).newPage();
  await signInOnPage(page, username, TEST_PASSWORD);
  return page;
};

beforeAll(async () => {
  mail = await aMailServer({
    refuse: () => (isMailboxFull ? { code: 552, words: "hop thu day" } : undefined),
  });
  system = await startSystem({
    clock: settableClock("2024-09-30T01:00:00.000Z"), // Monday, 08:00
    mailer: smtpMailer({ url: mail.url, from: "Nhiệm Kỳ <nhiemky@example.vn>" }),
  });
  const { deps, database } = system;
  const admin = await anOrganization(deps);
  const round = await aCollectionRound(database.db, admin, {
    units: ["Phòng Y tế"],
    items: [{ number: "4.1", title: "Bảo hiểm y tế toàn dân", units: ["Phòng Y tế"] }],
    rows: [],
  });
  await anActor(deps, admin, {
    username: "yte",
    role: "unit_officer",
    unitId: round.unit("Phòng Y tế"),
    fullName: "Trần Thị Bình",
    email: "binh@example.vn",
  });
  await anActor(deps, admin, { username: "vanphong", role: "office", fullName: "Lê Văn An" });
  remind = async () => {
    await sendDigests(deps, admin.organizationId, system.address);
    await deliverMessages(deps, admin.organizationId, system.address);
  };
  await remind();
  browser = await openChromium();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await system?.remove();
  await mail?.stop();
});

describe("work is reminded of by itself", () => {
  test.each(["pc", "phone"] as const)(
    "an officer is told behind the bell, on a %s",
    async (screen) => {
      const page = await pageOf("yte", screen);
      // the first look makes it seen
      await page
        .getByRole("button", { name: screen === "pc" ? "Thông báo, 1 chưa xem" : "Thông báo" })
        .click();
      await page.getByText("Hôm nay là ngày cuối, còn 1 phần việc chưa nộp").click();
      await page
        .getByText("- 4.1 (hạn hôm nay) Bảo hiểm y tế toàn dân", { exact: false })
        .waitFor();
      expect(await accessibilityFindings(page, ".notices")).toEqual([]);
      const box = await page.locator(".notices").boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Thông báo", exact: true }).waitFor();
      await page.context().close();
    },
  );

  test("the Office sees what the mail server refused, and lets it go again", async () => {
    const page = await pageOf("vanphong");
    await page.goto("/nhac-viec");
    await page.getByRole("heading", { level: 1, name: "1 thư cần xem lại" }).waitFor();
    await page.getByText("hop thu day", { exact: false }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "urging");
    isMailboxFull = false;
    await page.getByRole("button", { name: "Gửi lại" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Gửi lại" }).click();
    await page.getByText("sẽ gửi lại trong giờ được gửi", { exact: false }).waitFor();
    await remind();
    expect(mail.letters.map(({ to }) => to)).toEqual([["binh@example.vn"]]);
    expect(mail.letters[0]?.text).toContain("Phòng Y tế còn 1 phần việc");
    await page.reload();
    await page
      .getByRole("heading", { level: 1, name: /^Tự nhắc trước hạn 5, 3, 1 ngày/ })
      .waitFor();
    await page.getByRole("cell", { name: "Đã gửi" }).waitFor();
  });

  test("words with an unknown fact are refused where they stand; the hours are set", async () => {
    const [page] = browser.contexts().at(-1)?.pages() ?? [];
    if (page === undefined) throw new Error("the page is open");
    await page.getByLabel("Tiêu đề").fill("Còn {{so_viec}} việc");
    await page.getByRole("button", { name: "Lưu lời nhắc" }).click();
    await page.getByText("Mẫu tin có chỗ trống {{so_viec}}", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Lấy lại lời có sẵn" }).click();
    await page.getByLabel("Gửi từ").fill("08:00");
    await page.getByLabel("Nhắc trước hạn bao nhiêu ngày làm việc").fill("3; 1");
    await page.getByRole("button", { name: "Lưu nếp nhắc" }).click();
    await page
      .getByRole("heading", { level: 1, name: /trước hạn 3, 1 ngày làm việc.*từ 08:00/ })
      .waitFor();
  });
});
