import type { Actor } from "../../src/application/actor.ts";
import type { Clock, Dependencies } from "../../src/application/ports.ts";
import { addAccount } from "../../src/application/organisation/add-account.ts";
import type { Role } from "../../src/domain/organisation/role.ts";

/** The password of every account a test makes. */
export const TEST_PASSWORD = "mật khẩu để thử 2024";

/** A clock that stands still, at the minute of the mock-ups. */
export const fixedClock = (now = "2024-09-10T01:15:00.000Z"): Clock => ({
  now: () => now,
  today: () => new Date(Date.parse(now) + 7 * 3600 * 1000).toISOString().slice(0, 10),
});

/** A clock that a test sets. */
export function settableClock(now: string): Clock & { set: (now: string) => void } {
  let at = now;
  return { now: () => at, today: () => fixedClock(at).today(), set: (next) => (at = next) };
}

const withoutAccount = { roles: [{ role: "admin" as const, unitId: null }], hasClearance: false };

/** An organization with nothing in it, and the program's own hand as its administrator. */
export async function anOrganization(
  deps: Dependencies,
  name = "Ủy ban nhân dân thành phố Vũng Tàu",
): Promise<Actor> {
  const organizationId = deps.secrets.newId();
  await deps.work.write({ organizationId }, async ({ organisation }) => {
    await organisation.createOrganization({
      id: organizationId,
      name,
      areaName: "thành phố Vũng Tàu",
      placeName: "Vũng Tàu",
      isIllustrative: false,
    });
    return { ok: true, value: undefined };
  });
  const hand = { organizationId, accountId: deps.secrets.newId(), fullName: "Chương trình" };
  return anActor(
    deps,
    { ...hand, ...withoutAccount },
    { username: `quantri-${organizationId}`, role: "admin" },
  );
}

interface ActorWish {
  readonly username: string;
  readonly role: Role;
  readonly unitId?: string;
  readonly fullName?: string;
  readonly hasClearance?: boolean;
  readonly email?: string;
}

/** A person with one role, with a real account that can sign in. */
export async function anActor(deps: Dependencies, admin: Actor, wish: ActorWish): Promise<Actor> {
  const fullName = wish.fullName ?? `Người ${wish.role}`;
  const roles = [{ role: wish.role, unitId: wish.unitId ?? null }];
  const hasClearance = wish.hasClearance ?? false;
  const added = await addAccount(deps, admin, {
    username: wish.username,
    fullName,
    position: "",
    phone: "",
    email: wish.email ?? "",
    password: TEST_PASSWORD,
    mustChangePassword: false,
    roles,
    hasClearance,
  });
  if (!added.ok) throw new Error(`no account for ${wish.username}: ${added.error.code}`);
  return {
    organizationId: admin.organizationId,
    accountId: added.value.id,
    fullName,
    roles,
    hasClearance,
  };
}
