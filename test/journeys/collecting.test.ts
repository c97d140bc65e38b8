import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { TEST_PASSWORD, anActor, anOrganization, fixedClock } from "../support/actors.ts";
import {
  accessibilityFindings,
  keepPicture,
  openChromium,
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
let round: CollectionRound;
let browser: Browser;

const figuresOf = (unit: string) =>
  system.database.db
    .selectFrom("figure_entry")
    .selectAll()
    .where("obligation_id", "=", round.obligation(unit))
    .orderBy("entered_at")
    .execute();

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
  const officer = (username: string, unit: string) =>
    anActor(system.deps, admin, {
      username,
      role: "unit_officer",
      unitId: round.unit(unit),
      fullName: `Cán bộ ${username}`,
    });
  await officer("phuong1", "Phường 1");
  await officer("phuong2", "Phường 2");
  await officer("yte", "Phòng Y tế");
  await officer("yte2", "Phòng Y tế");
  await anActor(system.deps, admin, { username: "vanphong", role: "office" });
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
