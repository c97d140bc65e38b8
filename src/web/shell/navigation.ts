import type { Role } from "../../domain/organisation/role.ts";
import type { IconName } from "../parts/Icon.tsx";

/** A place of the main navigation, before anybody knows whether its page exists. */
export interface NavPlace {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
}

const PLACES = {
  myWork: { href: "/viec-cua-toi", label: "Việc của tôi", icon: "list" },
  tracking: { href: "/theo-doi", label: "Theo dõi", icon: "clock" },
  urging: { href: "/nhac-viec", label: "Nhắc việc", icon: "bell" },
  plans: { href: "/ke-hoach", label: "Kế hoạch", icon: "document" },
  rounds: { href: "/dot-bao-cao", label: "Đợt báo cáo", icon: "flag" },
  review: { href: "/tham-tra", label: "Thẩm tra", icon: "check" },
  evaluation: { href: "/danh-gia", label: "Đánh giá", icon: "chart" },
  tables: { href: "/bieu-tong-hop", label: "Biểu tổng hợp", icon: "table" },
  reports: { href: "/bao-cao", label: "Báo cáo", icon: "document" },
  steering: { href: "/dieu-hanh", label: "Điều hành", icon: "home" },
  directives: { href: "/chi-dao", label: "Ý kiến chỉ đạo", icon: "flag" },
  forms: { href: "/bieu-mau", label: "Biểu mẫu", icon: "table" },
  units: { href: "/to-chuc", label: "Tổ chức", icon: "people" },
  people: { href: "/nguoi-dung", label: "Người dùng", icon: "person" },
} as const satisfies Record<string, NavPlace>;

type PlaceName = keyof typeof PLACES;

const COORDINATION: readonly PlaceName[] = [
  "tracking",
  "plans",
  "rounds",
  "review",
  "evaluation",
  "tables",
  "reports",
];

/** The navigation of each role; the first place is where it lands. */
const BY_ROLE: Readonly<Record<Role, readonly PlaceName[]>> = {
  unit_officer: ["myWork", "directives", "plans", "tables", "reports"],
  unit_head: ["myWork", "directives", "plans", "tables", "reports"],
  office: [...COORDINATION, "directives", "forms"],
  finance: [...COORDINATION, "forms"],
  leader: ["steering", "evaluation", "tracking", "directives", "reports", "plans", "tables"],
  admin: ["units", "people", "urging", "forms", "plans", "rounds"],
  auditor: ["plans", "tracking", "evaluation", "tables", "reports"],
};

/** Weightier roles come first where a person holds several. */
const ORDER: readonly Role[] = [
  "leader",
  "office",
  "finance",
  "unit_head",
  "unit_officer",
  "admin",
  "auditor",
];

/** What a person with these roles sees, without doubles; only places for which `exists` holds. */
export function placesFor(
  roles: readonly Role[],
  exists: (href: string) => boolean,
): readonly NavPlace[] {
  const names = ORDER.filter((role) => roles.includes(role)).flatMap((role) => BY_ROLE[role]);
  return [...new Set(names)]
    .map((name): NavPlace => PLACES[name])
    .filter(({ href }) => exists(href));
}

/** True on the place itself and on everything below it. */
export const isUnder = (path: string, href: string): boolean =>
  path === href || path.startsWith(`${href}/`);
