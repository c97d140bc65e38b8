import type { Browser } from "playwright-core";
import { afterEach, beforeEach } from "vitest";
import { keepPicture } from "./browser.ts";

/**
 * Steps of a journey stand each on the one before: once one fails, pictures of every open page are
 * kept as `failed-<name>-…` and the rest is skipped, for it would only wait in vain.
 */
export function stepsStandOnEachOther(name: string, browser: () => Browser): void {
  let isBroken = false;
  beforeEach((context) => context.skip(isBroken, "an earlier step of the journey failed"));
  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    isBroken = true;
    const pages = browser()
      .contexts()
      .flatMap((context) => context.pages());
    for (const [at, open] of pages.entries()) await keepPicture(open, `failed-${name}-${at}`);
  });
}
