import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type CDPSession, type Page, chromium } from "playwright-core";
import { designForm } from "../../application/form/design-form.ts";
import type { Dependencies } from "../../application/ports.ts";
import { openRound } from "../../application/round/open-round.ts";
import { SAMPLE_PASSWORD } from "../load-sample.ts";
import { loadOrganisation } from "../sample/load-organisation.ts";
import { loadPlan } from "../sample/load-plan.ts";
import { sampleClock, storyIsTold } from "../sample/sample-clock.ts";
import { startServer } from "../server.ts";
import { type Measurement, medianOf } from "./measure.ts";

const ROWS = 63;
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025] as const;
const PASTED_ROWS = 60;
/** A ward's PC: one megabit a second, a processor four times slower than this one. */
const SLOW_LINE = {
  offline: false,
  latency: 40,
  downloadThroughput: 125_000,
  uploadThroughput: 125_000,
};
const SLOWER = 4;
const KEYS = 40;

const place = "Ủy ban nhân dân Phường 1";

/** An open round in which one ward fills a form of 63 rows and six years. */
async function prepare(deps: Dependencies): Promise<void> {
  const organisation = await loadOrganisation(deps);
  const plan = await loadPlan(deps, organisation);
  const form = await designForm(deps, organisation.actor("tckh"), {
    code: "Biểu đo",
    title: "Số liệu kinh tế - xã hội của phường",
    unitNote: "",
    sourceNote: "",
    planVersionId: plan.versionId,
    origin: "designed",
    replaces: null,
    rows: Array.from({ length: ROWS }, (_, at) => ({
      key: `r${at}`,
      parentKey: null,
      number: String(at + 1),
      label: `Chỉ tiêu kinh tế - xã hội số ${at + 1} của địa bàn phường`,
      kind: "figure" as const,
      isPart: false,
      unitOfMeasure: "hộ",
      decimals: 0,
      indicatorId: null,
      planItemId: null,
      targetId: null,
      numeratorKey: null,
      denominatorKey: null,
      shareGroup: null,
      isRequired: true,
      overUnits: "sum" as const,
      direction: "none" as const,
      ceiling: null,
      source: "",
      isIllustrative: true,
      providers: [{ unitId: organisation.unitId(place), isMain: true }],
    })),
    columns: YEARS.map((year) => ({
      label: String(year),
      kind: "actual" as const,
      year,
      derivation: null,
    })),
  });
  if (!form.ok) throw new Error(form.error.code);
  const round = await openRound(deps, organisation.actor("vanphong"), {
    planId: plan.planId,
    name: "Đợt đo",
    periodLabel: "2020–2025",
    windowFrom: "2020-01-01",
    windowTo: "2024-12-31",
    cutoffOn: "2024-08-31",
    deadlineAsWritten: "trước ngày 15/9/2024",
    deadlineOn: "2024-09-14",
    asOfYear: 2024,
    formIds: [form.value.id],
  });
  if (!round.ok) throw new Error(round.error.code);
  storyIsTold();
}

const figure = (
  name: string,
  values: readonly number[],
  goal: number | null,
  unit: Measurement["unit"] = "ms",
): Measurement => {
  const median = medianOf(values);
  return {
    name,
    unit,
    runs: values.length,
    median,
    slowest: Math.round(Math.max(...values)),
    medianProcessorMilliseconds: null,
    goal,
    isReached: goal === null ? null : median <= goal,
    peakMegabytes: null,
    moreMegabytes: null,
  };
};

