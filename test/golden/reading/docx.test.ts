import { describe, expect, it } from "vitest";
import { corpusIds, corpusText, isCorpusHere, scoreOf, worseThan } from "../../support/corpus.ts";
import { docxOf } from "../../support/paper-docx.ts";
import { sheetsOf } from "../../support/paper.ts";

describe.skipIf(!isCorpusHere)("a document in Word, its numbers automatic, its tables real", () => {
  it.each(corpusIds)("%s is read as well as its text", { timeout: 30_000 }, async (id) => {
    const text = await scoreOf(id, `${id}.txt`, Buffer.from(corpusText(id)));
    const word = await scoreOf(id, `${id}.docx`, await docxOf(sheetsOf(corpusText(id))));
    expect(worseThan(text, word)).toEqual([]);
  });
});
