import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Workbook } from "@cj-tech-master/excelts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
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
import { type Cable, aCable } from "../support/cable.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";

let system: Awaited<ReturnType<typeof startSystem>>;
let cable: Cable;
let admin: Actor;
let officer: Actor;
let round: CollectionRound;
let browser: Browser;
let folder: string;

const LENGTH = 12 * 1024 * 1024;
const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** A picture of many pieces, as far as its head says. */
const longPicture = (seed: number): Buffer =>
  Buffer.from(Uint8Array.from({ length: LENGTH }, (_, at) => PNG_HEAD[at] ?? (at * seed) % 251));

async function weighbridge(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet("Trạm cân");
  sheet.getCell("A1").value = "Rác thải thu gom (tấn)";
  sheet.getCell("D7").value = 40102;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const filesOf = () =>
  system.database.db
    .selectFrom("evidence")
    .select(["file_name", "received_bytes", "size_bytes", "finished_at", "withdrawn_at"])
    .orderBy("id")
    .execute();

async function openEvidence(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Bắt đầu|Nhập tiếp|Xem ý kiến|Nhập/ })
    .first()
    .click();
  await page.getByRole("grid").waitFor();
  const tab = page.getByRole("tab", { name: /Minh chứng/ });
  // the panel stands open on a wide screen, a moment after the grid
  const opener = page.getByRole("button", { name: "Thuyết minh" });
  await tab.or(opener).first().waitFor();
  if (!(await tab.isVisible())) await opener.click();
  await tab.click();
}

/** From the disk, as a person chooses it. */
async function choose(page: Page, name: string, content: Buffer): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, content);
  await page.locator(".file-drop input[type=file]").setInputFiles(path);
}

