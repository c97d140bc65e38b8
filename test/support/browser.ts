import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";
import { type RunningServer, type ServerOptions, startServer } from "../../src/main/server.ts";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The two screens that every page must serve: a ward's PC and a leader's phone. */
export const SCREENS = {
  pc: { width: 1366, height: 768 },
  phone: { width: 390, height: 844 },
} as const;

/** A real Chromium: the one named in CHROMIUM_PATH, or Debian's. */
export const openChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: FLAGS,
  });

/** A browser whose cookies, caches and databases lie in a folder and outlive its process. */
export const openKeptBrowser = (folder: string, baseURL: string): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
    args: FLAGS,
    baseURL,
    viewport: SCREENS.pc,
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
  });

/** A browser of one person: its own cookies, Vietnamese, no animations. */
export const openContext = (
  browser: Browser,
  baseURL: string,
  options: { readonly screen?: keyof typeof SCREENS; readonly scheme?: "light" | "dark" } = {},
): Promise<BrowserContext> =>
  browser.newContext({
    baseURL,
    viewport: SCREENS[options.screen ?? "pc"],
    colorScheme: options.scheme ?? "light",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
    acceptDownloads: true,
  });

/** The whole system on an embedded database of its own, with the built pages. */
export async function startSystem(
  options: Partial<ServerOptions> = {},
): Promise<RunningServer & { readonly remove: () => Promise<void> }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "nhiemky-journey-"));
  const server = await startServer({ port: 0, host: "127.0.0.1", dataFolder, ...options });
  return {
    ...server,
    remove: async () => {
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Signs in through the page, as a person would. */
export async function signInOnPage(page: Page, username: string, password: string): Promise<void> {
  await page.goto("/dang-nhap");
  await page.getByLabel("Tên đăng nhập").fill(username);
  await page.getByLabel("Mật khẩu", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/dang-nhap"));
}

/** Long lists repeat what their first lines show; looking at all of it took most of the time of the tests. */
const REPEATED =
  "tbody tr:nth-child(n+16), li:nth-child(n+16), p:nth-child(n+16), article:nth-child(n+16)";

/**
 * What axe finds against WCAG 2.2 AA, one line a finding; empty where the page is clean. `within` looks
 * at one part of a page that was looked at whole before.
 */
export async function accessibilityFindings(
  page: Page,
  within?: string,
): Promise<readonly string[]> {
  await untilColoursRest(page);
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ["violations"], preload: false })
    .exclude(REPEATED)
    .setLegacyMode();
  const { violations } = await (within === undefined ? axe : axe.include(within))
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id}: ${node.target.join(" ")} (${node.failureSummary ?? violation.help})`,
    ),
  );
}

/** A button that was just enabled is half-way between two colours; people and axe judge the one it ends at. */
async function untilColoursRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

/** Keeps a picture under test-results/, for people to look at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, "../../test-results");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}
