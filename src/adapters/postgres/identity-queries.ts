import { sql } from "kysely";
import type { AccountRecord, IdentityStore } from "../../application/identity/identity-store.ts";
import type { OrganizationScope } from "./organization-scope.ts";
import type { WriteTx } from "./transaction.ts";

const accounts = (tx: WriteTx) =>
  tx
    .selectFrom("account")
    .select((eb) => [
      "account.organization_id as organizationId",
      "account.id",
      "account.username",
      "account.full_name as fullName",
      "account.position",
      "account.password_hash as passwordHash",
      "account.must_change_password as mustChangePassword",
      eb("account.disabled_at", "is not", null).as("isDisabled"),
      eb
        .exists(
          eb
            .selectFrom("account_clearance")
            .whereRef("account_clearance.organization_id", "=", "account.organization_id")
            .whereRef("account_clearance.account_id", "=", "account.id"),
        )
        .as("hasClearance"),
    ]);

type AccountRow = Omit<AccountRecord, "roles" | "isDisabled" | "hasClearance"> & {
  readonly isDisabled: unknown;
  readonly hasClearance: unknown;
};

async function withRoles(tx: WriteTx, row: AccountRow): Promise<AccountRecord> {
  const roles = await tx
    .selectFrom("account_role")
    .where("organization_id", "=", row.organizationId)
    .where("account_id", "=", row.id)
    .orderBy("granted_at")
    .select(["role", "unit_id as unitId"])
    .execute();
  return {
    ...row,
    isDisabled: Boolean(row.isDisabled),
    hasClearance: Boolean(row.hasClearance),
    roles,
  };
}

/** Accounts, sessions and tokens, on one transaction. */
export const identityStore = ({
  tx,
  organizationId,
  accountId,
  now,
}: OrganizationScope): IdentityStore => ({
  async findAccountByUsername(username) {
    const row = await accounts(tx).where("account.username", "=", username).executeTakeFirst();
    return row === undefined ? undefined : withRoles(tx, row);
  },

  async findSession(tokenHash, now) {
    const row = await accounts(tx)
      .innerJoin("session", (join) =>
        join
          .onRef("session.organization_id", "=", "account.organization_id")
          .onRef("session.account_id", "=", "account.id"),
      )
      .where("session.token_hash", "=", tokenHash)
      .where("session.expires_at", ">", now)
      .select("session.csrf_token as csrfToken")
      .executeTakeFirst();
    if (row === undefined) return undefined;
    const { csrfToken, ...account } = row;
    return { account: await withRoles(tx, account), csrfToken };
  },

  async findApiToken(tokenHash, now) {
    const row = await accounts(tx)
      .innerJoin("api_token", (join) =>
        join
          .onRef("api_token.organization_id", "=", "account.organization_id")
          .onRef("api_token.account_id", "=", "account.id"),
      )
      .where("api_token.token_hash", "=", tokenHash)
      .where("api_token.revoked_at", "is", null)
      .where((eb) =>
        eb.or([eb("api_token.expires_at", "is", null), eb("api_token.expires_at", ">", now)]),
      )
      .executeTakeFirst();
    return row === undefined ? undefined : withRoles(tx, row);
  },

  async openSession(session) {
    await sql`DELETE FROM session WHERE expires_at < ${now()}::timestamptz`.execute(tx);
    await tx
      .insertInto("session")
      .values({
        organization_id: organizationId(),
        token_hash: session.tokenHash,
        account_id: session.accountId,
        csrf_token: session.csrfToken,
        expires_at: session.expiresAt,
      })
      .execute();
  },

  async closeSession(tokenHash) {
    await tx.deleteFrom("session").where("token_hash", "=", tokenHash).execute();
  },

  async closeSessionsOf(ofAccountId, exceptTokenHash) {
    await tx
      .deleteFrom("session")
      .where("organization_id", "=", organizationId())
      .where("account_id", "=", ofAccountId)
      .where("token_hash", "!=", exceptTokenHash)
      .execute();
  },

  async setPassword(ofAccountId, hash) {
    await tx
      .updateTable("account")
      .set({ password_hash: hash, must_change_password: false })
      .where("organization_id", "=", organizationId())
      .where("id", "=", ofAccountId)
      .execute();
  },

  async countRecentFailures(username, since) {
    const { count } = await tx
      .selectFrom("sign_in_attempt")
      .where("username", "=", username)
      .where("attempted_at", ">", since)
      .select((eb) => eb.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow();
    return count;
  },

  async recordFailure(username, address, at) {
    await sql`DELETE FROM sign_in_attempt
      WHERE attempted_at < ${at}::timestamptz - interval '1 day'`.execute(tx);
    await tx
      .insertInto("sign_in_attempt")
      .values({ username, address, attempted_at: at })
      .execute();
  },

  async hasAccounts() {
    const row = await tx.selectFrom("account").select("id").limit(1).executeTakeFirst();
    return row !== undefined;
  },

  async offerSetup(tokenHash) {
    await tx.deleteFrom("setup_token").where("used_at", "is", null).execute();
    await tx.insertInto("setup_token").values({ token_hash: tokenHash }).execute();
  },

  async takeSetup(tokenHash, at) {
    const taken = await tx
      .updateTable("setup_token")
      .set({ used_at: at })
      .where("token_hash", "=", tokenHash)
      .where("used_at", "is", null)
      .executeTakeFirst();
    return taken.numUpdatedRows === 1n;
  },

  async claimAnswer(key, requestHash, now) {
    if (accountId === null) return undefined;
    // a claim outlives its request only when the program was killed in the middle of it
    await sql`DELETE FROM idempotency_key WHERE created_at < ${now}::timestamptz - interval '2 days'
      OR (status = 0 AND created_at < ${now}::timestamptz - interval '5 minutes')`.execute(tx);
    const claimed = await tx
      .insertInto("idempotency_key")
      .values({
        organization_id: organizationId(),
        account_id: accountId,
        key,
        request_hash: requestHash,
        status: 0,
        body: "null",
        created_at: now,
      })
      .onConflict((oc) => oc.doNothing())
      .executeTakeFirst();
    if (claimed.numInsertedOrUpdatedRows === 1n) return undefined;
    return tx
      .selectFrom("idempotency_key")
      .where("organization_id", "=", organizationId())
      .where("account_id", "=", accountId)
      .where("key", "=", key)
      .select(["key", "request_hash as requestHash", "status", "body"])
      .executeTakeFirst();
  },

  async keepAnswer(answer) {
    await tx
      .updateTable("idempotency_key")
      .set({ status: answer.status, body: JSON.stringify(answer.body) })
      .where("organization_id", "=", organizationId())
      .where("account_id", "=", accountId)
      .where("key", "=", answer.key)
      .execute();
  },

  async dropAnswer(key) {
    await tx
      .deleteFrom("idempotency_key")
      .where("organization_id", "=", organizationId())
      .where("account_id", "=", accountId)
      .where("key", "=", key)
      .where("status", "=", 0)
      .execute();
  },
});
