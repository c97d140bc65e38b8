import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../domain/kernel/problem.ts";
import type { Result } from "../../domain/kernel/result.ts";
import { FIXTURES_FOLDER } from "../paths.ts";

const SAMPLE_FOLDER = join(FIXTURES_FOLDER, "sample");

/** The plan document of the sample, in our own words (see scripts/make-sample-plan.mjs). */
export const SAMPLE_PLAN_FILE = "ke-hoach-danh-gia-nhiem-ky-2020-2025.docx";

/** A file of the sample as data; the fixtures are our own and checked by tests. */
export const readFixture = <T>(name: string): T =>
  JSON.parse(readFileSync(join(SAMPLE_FOLDER, name), "utf8")) as T; // our own file

export const readFixtureBytes = (name: string): Uint8Array =>
  readFileSync(join(SAMPLE_FOLDER, name));

/** The value of a step of the story; a refusal means that sample and program do not fit together. */
export function must<T>(step: string, result: Result<T, Problem>): T {
  if (result.ok) return result.value;
  throw new Error(`sample: ${step}: ${result.error.code} ${JSON.stringify(result.error)}`);
}
