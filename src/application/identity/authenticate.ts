import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { AccountRecord } from "./identity-store.ts";

/** The person behind a cookie or a token, and what pages must send back with every write. */
export interface Authenticated {
  readonly actor: Actor;
  readonly account: AccountRecord;
  /** Null for programs: a bearer token cannot be sent by another site's page. */
  readonly csrfToken: string | null;
}

const NOBODY = { organizationId: null };

export const toActor = (account: AccountRecord): Actor => ({
  organizationId: account.organizationId,
  accountId: account.id,
  fullName: account.fullName,
  roles: account.roles,
  hasClearance: account.hasClearance,
});

/** Finds who a session cookie belongs to; undefined where it is unknown, expired or locked. */
export async function authenticateSession(
  { work, clock, secrets }: Dependencies,
  token: string,
): Promise<Authenticated | undefined> {
  const session = await work.read(NOBODY, (stores) =>
    stores.identity.findSession(secrets.fingerprint(token), clock.now()),
  );
  if (session === undefined || session.account.isDisabled) return undefined;
  return {
    actor: toActor(session.account),
    account: session.account,
    csrfToken: session.csrfToken,
  };
}

/** Finds who a personal token belongs to; undefined where it is unknown, expired, revoked or locked. */
export async function authenticateToken(
  { work, clock, secrets }: Dependencies,
  token: string,
): Promise<Authenticated | undefined> {
  const account = await work.read(NOBODY, (stores) =>
    stores.identity.findApiToken(secrets.fingerprint(token), clock.now()),
  );
  if (account === undefined || account.isDisabled) return undefined;
  return { actor: toActor(account), account, csrfToken: null };
}
