import { sql, type IsolationLevel, type Kysely, type Transaction } from "kysely";
import { setTimeout as pause } from "node:timers/promises";
import type { Result } from "../../domain/kernel/result.ts";
import { errorCode } from "./connect-problem.ts";
import type { Schema } from "./schema.ts";

declare const writes: unique symbol;

type Writing = "insertInto" | "updateTable" | "deleteFrom" | "mergeInto" | "replaceInto";

/** The right to read from one moment of the database; a query that takes it cannot write. */
export type ReadTx = Omit<Transaction<Schema>, Writing | "schema" | "transaction">;

/** The right to write; only `inWriteTx` gives it, so a query that asks for it runs inside a use case. */
export type WriteTx = Transaction<Schema> & { readonly [writes]: true };

/** For whom the transaction works; the database is told, so that rows can one day guard themselves. */
export interface TransactionScope {
  readonly organizationId: string | null;
  readonly accountId?: string;
}

/** What a broken constraint, by its name, means to the person who wrote. */
export type ConstraintProblems<E> = Readonly<Record<string, () => E>>;

interface WriteOptions<E> {
  readonly constraints?: ConstraintProblems<E>;
  readonly isolation?: IsolationLevel;
}

/** One of several transactions that got in each other's way is asked to try again this often. */
const ATTEMPTS = 4;

/**
 * Runs a use case as one transaction: an answer that is ok commits, a problem or an error leaves no
 * trace. Within a transaction it takes part in that one, and undoes only its own writes.
 */
export async function inWriteTx<T, E>(
  db: Kysely<Schema>,
  scope: TransactionScope,
  work: (tx: WriteTx) => Promise<Result<T, E>>,
  { constraints = {}, isolation = "read committed" }: WriteOptions<E> = {},
): Promise<Result<T, E>> {
  try {
    const run = async (tx: Transaction<Schema>) => {
      await announce(tx, scope);
      const result = await work(tx as WriteTx); // the one place that gives the right to write
      if (!result.ok) throw new Undone(result);
      return result;
    };
    if (db.isTransaction) return await inSavepoint(db, run);
    return await withRetries(() => db.transaction().setIsolationLevel(isolation).execute(run));
  } catch (error) {
    if (error instanceof Undone) return error.result as Result<T, E>; // thrown above, with this type
    const meaning = constraints[constraintOf(error) ?? ""];
    if (meaning !== undefined) return { ok: false, error: meaning() };
    throw error;
  }
}

/** Runs a use case and takes back what it wrote: what a dry run answers. */
export function inRehearsal<T, E>(
  db: Kysely<Schema>,
  scope: TransactionScope,
  work: (tx: WriteTx) => Promise<Result<T, E>>,
  options: WriteOptions<E> = {},
): Promise<Result<T, E>> {
  const rehearse = async (tx: WriteTx): Promise<Result<T, E>> => {
    const result = await work(tx);
    // what would be checked at the end of the transaction must be heard of in a dry run too
    if (result.ok) await sql`SET CONSTRAINTS ALL IMMEDIATE`.execute(tx);
    throw new Undone(result);
  };
  return inWriteTx(db, scope, rehearse, options);
}

/** Runs questions against one moment of the database; nothing can be written. */
export async function inReadTx<T>(
  db: Kysely<Schema>,
  scope: TransactionScope,
  work: (tx: ReadTx) => Promise<T>,
): Promise<T> {
  const run = async (tx: Transaction<Schema>) => {
    await announce(tx, scope);
    return work(tx);
  };
  if (db.isTransaction) return inSavepoint(db, run);
  return withRetries(() =>
    db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(run),
  );
}

/** Carries an answer past the transaction's end, so that everything written is undone. */
class Undone extends Error {
  readonly result: Result<unknown, unknown>;

  constructor(result: Result<unknown, unknown>) {
    super("the transaction is undone");
    this.result = result;
  }
}

async function announce(tx: Transaction<Schema>, scope: TransactionScope): Promise<void> {
  await sql`SELECT
    set_config('nhiemky.organization_id', ${scope.organizationId ?? ""}, true),
    set_config('nhiemky.account_id', ${scope.accountId ?? ""}, true)`.execute(tx);
}

async function inSavepoint<T>(
  outer: Kysely<Schema>,
  run: (tx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  const tx = outer as Transaction<Schema>; // isTransaction says so
  await sql`SAVEPOINT use_case`.execute(tx);
  try {
    const result = await run(tx);
    await sql`RELEASE SAVEPOINT use_case`.execute(tx);
    return result;
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT use_case`.execute(tx);
    await sql`RELEASE SAVEPOINT use_case`.execute(tx);
    throw error;
  }
}

async function withRetries<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt === ATTEMPTS || !isCollision(error)) throw error;
      await pause(2 ** attempt * 5 * (1 + Math.random()));
    }
  }
}

/** Two transactions could not both be right (40001) or waited for each other (40P01). */
const isCollision = (error: unknown): boolean =>
  ["40001", "40P01"].includes(errorCode(error) ?? "");

/** The name of the constraint that a write broke, as migrations/ gave it. */
export function constraintOf(error: unknown): string | undefined {
  if (errorCode(error)?.startsWith("23") !== true) return undefined;
  if (typeof error !== "object" || error === null || !("constraint" in error)) return undefined;
  return typeof error.constraint === "string" ? error.constraint : undefined;
}