/** Chooses a long picture over a narrow line and pulls the cable when some of it is there, not all. */
async function breakInTheMiddle(page: Page, name: string, seed: number): Promise<void> {
  cable.narrow(4 * 1024 * 1024);
  await choose(page, name, longPicture(seed));
  await expect
    .poll(
      async () => {
        const last = (await filesOf()).at(-1);
        return last?.file_name === name && last.received_bytes > 0 && last.finished_at === null;
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  cable.pull();
  cable.narrow(null);
  await page.getByText("phần đã gửi không mất", { exact: false }).waitFor();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nhiemky-evidence-"));
  system = await startSystem({ clock: fixedClock() });
  cable = await aCable(system.address);
  admin = await anOrganization(system.deps);
  round = await aCollectionRound(system.database.db, admin, {
    units: ["Phường 1"],
    items: [{ number: "3.1", units: ["Phường 1"] }],
    rows: [
      { key: "rac", label: "Rác thải thu gom", item: "3.1", isRequired: false, by: ["Phường 1"] },
      { key: "nuoc", label: "Nước sạch", item: "3.1", isRequired: false, by: ["Phường 1"] },
    ],
  });
  officer = await anActor(system.deps, admin, {
    username: "phuong1",
    role: "unit_officer",
    unitId: round.unit("Phường 1"),
    fullName: "Cán bộ phường",
  });
  await anActor(system.deps, admin, { username: "taichinh", role: "finance" });
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await cable?.remove();
  await system?.remove();
  await rm(folder, { recursive: true, force: true });
});

describe("an officer proves a figure", () => {
  let page: Page;
  stepsStandOnEachOther("evidence", () => browser);

  test("a workbook is attached to the selected cell, and the figure is found in it", async () => {
    const context = await openContext(browser, cable.address);
    page = await context.newPage();
    await signInOnPage(page, "phuong1", TEST_PASSWORD);
    await openEvidence(page);
    await page.locator(".grid-input").focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("40102");
    await page.keyboard.press("Enter");
    await page.getByText(/Đã lưu lúc/).waitFor();
    await page.keyboard.press("Control+Home");
    await choose(page, "cân tháng 12.xlsx", await weighbridge());
    await page.getByText("Thấy 40102 ở Trạm cân!D7").waitFor();
    await page.getByRole("tab", { name: "Minh chứng 1" }).waitFor();
    expect(await page.locator(".mark-proven").count()).toBe(1);
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "evidence");
  });

  test("a program named as a PDF, and a file too large, are refused in words", async () => {
    await choose(page, "hoá đơn.pdf", Buffer.from("MZ\u0090 a program"));
    await page.getByText("không phải PDF, Word", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Bỏ hoá đơn.pdf" }).click();
    await choose(page, "to.pdf", Buffer.alloc(20 * 1024 * 1024 + 1));
    await page.getByText("quá 20 MB nên chưa gửi gì", { exact: false }).waitFor();
    expect(await filesOf()).toHaveLength(1);
  });

  test("the line breaks in the middle of a file, and it goes on where it stopped", async () => {
    await breakInTheMiddle(page, "hiện trường 1.png", 7);
    cable.plug();
    await page.getByRole("tab", { name: "Minh chứng 2" }).waitFor();
    expect((await filesOf()).at(-1)?.received_bytes).toBe(LENGTH);
  });

  test("the page is left in the middle of a file, and it goes on when it is opened again", async () => {
    await breakInTheMiddle(page, "hiện trường 2.png", 11);
    await page.close({ runBeforeUnload: false });
    expect((await filesOf()).at(-1)?.finished_at).toBeNull();
    cable.plug();
    const [context] = browser.contexts();
    if (context === undefined) throw new Error("the browser is there");
    page = await context.newPage();
    await page.goto("/viec-cua-toi");
    await openEvidence(page);
    await page.getByRole("tab", { name: "Minh chứng 3" }).waitFor();
    expect((await filesOf()).every(({ finished_at }) => finished_at !== null)).toBe(true);
  });

  test("a file is withdrawn after a question, and stays on record", async () => {
    await page.getByRole("button", { name: "Rút hiện trường 2.png" }).click();
    await page.getByRole("button", { name: "Rút minh chứng" }).click();
    await page.getByText("Đã rút (1)").waitFor();
    expect((await filesOf()).at(-1)?.withdrawn_at).not.toBeNull();
  });

  test("several points are written, and a cause names its limitation", async () => {
    await page.getByRole("tab", { name: /Thuyết minh/ }).click();
    await page.getByRole("textbox", { name: "Tồn tại, hạn chế" }).fill("Thu gom chậm");
    await page.getByRole("button", { name: "Thêm ý cho tồn tại, hạn chế" }).click();
    await page.getByRole("textbox", { name: "Tồn tại, hạn chế (ý 2)" }).fill("Bãi chứa xa");
    await page.getByRole("textbox", { name: "Nguyên nhân chủ quan" }).fill("Thiếu xe");
    await page.getByText("Chưa chọn đây là nguyên nhân của hạn chế nào.").waitFor();
    await page
      .getByRole("combobox", { name: "Của hạn chế" })
      .selectOption({ label: "Tồn tại, hạn chế 2: Bãi chứa xa" });
    await expect
      .poll(
        () =>
          system.database.db
            .selectFrom("narrative_entry")
            .where("superseded_at", "is", null)
            .where("section", "in", ["limitations", "subjective_causes"])
            .select(["body", "point", "answers_section", "answers_point"])
            .orderBy("section")
            .orderBy("point")
            .execute(),
        { timeout: 10_000 },
      )
      .toEqual([
        { body: "Thu gom chậm", point: 1, answers_section: null, answers_point: null },
        { body: "Bãi chứa xa", point: 2, answers_section: null, answers_point: null },
        { body: "Thiếu xe", point: 1, answers_section: "limitations", answers_point: 2 },
      ]);
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "narrative-points");
    await page.getByRole("textbox", { name: "Tồn tại, hạn chế (ý 2)" }).press("Alt+ArrowUp");
    await page.getByText("Đã chuyển thành ý 1 của tồn tại, hạn chế.").waitFor();
    const first = page.getByRole("textbox", { name: "Tồn tại, hạn chế (ý 1)" });
    await expect.poll(() => first.inputValue()).toBe("Bãi chứa xa");
    expect(await first.evaluate((box) => box === document.activeElement)).toBe(true);
    await page
      .getByRole("combobox", { name: "Của hạn chế" })
      .getByRole("option", { name: "Tồn tại, hạn chế 1: Bãi chứa xa", selected: true })
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Bỏ Tồn tại, hạn chế (ý 1)" }).click();
    await page.getByText("Chưa chọn đây là nguyên nhân của hạn chế nào.").waitFor();
  });

  test("a figure of the table is found by its name after an @, and stays bound to its cell", async () => {
    const results = page.getByRole("textbox", { name: "Kết quả đạt được" });
    await results.fill("");
    await results.pressSequentially("Thu gom @rac 2022");
    await page.getByRole("listbox", { name: "Số liệu của đơn vị" }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "narrative-figures");
    await results.press("Enter");
    await results.pressSequentially(" tấn.");
    await expect.poll(() => results.inputValue()).toMatch(/^Thu gom 40\.102(,0+)? tấn\.$/u);
    await expect
      .poll(
        async () =>
          (
            await system.database.db
              .selectFrom("narrative_entry")
              .where("superseded_at", "is", null)
              .where("section", "=", "results")
              .select("body")
              .execute()
          ).map(({ body }) => body),
        { timeout: 10_000 },
      )
      .toEqual([expect.stringMatching(/^Thu gom \{\{cell:[\w-]+\|[\w-]+\}\} tấn\.$/u)]);
    await page.getByRole("tab", { name: /Minh chứng/ }).click();
  });

  test("on a telephone the same is done, and nothing is wider than the screen", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("list", { name: "Minh chứng đã có" }).waitFor();
    // the page takes a moment to lie down in its new width
    await expect
      .poll(() =>
        page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        ),
      )
      .toBe(false);
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "evidence-narrow");
    await page.close();
  });
});

describe("a reviewer sees what was sent", () => {
  test("the files stand beside the figure that they prove", async () => {
    const sent = await submitWork(system.deps, officer, {
      obligationId: round.obligation("Phường 1"),
    });
    if (!sent.ok) throw new Error(sent.error.code);
    const context = await openContext(browser, system.address);
    const page = await context.newPage();
    await signInOnPage(page, "taichinh", TEST_PASSWORD);
    await page.goto(`/tham-tra/${sent.value.submissionId}`);
    await page.getByRole("heading", { name: "Minh chứng (2)" }).waitFor();
    await page.getByText("Thấy 40102 ở Trạm cân!D7").waitFor();
    await page.getByText(/^Thu gom 40\.102(,0+)? tấn\.$/u).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await keepPicture(page, "evidence-review");
    await context.close();
  });
});
