import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";
import type { EvaluationInput } from "./evaluation.ts";

const file = fileURLToPath(
  new URL("../../../../shared/spec/evaluation-cases.json", import.meta.url),
);

interface WorkedCase extends EvaluationInput {
  readonly name: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

// The file is written by hand against the schema of evaluation.md; a wrong shape fails the tests below.
const readCases = (): readonly WorkedCase[] =>
  (JSON.parse(readFileSync(file, "utf8")) as { cases: WorkedCase[] }).cases;

describe("the worked cases beside the specification", () => {
  if (!existsSync(file)) {
    test("are checked", (context) =>
      context.skip("../shared/spec/evaluation-cases.json is absent"));
    return;
  }
  const cases = readCases();

  test.each(cases.map((each) => [each.name, each] as const))("%s", (_name, each) => {
    expect(evaluate(each)).toMatchObject(each.expected);
  });

  test("there are cases at all", () => {
    expect(cases.length).toBeGreaterThan(0);
  });
});
