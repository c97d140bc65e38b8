/** The people of the system (vai trò); a person may hold several, some of them for one unit. */
export type Role =
  "unit_officer" | "unit_head" | "office" | "finance" | "leader" | "admin" | "auditor";

export const ROLES: readonly Role[] = [
  "unit_officer",
  "unit_head",
  "office",
  "finance",
  "leader",
  "admin",
  "auditor",
];

/** Roles that are held for one reporting unit and mean nothing without it. */
export const isUnitRole = (role: Role): boolean => role === "unit_officer" || role === "unit_head";

export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  unit_officer: "Cán bộ đơn vị",
  unit_head: "Lãnh đạo đơn vị",
  office: "Văn phòng HĐND và UBND",
  finance: "Phòng Tài chính - Kế hoạch",
  leader: "Lãnh đạo UBND",
  admin: "Quản trị",
  auditor: "Thanh tra",
};