async function signIn(page: Page): Promise<string> {
  await page.goto("/dang-nhap");
  await page.getByLabel("Tên đăng nhập").fill("phuong1");
  await page.getByLabel("Mật khẩu", { exact: true }).fill(SAMPLE_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/dang-nhap"));
  const link = page.locator('a[href^="/nhap-so-lieu/"]').first();
  await link.waitFor();
  return (await link.getAttribute("href"))?.split("?")[0] ?? "";
}

interface Weights {
  readonly fonts: number;
  /** Answers of the API. */
  readonly data: number;
  /** Pages, scripts and styles. */
  readonly program: number;
}

/** Bytes of the bodies of one page, as they were sent (gzip). */
async function weigh(session: CDPSession, load: () => Promise<void>): Promise<Weights> {
  const kinds = new Map<string, keyof Weights>();
  const weights = { fonts: 0, data: 0, program: 0 };
  const onResponse = (told: { requestId: string; type: string; response: { url: string } }) =>
    void kinds.set(
      told.requestId,
      told.type === "Font" ? "fonts" : told.response.url.includes("/api/") ? "data" : "program",
    );
  const onData = (part: { requestId: string; encodedDataLength: number }) => {
    weights[kinds.get(part.requestId) ?? "program"] += part.encodedDataLength;
  };
  session.on("Network.responseReceived", onResponse);
  session.on("Network.dataReceived", onData);
  await load();
  session.off("Network.responseReceived", onResponse);
  session.off("Network.dataReceived", onData);
  return weights;
}

/** First visits over the slow line with the slow processor: weight, and when one can type. */
async function firstVisits(browser: Browser, address: string): Promise<readonly Measurement[]> {
  const usable: number[] = [];
  const weighed: Weights[] = [];
  for (let run = 0; run < 3; run += 1) {
    const context = await browser.newContext({ baseURL: address, serviceWorkers: "block" });
    const page = await context.newPage();
    const path = await signIn(page);
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.clearBrowserCache");
    await session.send("Network.emulateNetworkConditions", SLOW_LINE);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const weights = await weigh(session, async () => {
      const began = performance.now();
      await page.goto(path, { waitUntil: "commit" });
      await page.locator(".grid-input").waitFor();
      usable.push(performance.now() - began);
      await page.waitForLoadState("networkidle");
    });
    weighed.push(weights);
    await context.close();
  }
  const kilobytes = (of: (weights: Weights) => number) =>
    weighed.map((weights) => of(weights) / 1024);
  return [
    figure("entry.first-visit.usable.1mbps-4x", usable, 2_500),
    figure(
      "entry.first-visit.weight",
      kilobytes(({ data, program }) => data + program),
      80,
      "KB",
    ),
    figure(
      "entry.first-visit.data",
      kilobytes(({ data }) => data),
      null,
      "KB",
    ),
    figure(
      "entry.first-visit.fonts",
      kilobytes(({ fonts }) => fonts),
      60,
      "KB",
    ),
  ];
}

/**
 * From an event to the next picture that shows what it did, in the page's own time. The page listens
 * before the act, and is asked after it.
 */
async function untilPainted(
  page: Page,
  event: "keydown" | "paste",
  act: () => Promise<void>,
): Promise<number> {
  await page.evaluate(`void (globalThis.painted = new Promise((resolve) => {
    addEventListener("${event}", ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve(performance.now() - timeStamp);
        channel.port2.postMessage(null);
      });
    }, { once: true, capture: true });
  }))`);
  await act();
  return page.evaluate<number>("globalThis.painted");
}

async function typing(browser: Browser, address: string): Promise<readonly Measurement[]> {
  const context = await browser.newContext({ baseURL: address, serviceWorkers: "block" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const path = await signIn(page);
  await page.goto(path);
  await page.locator(".grid-input").waitFor();
  const text = Array.from({ length: PASTED_ROWS }, (_, row) =>
    YEARS.map((_year, at) => String(1000 + row * 10 + at)).join("\t"),
  ).join("\n");
  await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  const pastes: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    await page.keyboard.press("Control+Home");
    pastes.push(await untilPainted(page, "paste", () => page.keyboard.press("Control+v")));
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(300);
  }
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const keys: number[] = [];
  await page.keyboard.press("Control+Home");
  for (let at = 0; at < KEYS; at += 1) {
    const key = at % 5 === 4 ? "Enter" : String(at % 10);
    keys.push(await untilPainted(page, "keydown", () => page.keyboard.press(key)));
  }
  await context.close();
  return [figure("entry.paste.60x6", pastes, 300), figure("entry.key-to-paint.4x", keys, 50)];
}

/** The entry screen of 378 cells in a real browser (nhập số liệu). */
export async function entryBenchmarks(): Promise<readonly Measurement[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), "nhiemky-bench-"));
  const server = await startServer({
    port: 0,
    host: "127.0.0.1",
    dataFolder,
    clock: sampleClock,
    prepare,
  });
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  });
  try {
    return [
      ...(await firstVisits(browser, server.address)),
      ...(await typing(browser, server.address)),
    ];
  } finally {
    await browser.close();
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}
