import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { evaluate } from "./evaluate.ts";

const aCase = {
  name: "bảo hiểm y tế",
  target: {
    comparator: ">=",
    value: "95",
    unit: "%",
    decimals: 0,
    direction: "higher",
    frequency: "annual",
    term: { from: 2021, to: 2025 },
    ceiling: "100",
  },
  observations: [{ year: 2024, kind: "actual", value: "97.2" }],
  asOf: 2024,
};

/** Runs the command on a text as if it stood in cases.json. */
async function run(content: string | undefined, ...argv: readonly string[]) {
  const out: string[] = [];
  const errors: string[] = [];
  const effects = {
    readFile: (path: string) =>
      content !== undefined && path === "cases.json"
        ? Promise.resolve(new TextEncoder().encode(content))
        : Promise.reject(new Error("ENOENT")),
    print: (text: string) => void out.push(text),
    printError: (text: string) => void errors.push(text),
  };
  const code = await evaluate(argv.length > 0 ? argv : ["cases.json"], effects);
  return { code, out: out.join("\n"), errors: errors.join("\n") };
}

const file = (...cases: readonly unknown[]): string => JSON.stringify({ cases });

describe("nhiemky evaluate FILE", () => {
  test("prints the output of every case by name", async () => {
    const { code, out, errors } = await run(file(aCase, { ...aCase, name: "khác", asOf: 2023 }));
    expect([code, errors]).toEqual([0, ""]);
    const { results } = JSON.parse(out) as { results: Record<string, unknown>[] };
    expect(results[0]).toMatchObject({
      name: "bảo hiểm y tế",
      verdict: "exceeded",
      attainment: "102.3",
      gap: "2.2",
    });
    expect(results[1]).toMatchObject({ name: "khác", verdict: "no_data", basis: "none" });
    expect(Object.keys(results[0] ?? {}).sort()).toEqual([
      "attainment",
      "basis",
      "explanation",
      "gap",
      "name",
      "periods",
      "verdict",
    ]);
  });

  test("adds how it was computed on request", async () => {
    const { out } = await run(file(aCase), "cases.json", "--trace");
    expect(JSON.parse(out)).toMatchObject({ results: [{ trace: { decidedBy: 7 } }] });
  });

  test("no cases give no results", async () => {
    expect(JSON.parse((await run(file())).out)).toEqual({ results: [] });
  });

  test("settings of a case are used", async () => {
    const strict = {
      ...aCase,
      observations: [{ year: 2024, kind: "actual", value: "92" }],
      settings: { nearlyMetFrom: "99" },
    };
    expect(JSON.parse((await run(file(strict))).out)).toMatchObject({
      results: [{ verdict: "not_met" }],
    });
  });

  test("--help explains and succeeds", async () => {
    const { code, out } = await run(undefined, "--help");
    expect([code, out.startsWith("Cách dùng: nhiemky evaluate")]).toEqual([0, true]);
  });
});

describe("nhiemky evaluate FILE: bad usage and bad input exit 2 with one line", () => {
  const target = aCase.target;
  test.each<readonly [string, string | undefined, readonly string[], readonly string[]]>([
    ["no file", undefined, ["--trace"], ["Thiếu tên tệp"]],
    ["two files", undefined, ["a", "b"], ["Tham số"]],
    ["an unknown option", undefined, ["--wrong"], ["Tham số"]],
    ["a file that is not there", undefined, ["cases.json"], ["Không mở được tệp cases.json"]],
    ["text that is not JSON", "{", ["cases.json"], ["không phải JSON"]],
    ["JSON of another shape", "[]", ["cases.json"], ["cases"]],
    ["cases that are no list", '{"cases": 3}', ["cases.json"], ["phải là danh sách"]],
    [
      "a binary number",
      file({ ...aCase, observations: [{ year: 2024, kind: "actual", value: 97.2 }] }),
      ["cases.json"],
      ["“bảo hiểm y tế”", "observations[0].value"],
    ],
    [
      "a Vietnamese decimal comma",
      file({ ...aCase, target: { ...target, value: "98,5" } }),
      ["cases.json"],
      ["Trường hợp 1", "target.value", "số thập phân"],
    ],
    [
      "an unknown comparator",
      file(aCase, { ...aCase, target: { ...target, comparator: "~" } }),
      ["cases.json"],
      ["Trường hợp 2", "target.comparator", "between"],
    ],
    [
      "a missing level",
      file({ ...aCase, target: { ...target, value: null } }),
      ["cases.json"],
      ["target.value", "không được thiếu"],
    ],
    [
      "a range without its end",
      file({ ...aCase, target: { ...target, comparator: "between" } }),
      ["cases.json"],
      ["target.valueTo"],
    ],
    [
      "a reversed range",
      file(
        { ...aCase, target: { ...target, comparator: "between", value: "9", valueTo: "10.5" } },
        { ...aCase, target: { ...target, comparator: "between", value: "10", valueTo: "9" } },
      ),
      ["cases.json"],
      ["Trường hợp 2", "target.valueTo"],
    ],
    [
      "a reversed term",
      file({ ...aCase, target: { ...target, term: { from: 2025, to: 2021 } } }),
      ["cases.json"],
      ["target.term"],
    ],
    ["a missing year", file({ ...aCase, asOf: undefined }), ["cases.json"], ["asOf"]],
  ])("%s", async (_what, content, argv, words) => {
    const { code, out, errors } = await run(content, ...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(errors.split("\n")).toHaveLength(1);
    for (const word of words) expect(errors).toContain(word);
  });
});

describe("nhiemky evaluate on the worked cases beside the specification", () => {
  const path = fileURLToPath(
    new URL("../../../../shared/spec/evaluation-cases.json", import.meta.url),
  );

  test("gives what the file expects", async (context) => {
    if (!existsSync(path)) return context.skip("../shared/spec/evaluation-cases.json is absent");
    const content = await readFile(path, "utf8");
    const { code, out } = await run(content);
    const { cases } = JSON.parse(content) as { cases: { name: string; expected: object }[] };
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      results: cases.map(({ name, expected }) => ({ name, ...expected })),
    });
  });
});
