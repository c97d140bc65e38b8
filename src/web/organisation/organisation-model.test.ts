import { describe, expect, test } from "vitest";
import { kindsInWords, placeInRegister, readRegister, rolesInWords } from "./organisation-model.ts";

test("kinds are counted, and those nobody has are not named", () => {
  const units = [{ kind: "ward" }, { kind: "office" }, { kind: "ward" }] as const;
  expect(kindsInWords(units)).toBe("1 phòng, ban; 2 phường");
});

describe("a register file", () => {
  test.each([
    ["not JSON", "đơn vị"],
    ["no units", `{"groups":[]}`],
    ["an empty list", `{"units":[]}`],
    ["an entry that is no unit", `{"units":["Phường 1"]}`],
  ])("is refused before it is sent: %s", (_name, text) => {
    expect(readRegister(text)).toBeUndefined();
  });

  test("may leave out the groups", () => {
    expect(readRegister(`{"units":[{"name":"Phường 1"}]}`)).toEqual({
      units: [{ name: "Phường 1" }],
      groups: [],
    });
  });

  test("a wrong field is named by its unit", () => {
    const register = { units: [{ name: "Phường 1" }, { name: "Phường 2" }], groups: [] };
    expect(placeInRegister("units.1.shortName", register)).toBe(
      "Đơn vị thứ 2 (Phường 2), tên ngắn",
    );
    expect(placeInRegister("groups.0.name", register)).toBe("groups.0.name");
  });
});

test("a role for a unit names the unit, where it is still known", () => {
  const roles = [
    { role: "unit_officer", unitId: "gone" },
    { role: "admin", unitId: null },
  ] as const;
  expect(rolesInWords(roles, new Map())).toBe("Cán bộ đơn vị, Quản trị");
});
