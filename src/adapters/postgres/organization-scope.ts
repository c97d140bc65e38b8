import type { WriteTx } from "./transaction.ts";

/** A transaction and for whom it runs; every query of a store starts from here. */
export interface OrganizationScope {
  readonly tx: WriteTx;
  /** The organization of the transaction; asking where there is none is a bug. */
  readonly organizationId: () => string;
  readonly accountId: string | null;
  /** The moment, by the program's clock: what is recorded as the time of a transition. */
  readonly now: () => string;
}
