import type { Role } from "../../domain/organisation/role.ts";
import { readFixture } from "./fixtures.ts";

/** A person of the sample (tài khoản mẫu). Names are invented. */
export interface SampleAccount {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly phone: string;
  /** `unit` is the name of a unit of units.json; null for roles of the whole organization. */
  readonly roles: readonly { readonly role: Role; readonly unit: string | null }[];
  readonly hasClearance: boolean;
  /** Named when the demo starts; the others follow the same pattern. */
  readonly isShown: boolean;
}

/** Everybody: one person for each role, and an officer for each of the forty units. */
export const EVERYBODY: readonly SampleAccount[] = readFixture("accounts.json");

/** The accounts that the demo prints: one for each role. */
export const SAMPLE_ACCOUNTS = EVERYBODY.filter((account) => account.isShown);

/** The password of every sample account. */
export const SAMPLE_PASSWORD = "nhiemky-2020-2025";
