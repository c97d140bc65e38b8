import type { LocalDate } from "../../domain/kernel/local-date.ts";
import type { Role } from "../../domain/organisation/role.ts";
import type { RoleHeld } from "../actor.ts";

export interface OrganizationRecord {
  readonly id: string;
  readonly name: string;
  readonly areaName: string;
  readonly placeName: string;
  readonly isIllustrative: boolean;
}

export type UnitKind = "office" | "agency" | "ward" | "commune";

export interface UnitRecord {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly isVertical: boolean;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly tileRow: number | null;
  readonly tileColumn: number | null;
  readonly sortOrder: number;
  readonly aliases: readonly string[];
  readonly codes: readonly { readonly scheme: string; readonly code: string }[];
}

export interface NewUnit {
  readonly id: string;
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly isVertical: boolean;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly tileRow: number | null;
  readonly tileColumn: number | null;
  readonly sortOrder: number;
  readonly aliases: readonly string[];
  readonly codes: readonly {
    readonly scheme: string;
    readonly code: string;
    readonly validFrom: LocalDate;
    readonly validTo: LocalDate | null;
    readonly legalText: string | null;
  }[];
}

export interface UnitGroupRecord {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly memberIds: readonly string[];
}

export interface AccountSummary {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly phone: string;
  readonly email: string;
  readonly roles: readonly RoleHeld[];
  readonly hasClearance: boolean;
  readonly isDisabled: boolean;
}

export interface NewAccount {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly phone: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly roles: readonly { readonly role: Role; readonly unitId: string | null }[];
  readonly hasClearance: boolean;
}

/** Units, groups and accounts of the organization of the transaction. */
export interface OrganisationStore {
  findOrganization(): Promise<OrganizationRecord | undefined>;
  createOrganization(organization: OrganizationRecord): Promise<void>;
  /** Units valid on the day, in their order. */
  listUnits(on: LocalDate): Promise<readonly UnitRecord[]>;
  addUnit(unit: NewUnit): Promise<void>;
  addAlias(
    unitId: string,
    alias: string,
    folded: string,
    source: "register" | "import",
  ): Promise<void>;
  /** Groups with the members they have on the day. */
  listGroups(on: LocalDate): Promise<readonly UnitGroupRecord[]>;
  addGroup(
    group: {
      readonly id: string;
      readonly code: string;
      readonly name: string;
      readonly aliases: readonly string[];
    },
    members: readonly { readonly unitId: string; readonly validFrom: LocalDate }[],
  ): Promise<void>;
  listAccounts(): Promise<readonly AccountSummary[]>;
  addAccount(account: NewAccount): Promise<void>;
  setDisabled(accountId: string, at: string | null): Promise<void>;
  /** Roles held for one unit are held for another; one that is held there already is not doubled. */
  moveRoles(accountId: string, fromUnitId: string, toUnitId: string): Promise<void>;
}
