import type { UnitGroupView, UnitView } from "../../contract/organisation.ts";
import type { RoleName } from "../../contract/session.ts";
import { ROLE_LABELS } from "../../domain/organisation/role.ts";

export type UnitKindName = UnitView["kind"];

/** How units of a kind are called together. */
export const KIND_LABELS: Readonly<Record<UnitKindName, string>> = {
  office: "Phòng, ban",
  agency: "Cơ quan, đơn vị",
  ward: "Phường",
  commune: "Xã",
};

export const KINDS = Object.keys(KIND_LABELS) as readonly UnitKindName[]; // keys of a total record

/** "12 phòng, ban; 11 cơ quan, đơn vị; 16 phường; 1 xã", leaving out kinds nobody has. */
export function kindsInWords(units: readonly { readonly kind: UnitKindName }[]): string {
  return KINDS.map((kind) => ({ kind, count: units.filter((unit) => unit.kind === kind).length }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${KIND_LABELS[kind].toLowerCase()}`)
    .join("; ");
}

/** The groups of the register that a unit belongs to. */
export const groupsOf = (
  groups: readonly UnitGroupView[],
  unitId: string,
): readonly UnitGroupView[] => groups.filter((group) => group.memberIds.includes(unitId));

/** "Cán bộ đơn vị (Phường 1), Quản trị". */
export const rolesInWords = (
  roles: readonly { readonly role: RoleName; readonly unitId: string | null }[],
  units: ReadonlyMap<string, UnitView>,
): string =>
  roles
    .map(({ role, unitId }) => {
      const unit = unitId === null ? undefined : units.get(unitId);
      return unit === undefined ? ROLE_LABELS[role] : `${ROLE_LABELS[role]} (${unit.shortName})`;
    })
    .join(", ");

/** A register read from a file, as far as it can be shown before it is sent; undefined for other files. */
export interface RegisterFile {
  readonly units: readonly Readonly<Record<string, unknown>>[];
  readonly groups: readonly unknown[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Reads the text of a register file; the server checks every field of it. */
export function readRegister(text: string): RegisterFile | undefined {
  try {
    const content: unknown = JSON.parse(text);
    if (!isRecord(content) || !Array.isArray(content["units"])) return undefined;
    const units = content["units"].filter(isRecord);
    if (units.length === 0 || units.length < content["units"].length) return undefined;
    const groups: readonly unknown[] = Array.isArray(content["groups"]) ? content["groups"] : [];
    return { units, groups };
  } catch {
    return undefined;
  }
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  kind: "loại",
  name: "tên",
  shortName: "tên ngắn",
  abbreviation: "tên viết tắt",
  validFrom: "hiệu lực từ",
  validTo: "hiệu lực đến",
  aliases: "tên gọi khác",
  codes: "mã",
  tile: "vị trí trên bản đồ ô",
};

/** Which entry of the file a problem is about: "Đơn vị thứ 3 (Phường 2), tên ngắn". */
export function placeInRegister(field: string, register: RegisterFile): string {
  const [list, at, name = ""] = field.split(".");
  const index = Number(at);
  if (list !== "units" || !Number.isInteger(index)) return field;
  const unitName = register.units[index]?.["name"];
  const known = typeof unitName === "string" ? ` (${unitName})` : "";
  return `Đơn vị thứ ${index + 1}${known}, ${FIELD_WORDS[name] ?? name}`;
}
