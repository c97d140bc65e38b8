import type { RoleHeld } from "../actor.ts";

export interface AccountRecord {
  readonly organizationId: string;
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly isDisabled: boolean;
  readonly hasClearance: boolean;
  readonly roles: readonly RoleHeld[];
}

export interface SessionRecord {
  readonly account: AccountRecord;
  readonly csrfToken: string;
}

export interface NewSession {
  readonly tokenHash: string;
  readonly accountId: string;
  readonly csrfToken: string;
  readonly expiresAt: string;
}

/** An answer already given to a write that a client may send again. */
export interface KeptAnswer {
  readonly key: string;
  readonly requestHash: string;
  readonly status: number;
  readonly body: unknown;
}

/** Accounts, sessions and tokens, as the use cases of identity need them. */
export interface IdentityStore {
  findAccountByUsername(username: string): Promise<AccountRecord | undefined>;
  findSession(tokenHash: string, now: string): Promise<SessionRecord | undefined>;
  findApiToken(tokenHash: string, now: string): Promise<AccountRecord | undefined>;
  openSession(session: NewSession): Promise<void>;
  closeSession(tokenHash: string): Promise<void>;
  closeSessionsOf(accountId: string, exceptTokenHash: string): Promise<void>;
  setPassword(accountId: string, hash: string): Promise<void>;
  countRecentFailures(username: string, since: string): Promise<number>;
  recordFailure(username: string, address: string, at: string): Promise<void>;
  hasAccounts(): Promise<boolean>;
  offerSetup(tokenHash: string): Promise<void>;
  takeSetup(tokenHash: string, at: string): Promise<boolean>;
  /**
   * Claims a key for a write that is about to be done; undefined where it was free, otherwise the
   * answer given before (status 0 while the first one is still being answered).
   */
  claimAnswer(key: string, requestHash: string, now: string): Promise<KeptAnswer | undefined>;
  keepAnswer(answer: KeptAnswer): Promise<void>;
  /** Frees a key whose write came to nothing. */
  dropAnswer(key: string): Promise<void>;
}
