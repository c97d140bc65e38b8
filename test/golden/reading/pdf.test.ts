import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openChromium } from "../../support/browser.ts";
import { corpusIds, corpusText, isCorpusHere, scoreOf, worseThan } from "../../support/corpus.ts";
import { htmlOf, printPdf } from "../../support/paper-pdf.ts";
import { sheetsOf } from "../../support/paper.ts";

describe.skipIf(!isCorpusHere)("a document printed to PDF, with a header and page numbers", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  });
  afterAll(() => browser.close());

  it.each(corpusIds)("%s is read as well as its text", { timeout: 60_000 }, async (id) => {
    const text = await scoreOf(id, `${id}.txt`, Buffer.from(corpusText(id)));
    const bytes = await printPdf(browser, htmlOf(sheetsOf(corpusText(id))));
    expect(worseThan(text, await scoreOf(id, `${id}.pdf`, bytes))).toEqual([]);
  });
});
