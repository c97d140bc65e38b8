import type { PlanView } from "../../contract/plan.ts";

type Item = PlanView["items"][number];
type Role = Item["assignments"][number]["role"];

/** A unit as a row of the matrix. */
export interface MatrixUnit {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
  /** By item. */
  readonly roles: ReadonlyMap<string, Role>;
}

export interface MatrixFacts {
  readonly units: readonly MatrixUnit[];
  /** Parts in all. */
  readonly tasks: number;
  /** Numbers of items that nobody leads. */
  readonly leaderless: readonly string[];
  /** Units that have no part at all. */
  readonly idle: readonly MatrixUnit[];
}

interface NamedUnit {
  readonly id: string;
  readonly shortName: string;
  readonly name: string;
}

/** Units of the register in their order, then those that the plan names and the register no longer. */
export function matrixOf(plan: PlanView, register: readonly NamedUnit[]): MatrixFacts {
  const named = plan.items.flatMap(({ assignments }) =>
    assignments.map(({ unitId, unit, unitName }) => ({
      id: unitId,
      shortName: unit,
      name: unitName,
    })),
  );
  const all = new Map([...register, ...named].map((unit) => [unit.id, unit]));
  const units = [...all.values()].map(({ id, shortName, name }): MatrixUnit => {
    const roles = plan.items.flatMap((item) => {
      const role = item.assignments.find(({ unitId }) => unitId === id)?.role;
      return role === undefined ? [] : [[item.id, role] as const];
    });
    return { id, shortName, name, roles: new Map(roles) };
  });
  return {
    units,
    tasks: named.length,
    leaderless: plan.items
      .filter(({ assignments }) => !assignments.some(({ role }) => role === "lead"))
      .map(({ number }) => number),
    idle: units.filter(({ roles }) => roles.size === 0),
  };
}

/** Numbers named in a sentence before "và n nội dung khác". */
const NAMED = 6;

function listed(numbers: readonly string[]): string {
  const rest = numbers.length - NAMED;
  const first = numbers.slice(0, NAMED).join(", ");
  return rest > 0 ? `${first} và ${rest} nội dung khác` : first;
}

/** "cả 58 nội dung đã có đơn vị chủ trì", or which have none. */
export function leadsInWords(items: number, leaderless: readonly string[]): string {
  if (items === 0) return "chưa có nội dung nào";
  if (leaderless.length === 0) return `cả ${items} nội dung đã có đơn vị chủ trì`;
  return `${leaderless.length} nội dung chưa có đơn vị chủ trì (${listed(leaderless)})`;
}

/** The sentence over the matrix: what is assigned, what is not, who has nothing to do. */
export function matrixSentence(plan: PlanView, { units, tasks, leaderless, idle }: MatrixFacts) {
  const busy = units.length - idle.length;
  const rest =
    idle.length === 0 ? `cả ${units.length} đơn vị có việc` : `${idle.length} đơn vị chưa có việc`;
  return `${tasks} phần việc của ${busy} đơn vị: ${leadsInWords(plan.items.length, leaderless)}, ${rest}`;
}

/** What one unit has: "Phòng Y tế: 5 nội dung, chủ trì 3". */
export function unitSentence({ name, roles }: MatrixUnit): string {
  const leads = [...roles.values()].filter((role) => role === "lead").length;
  return roles.size === 0
    ? `${name}: chưa có nội dung nào`
    : `${name}: ${roles.size} nội dung, chủ trì ${leads}`;
}

export const ROLE_MARKS: Readonly<Record<Role, string>> = {
  lead: "●",
  coordinate: "○",
  data_owner: "◇",
};

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  lead: "chủ trì",
  coordinate: "phối hợp",
  data_owner: "cung cấp số liệu",
};
