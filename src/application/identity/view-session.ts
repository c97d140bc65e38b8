import { unitsOf } from "../access.ts";
import type { OrganizationRecord } from "../organisation/organisation-store.ts";
import type { Dependencies } from "../ports.ts";
import type { RoleHeld } from "../actor.ts";
import type { Authenticated } from "./authenticate.ts";

/** The signed-in person as the pages need to know them. */
export interface SessionFacts {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly fullName: string;
    readonly position: string;
    readonly roles: RoleHeld[];
    readonly unit: {
      readonly id: string;
      readonly name: string;
      readonly shortName: string;
    } | null;
    readonly mustChangePassword: boolean;
  };
  readonly organization: OrganizationRecord;
  readonly csrfToken: string | null;
}

export async function viewSession(
  { work, clock }: Dependencies,
  { actor, account, csrfToken }: Authenticated,
): Promise<SessionFacts> {
  const { organization, units } = await work.read(actor, async ({ organisation }) => ({
    organization: await organisation.findOrganization(),
    units: await organisation.listUnits(clock.today()),
  }));
  if (organization === undefined) throw new Error("an account without an organization");
  const own = units.find((unit) => unitsOf(actor).includes(unit.id));
  return {
    account: {
      id: account.id,
      username: account.username,
      fullName: account.fullName,
      position: account.position,
      roles: [...account.roles],
      unit: own === undefined ? null : { id: own.id, name: own.name, shortName: own.shortName },
      mustChangePassword: account.mustChangePassword,
    },
    organization,
    csrfToken,
  };
}
