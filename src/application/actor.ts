import type { Role } from "../domain/organisation/role.ts";

export interface RoleHeld {
  readonly role: Role;
  /** The unit the role is held for; null for roles of the whole organization. */
  readonly unitId: string | null;
}

/** The person, signed in or acting through a token, on whose behalf a use case runs. */
export interface Actor {
  readonly organizationId: string;
  readonly accountId: string;
  readonly fullName: string;
  readonly roles: readonly RoleHeld[];
  /** Named to see confidential items (nội dung mật). */
  readonly hasClearance: boolean;
}
