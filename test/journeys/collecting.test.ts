import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Workbook } from "@cj-tech-master/excelts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { decideSubmission } from "../../src/application/review/decide-submission.ts";
import { writeWorkbook } from "../../src/application/collection/write-workbook.ts";
import { TEST_PASSWORD, anActor, anOrganization, fixedClock } from "../support/actors.ts";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
  openContext,
  openKeptBrowser,
  signInOnPage,
  startSystem,
} from "../support/browser.ts";
import { type CollectionRound, aCollectionRound } from "../support/builders-collection.ts";
import { type Cable, aCable } from "../support/cable.ts";
import { stepsStandOnEachOther } from "../support/journey.ts";

const run = promisify(execFile);

const YEARS = [
  [2020, "actual"],
  [2021, "actual"],
  [2022, "actual"],
  [2023, "actual"],
  [2024, "estimate"],
  [2025, "plan"],
] as const;
const ROWS = 60;
const rowKey = (at: number): string => `dòng ${String(at + 1).padStart(2, "0")}`;

let system: Awaited<ReturnType<typeof startSystem>>;
let cable: Cable;
let admin: Actor;
const actors = new Map<string, Actor>();
let round: CollectionRound;
let browser: Browser;

const figuresOf = (unit: string) =>
  system.database.db
    .selectFrom("figure_entry")
    .selectAll()
    .where("obligation_id", "=", round.obligation(unit))
    .orderBy("entered_at")
    .execute();

function actorOf(username: string): Actor {
  const actor = actors.get(username);
  if (actor === undefined) throw new Error(`nobody is called ${username}`);
  return actor;
}

const gridInput = (page: Page) => page.locator(".grid-input");

async function openEntry(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /Bắt đầu|Nhập tiếp|Xem ý kiến|Nhập/ })
    .first()
    .click();
  await page.getByRole("grid").waitFor();
}

beforeAll(async () => {
  system = await startSystem({ clock: fixedClock() });
  cable = await aCable(system.address);
  admin = await anOrganization(system.deps);
  round = await aCollectionRound(system.database.db, admin, {
    units: ["Phường 1", "Phường 2", "Phòng Y tế"],
    items: [
      { number: "1.1", units: ["Phường 1"] },
      { number: "1.2", units: ["Phường 2"] },
      { number: "1.3", units: ["Phòng Y tế"] },
    ],
    years: YEARS,
    rows: [
      ...Array.from({ length: ROWS }, (_, at) => ({
        key: rowKey(at),
        item: "1.1",
        by: ["Phường 1"],
      })),
      ...Array.from({ length: 10 }, (_, at) => ({
        key: `khu phố ${at + 1}`,
        item: "1.2",
        by: ["Phường 2"],
      })),
      { key: "Trạm y tế", item: "1.3", by: ["Phòng Y tế"] },
      { key: "Bác sĩ", item: "1.3", by: ["Phòng Y tế"] },
    ],
  });
  const officer = async (username: string, unit: string) =>
    actors.set(
      username,
      await anActor(system.deps, admin, {
        username,
        role: "unit_officer",
        unitId: round.unit(unit),
        fullName: `Cán bộ ${username}`,
      }),
    );
  await officer("phuong1", "Phường 1");
  await officer("phuong2", "Phường 2");
  await officer("yte", "Phòng Y tế");
  await officer("yte2", "Phòng Y tế");
  actors.set(
    "vanphong",
    await anActor(system.deps, admin, { username: "vanphong", role: "office" }),
  );
  browser = await openChromium();
});

afterAll(async () => {
  await browser?.close();
  await cable?.remove();
  await system?.remove();
});

