import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { expect } from "vitest";

/** Parts that say nothing of what we draw: made by libraries, the same for every document. */
const NOT_OURS =
  /theme|settings\.xml|\.rels$|Content_Types|footnotes|endnotes|app\.xml|custom\.xml/u;

/** One element a line, so that a difference is a line of a diff. */
const readable = (xml: string): string => `${xml.replace(/></gu, ">\n<").trim()}\n`;

/** The parts of an Office file that we answer for, as readable text by flat name. */
export function officeParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => !NOT_OURS.test(name));
  return new Map(
    parts
      .map(([name, part]) => [name.replaceAll("/", "__"), readable(strFromU8(part))] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * Compares parts with the golden files of a folder. A difference leaves a `-changed` file beside
 * the golden one to be looked at and renamed; a golden file is never made where `CI` is set.
 */
export function expectGolden(folder: string, parts: ReadonlyMap<string, string>): void {
  const differing = [...parts].filter(([name, text]) => !matches(folder, name, text));
  const gone = (existsSync(folder) ? readdirSync(folder) : []).filter(
    (name) => !name.includes("-changed") && !parts.has(name),
  );
  expect(
    [...differing.map(([name]) => name), ...gone],
    `parts that differ from ${folder}; look at the -changed files`,
  ).toEqual([]);
}

function matches(folder: string, name: string, text: string): boolean {
  const golden = join(folder, name);
  const changed = join(folder, name.replace(/(\.\w+)$/u, "-changed$1"));
  if (existsSync(golden) && readFileSync(golden, "utf8") === text) {
    rmSync(changed, { force: true });
    return true;
  }
  if (process.env["CI"] !== undefined && process.env["CI"] !== "") return false;
  mkdirSync(folder, { recursive: true });
  if (existsSync(golden)) writeFileSync(changed, text);
  else writeFileSync(golden, text);
  return !existsSync(changed);
}
