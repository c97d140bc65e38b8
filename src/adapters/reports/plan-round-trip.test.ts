import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { planInput } from "../../../test/golden/documents/sample.ts";
import {
  type Register,
  documentOf,
  parentsOf,
  registerOf,
} from "../../../test/support/plan-register.ts";
import { proposeTarget } from "../../domain/plan/propose-target.ts";
import { readPlan } from "../../domain/plan/read-plan.ts";
import { readStatedTarget, ruleToState, stateTarget } from "../../domain/plan/target-notation.ts";
import { composePlan } from "../../domain/report/compose-plan.ts";
import { checkLayout } from "../../domain/report/layout-rules/check-layout.ts";
import type { ReportModel } from "../../domain/report/report-model.ts";
import { readDocxLayout } from "../documents/docx-layout.ts";
import { readDocument } from "../documents/read-document.ts";
import { writeDocx } from "./docx-writer.ts";
import { writePdf } from "./pdf-writer.ts";

const pathOf = (place: string): string =>
  fileURLToPath(new URL(`../../../${place}`, import.meta.url));

const CORPUS = pathOf("../shared/corpus/dev/");
const isThere = existsSync(CORPUS);
if (!isThere) process.stderr.write("skipped: ../shared/corpus is not here to be written back\n");

const textsIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .map((name) => folder + name);

const PLANS = [
  pathOf("fixtures/sample/ke-hoach-danh-gia-nhiem-ky-2020-2025.docx"),
  ...textsIn(pathOf("fixtures/reading/")),
  ...(isThere ? textsIn(CORPUS) : []),
].map((path) => [basename(path), path] as const);

async function readFile(fileName: string, bytes: Uint8Array) {
  const blocks = await readDocument({ fileName, bytes });
  if (!blocks.ok) throw new Error(`${fileName}: ${blocks.error.code}`);
  return readPlan(blocks.value);
}

const readings = new Map<string, ReturnType<typeof readFile>>();

/** What a plan says, read once for all that is asked of it. */
function readingOf(path: string): ReturnType<typeof readFile> {
  const reading =
    readings.get(path) ?? readFile(basename(path), new Uint8Array(readFileSync(path)));
  readings.set(path, reading);
  return reading;
}

const registerIn = async (path: string): Promise<Register> => registerOf(await readingOf(path));

const WRITERS = { docx: writeDocx, pdf: writePdf } as const;

const again = async (model: ReportModel, format: keyof typeof WRITERS) =>
  registerOf(await readFile(`lai.${format}`, await WRITERS[format](model)));

function findingsOf(bytes: Uint8Array) {
  const facts = readDocxLayout({ fileName: "lai.docx", bytes });
  if (!facts.ok) throw new Error(facts.error.code);
  return checkLayout(facts.value);
}

/** What a document does not say, its register cannot: the writer adds no facts of its own. */
const leftOpen = ({ recipients, signer, number }: Register): ReadonlySet<string> =>
  new Set([
    ...(/^Lưu: VT/u.test(recipients.at(-1) ?? "") ? [] : ["recipients"]),
    ...(signer.position === "" ? ["signature"] : []),
    // a number of the Party: "14-KH/BCĐ"
    ...(/^\d+-/u.test(number ?? "") ? ["number-and-symbol"] : []),
  ]);

/** Legal bases are cited as the document cites them, with a subject or without. */
const isOfSource = ({ rule, quote }: { rule: string; quote: string }, register: Register) =>
  rule === "citation" &&
  register.legalBases.some(({ text }) => text.startsWith(quote.replace(/[…;.]+$/u, "")));

describe("a plan written as a document and read again is the same register", () => {
  describe.each(PLANS)("%s", { timeout: 60_000 }, (_name, path) => {
    test("as DOCX, which follows the decree", async () => {
      const register = await registerIn(path);
      expect(register.groups.length).toBeGreaterThan(0);
      const model = composePlan(documentOf(register));
      const bytes = await writeDocx(model);
      expect(registerOf(await readFile("lai.docx", bytes))).toEqual(register);
      const findings = findingsOf(bytes);
      const own = findings.filter((found) => !isOfSource(found, register));
      expect(own.filter(({ rule }) => !leftOpen(register).has(rule))).toEqual([]);
    });

    test("as PDF", async () => {
      const register = await registerIn(path);
      expect(await again(composePlan(documentOf(register)), "pdf")).toEqual(register);
    });

    test("the numbers of its groups say what stands in what", async () => {
      const register = await registerIn(path);
      expect(parentsOf(register)).toEqual(register.groups.map(({ parent }) => parent));
    });
  });

  test.each(PLANS)(
    "the rules of %s, stated in lines of their own, are read as they were",
    async (_name, path) => {
      const reading = await readingOf(path);
      const year = reading.metadata.year ?? 2024;
      const term = { termFrom: year, termTo: year, planYear: year };
      for (const read of reading.items.flatMap(({ targets }) => targets)) {
        const rule = proposeTarget(read, term);
        if (rule === null) continue;
        const line = stateTarget(ruleToState(read.measure, rule, read.exclusion));
        const stated = readStatedTarget(line);
        if (stated === null) throw new Error(`${line} is not read`);
        const again = proposeTarget({ ...read, ...stated }, term);
        expect({ ...again, value: Number(again?.value) }, line).toEqual({
          ...rule,
          value: Number(rule.value),
        });
      }
    },
  );

  test.each(["docx", "pdf"] as const)(
    "data owners and stated targets come back from a %s as what they were",
    { timeout: 60_000 },
    async (format) => {
      const [group, ...rest] = planInput.groups;
      const [item, ...others] = group?.items ?? [];
      if (group === undefined || item === undefined) throw new Error("the sample has an item");
      const added = {
        ...item,
        dataOwners: ["Chi cục Hải quan", "Các phường, xã"],
        unstated: ["Doanh thu du lịch: ≥ 9.500 tỷ đồng, năm 2025"],
      };
      const items = [added, ...others];
      const model = composePlan({ ...planInput, groups: [{ ...group, items }, ...rest] });
      const [first] = (await again(model, format)).groups[0]?.items ?? [];
      expect(first?.units.filter(({ role }) => role === "data_owner")).toEqual([
        { name: "Chi cục Hải quan", role: "data_owner", collective: false },
        { name: "Các phường, xã", role: "data_owner", collective: true },
      ]);
      expect(first?.targets.at(-1)).toMatchObject({
        measure: "Doanh thu du lịch",
        comparator: ">=",
        value: "9500",
        unitOfMeasure: "tỷ đồng",
        frequency: "by-year",
        dueYear: 2025,
      });
    },
  );
});
