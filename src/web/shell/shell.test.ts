import { describe, expect, test } from "vitest";
import { ApiProblem, fieldError, isSessionLost, toApiProblem } from "../api/problem.ts";
import { apiUrl } from "../api/client.ts";
import { safeReturn, signInAddress } from "../session/return-address.ts";
import { parseAppearance } from "../settings/appearance.ts";
import { initialsOf } from "./initials.ts";
import { isUnder, placesFor } from "./navigation.ts";

describe("placesFor(roles, exists)", () => {
  const all = () => true;
  const hrefs = (...args: Parameters<typeof placesFor>) => placesFor(...args).map((p) => p.href);
  test("a unit officer lands on their own work", () => {
    expect(hrefs(["unit_officer"], all)[0]).toBe("/viec-cua-toi");
  });
  test("two roles show each place once, the weightier role first", () => {
    const both = hrefs(["unit_officer", "leader"], all);
    expect(both[0]).toBe("/dieu-hanh");
    expect(new Set(both).size).toBe(both.length);
  });
  test("a page that does not exist is not offered", () => {
    expect(hrefs(["leader"], (href) => href === "/bao-cao")).toEqual(["/bao-cao"]);
  });
});

describe("isUnder(path, href)", () => {
  test("a place is current on pages below it, not on a namesake", () => {
    expect(isUnder("/bao-cao/5", "/bao-cao")).toBe(true);
    expect(isUnder("/bao-cao-khac", "/bao-cao")).toBe(false);
  });
});

describe("safeReturn(wanted)", () => {
  test.each([
    ["an own address", "/ke-hoach/1?x=2", "/ke-hoach/1?x=2"],
    ["another site", "https://example.org", "/"],
    ["another site without a scheme", "//example.org", "/"],
    ["another site behind a backslash", "/\\example.org", "/"],
    ["the door itself", "/dang-nhap?tiep=/", "/"],
    ["nothing", undefined, "/"],
  ])("%s", (_name, wanted, address) => {
    expect(safeReturn(wanted)).toBe(address);
  });
  test("the door remembers the address with its query", () => {
    expect(signInAddress("/a?b=c")).toBe("/dang-nhap?tiep=%2Fa%3Fb%3Dc");
  });
});

describe("parseAppearance(text)", () => {
  const standard = { theme: "system", textSize: "compact" };
  test.each([
    ["nothing kept", null, standard],
    ["damaged", "{", standard],
    ["a value of another version", '{"theme":"sepia"}', standard],
    ["a choice", '{"theme":"dark","textSize":"large"}', { theme: "dark", textSize: "large" }],
  ])("%s", (_name, text, appearance) => {
    expect(parseAppearance(text)).toEqual(appearance);
  });
});

describe("toApiProblem(status, body)", () => {
  test("a problem document keeps its code, sentence and fields", () => {
    const problem = toApiProblem(422, {
      type: "x",
      status: 422,
      code: "request.malformed",
      title: "Một ô chưa đúng.",
      errors: [{ field: "name", code: "c", message: "nhập tên" }],
    });
    expect([problem.code, problem.title, fieldError(problem, "name")]).toEqual([
      "request.malformed",
      "Một ô chưa đúng.",
      "nhập tên",
    ]);
  });
  test("a page of a proxy becomes a sentence that says what is safe", () => {
    const problem = toApiProblem(502, undefined);
    expect(problem.code).toBe("server.failed");
    expect(problem.title).toContain("còn trên máy này");
  });
  test("a wrong password is not an ended session", () => {
    const with401 = (code: string) => new ApiProblem({ status: 401, code, title: "" });
    expect(isSessionLost(with401("access.session.required"))).toBe(true);
    expect(isSessionLost(with401("access.session.wrong-credentials"))).toBe(false);
  });
});

describe("apiUrl(path, query)", () => {
  test("what is undefined is left out, a list repeats its name", () => {
    expect(apiUrl("/units", { q: "a b", kind: undefined, id: ["1", "2"] })).toBe(
      "/api/v1/units?q=a+b&id=1&id=2",
    );
  });
});

describe("initialsOf(name)", () => {
  test.each([
    ["a person", "Nguyễn Thị Mẫu", "TM"],
    ["an abbreviation with a hyphen", "GD-ĐT", "GĐ"],
    ["one word", "vp", "VP"],
  ])("%s", (_name, name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