describe("the cable is pulled while somebody types", () => {
  let folder: string;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "nhiemky-browser-"));
  });
  afterAll(async () => {
    await context?.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  stepsStandOnEachOther("offline", () => browser);

  test("the program is on the machine after the first visit", async () => {
    context = await openKeptBrowser(folder, cable.address);
    page = context.pages()[0] ?? (await context.newPage());
    await signInOnPage(page, "phuong2", TEST_PASSWORD);
    await openEntry(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    // what is read from now on is kept
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.goto("/viec-cua-toi");
    await openEntry(page);
    await gridInput(page).waitFor();
  });

  test("fifty cells are typed without a network, and the browser is killed", async () => {
    cable.pull();
    await gridInput(page).focus();
    await page.keyboard.press("Control+Home");
    for (let row = 0; row < 10; row += 1) {
      for (let column = 0; column < 5; column += 1) {
        await page.keyboard.type(String(1000 + row * 10 + column));
        await page.keyboard.press("Tab");
      }
      await page.keyboard.press("Enter");
    }
    await page.getByText("Đang mất mạng.", { exact: false }).first().waitFor();
    await page.getByText("50 ô đã lưu trên máy này").waitFor();
    expect(await figuresOf("Phường 2")).toHaveLength(0);
    await run("pkill", ["-9", "-f", folder]).catch(() => undefined);
  });

  test("the page opens again without a network and holds all fifty", async () => {
    await context.close().catch(() => undefined);
    context = await openKeptBrowser(folder, cable.address);
    page = context.pages()[0] ?? (await context.newPage());
    await page.goto("/viec-cua-toi");
    await openEntry(page);
    await page.getByText("50 ô đã lưu trên máy này").waitFor();
    await keepPicture(page, "collecting-offline");
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("back on the network every figure arrives, once", async () => {
    cable.plug();
    // the cookie went with the browser: the same person signs in, and what waits is sent
    const password = page.getByLabel("Mật khẩu", { exact: true });
    await password.waitFor();
    await password.fill(TEST_PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByText(/Đã lưu lúc/).waitFor();
    const stored = await figuresOf("Phường 2");
    expect(stored).toHaveLength(50);
    expect(new Set(stored.map(({ typed }) => typed)).size).toBe(50);
  });
});

/** A person's page with a counter of the clicks they needed. */
async function aPerson(username: string) {
  const context = await openContext(browser, system.address);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  await signInOnPage(page, username, TEST_PASSWORD);
  let clicks = 0;
  return {
    page,
    clicks: () => clicks,
    press: async (name: string | RegExp, role: "button" | "link" = "button") => {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    },
    close: () => context.close(),
  };
}

const isSaved = (page: Page) => page.getByText(/Đã lưu lúc/).waitFor();

describe("an officer with Excel habits", () => {
  let person: Awaited<ReturnType<typeof aPerson>>;
  beforeAll(async () => {
    person = await aPerson("phuong1");
  });
  afterAll(() => person?.close());
  stepsStandOnEachOther("collecting", () => browser);

  test("comes to the first cell with one click after signing in, and needs no mouse there", async () => {
    await person.press(/Bắt đầu|Nhập/, "link");
    await person.page.getByRole("grid").waitFor();
    expect(person.clicks()).toBeLessThanOrEqual(2);
    await person.page.waitForFunction(() => document.activeElement?.className === "grid-input");
    await person.page.keyboard.type("7");
    await person.page.keyboard.press("Enter");
    await isSaved(person.page);
    await person.page.keyboard.press("Control+z");
    await person.page.waitForFunction(() => !document.body.textContent?.includes("Đang lưu"));
  });

  test("pastes sixty rows of six columns from Excel", async () => {
    const { page } = person;
    const text = Array.from({ length: ROWS }, (_, row) =>
      Array.from({ length: 6 }, (__, year) => String(1000 + row * 6 + year)).join("\t"),
    ).join("\r\n");
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+v");
    await isSaved(page);
    await expect
      .poll(
        async () =>
          (await figuresOf("Phường 1")).filter(
            (each) => each.superseded_at === null && each.status === "value",
          ).length,
      )
      .toBe(360);
    const stored = await figuresOf("Phường 1");
    const last = stored.find(
      ({ form_row_id, form_column_id, superseded_at }) =>
        superseded_at === null &&
        form_row_id === round.row(rowKey(59)) &&
        form_column_id === round.column(2025),
    );
    expect(last?.value).toBe("1359");
  });

  test("copies a block out again as Excel takes it", async () => {
    const { page } = person;
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+c");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.replace(/\r/g, "").trim()).toBe("1000\t1001\n1006\t1007");
  });

  test("takes the sheet as an Excel file and merges it again after a look", async () => {
    const { page } = person;
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Tải Excel" }).click(),
    ]);
    const folder = await mkdtemp(join(tmpdir(), "nhiemky-excel-"));
    const path = join(folder, "bieu.xlsx");
    await download.saveAs(path);
    const workbook = new Workbook();
    await workbook.xlsx.readFile(path);
    const sheet = workbook.worksheets[0];
    if (sheet === undefined) throw new Error("there is a sheet");
    sheet.getCell(7, 5).value = 1005;
    sheet.getCell(8, 5).value = "chưa rõ";
    sheet.getCell(9, 5).value = null;
    await workbook.xlsx.writeFile(path);
    await page.locator("input[type=file]").setInputFiles(path);
    const dialog = page.getByRole("dialog");
    await dialog
      .getByText("1 ô thay đổi, 1 ô cần chọn, 357 ô giống, 1 ô chưa nhận được.", { exact: false })
      .waitFor();
    await dialog.getByText("“chưa rõ” không phải là số", { exact: false }).waitFor();
    await keepPicture(page, "collecting-merge");
    expect(await accessibilityFindings(page, "dialog")).toEqual([]);
    await dialog.getByRole("button", { name: "Ghép 1 chỗ" }).click();
    await expect
      .poll(async () =>
        (await figuresOf("Phường 1"))
          .filter(({ channel }) => channel === "workbook")
          .map(({ value }) => value),
      )
      .toEqual(["1005"]);
    const now = (await figuresOf("Phường 1")).filter(
      (each) => each.superseded_at === null && each.status === "value",
    );
    expect(now).toHaveLength(360);
    await rm(folder, { recursive: true });
  });

  test("another unit's file is refused in words, and nothing is taken", async () => {
    const { page } = person;
    const other = await writeWorkbook(
      system.deps,
      actorOf("phuong2"),
      round.obligation("Phường 2"),
    );
    if (!other.ok) throw new Error(other.error.code);
    await page.locator("input[type=file]").setInputFiles({
      name: "phuong2.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: Buffer.from(other.value.bytes),
    });
    await page.getByText("là biểu của Phường 2", { exact: false }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

describe("two officers in one form", () => {
  let one: Awaited<ReturnType<typeof aPerson>>;
  let two: Awaited<ReturnType<typeof aPerson>>;
  beforeAll(async () => {
    [one, two] = [await aPerson("yte"), await aPerson("yte2")];
  });
  afterAll(async () => {
    await one?.close();
    await two?.close();
  });
  stepsStandOnEachOther("two-officers", () => browser);

  test("who types over a figure they have not seen is asked, with both figures", async () => {
    for (const person of [one, two]) {
      await person.press(/Bắt đầu|Nhập/, "link");
      await person.page.getByRole("grid").waitFor();
    }
    await one.page.keyboard.press("Control+Home");
    await one.page.keyboard.type("41");
    await one.page.keyboard.press("Enter");
    await isSaved(one.page);
    await two.page.keyboard.press("Control+Home");
    await two.page.keyboard.type("43");
    await two.page.keyboard.press("Enter");
    await two.page.keyboard.press("ArrowUp");
    await two.page.getByText("Hai người nhập khác nhau").waitFor();
    await two.page.getByText("Cán bộ yte vừa sửa ô này thành 41", { exact: false }).waitFor();
    await keepPicture(two.page, "collecting-conflict");
    expect(await accessibilityFindings(two.page)).toEqual([]);
    await two.press("Lấy 41");
    const stored = await figuresOf("Phòng Y tế");
    expect(
      stored.filter(({ superseded_at }) => superseded_at === null).map(({ value }) => value),
    ).toEqual(["41"]);
  });

  test("twelve figures and a paragraph are sent with three clicks beside the typing", async () => {
    const { page } = one;
    const before = one.clicks();
    await page.keyboard.press("Control+Home");
    expect(await page.getByRole("grid").getAttribute("aria-label")).toContain("Phòng Y tế");
    for (const [label, row] of [
      ["Trạm y tế", 41],
      ["Bác sĩ", 5],
    ] as const) {
      for (let year = 0; year < 6; year += 1) {
        // what a screen reader says on the way
        const said = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
        expect(said).toContain(label);
        expect(said).toContain(String(2020 + year));
        await page.keyboard.type(String(row + year));
        await page.keyboard.press("Tab");
      }
    }
    await page.getByLabel("Kết quả đạt được").click();
    await page.keyboard.type("Trạm y tế hoạt động đều, đủ bác sĩ.");
    await isSaved(page);
    await one.press("Nộp báo cáo");
    await one.press(/^Nộp 1 phần việc/);
    await page.getByText("Biên nhận số", { exact: false }).waitFor();
    expect(one.clicks() - before + 1).toBeLessThanOrEqual(3);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("a cell that comes back opens alone, is mended and sent again", async () => {
    const [submission] = await system.database.db
      .selectFrom("submission")
      .select("id")
      .where("obligation_id", "=", round.obligation("Phòng Y tế"))
      .execute();
    const returned = await decideSubmission(system.deps, actorOf("vanphong"), {
      submissionId: submission?.id ?? "",
      accept: [],
      returns: [
        {
          taskId: round.task("Phòng Y tế", "1.3"),
          comments: [
            {
              rowId: round.row("Bác sĩ"),
              columnId: round.column(2023),
              body: "Kiểm tra lại số này.",
            },
          ],
        },
      ],
      reason: "Số bác sĩ năm 2023 chưa khớp.",
      dueAt: "2024-09-12T09:30:00.000Z",
    });
    expect(returned.ok).toBe(true);
    const { page } = one;
    await page.goto("/viec-cua-toi");
    await page.getByText("Số bác sĩ năm 2023 chưa khớp.", { exact: false }).first().waitFor();
    await one.press("Xem ý kiến", "link");
    await page.getByRole("grid").waitFor();
    await page.getByText("Kiểm tra lại số này.").first().waitFor();
    expect(await page.locator("[role=gridcell][aria-readonly=false]").count()).toBe(1);
    await page.keyboard.type("9");
    await page.keyboard.press("Enter");
    await isSaved(page);
    await one.press("Nộp báo cáo");
    await one.press(/^Nộp 1 phần việc/);
    await page.getByText("lần nộp 2", { exact: false }).waitFor();
  });
});
