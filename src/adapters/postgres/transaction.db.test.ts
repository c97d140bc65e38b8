import { sql, type Kysely } from "kysely";
import { describe, expect, test } from "vitest";
import { cloneDatabase, databaseOfThisFile } from "../../../test/support/database.ts";
import type { Schema } from "./schema.ts";
import { err, ok } from "../../domain/kernel/result.ts";
import { inReadTx, inRehearsal, inWriteTx, type ReadTx, type WriteTx } from "./transaction.ts";

const { db, inRollback } = await databaseOfThisFile();
await sql`CREATE TABLE note (id integer CONSTRAINT note_id_key UNIQUE DEFERRABLE INITIALLY DEFERRED, body text CONSTRAINT note_has_body CHECK (body <> ''))`.execute(
  db,
);

const nobody = { organizationId: null };
const write = (tx: WriteTx, id: number, body = "x") =>
  sql`INSERT INTO note VALUES (${id}, ${body})`.execute(tx);
const count = async (from: ReadTx | Kysely<Schema>) =>
  (await sql<{ n: number }>`SELECT count(*) AS n FROM note`.execute(from)).rows[0]?.n;

describe("inWriteTx(db, scope, work)", () => {
  test("an answer that is ok commits", async () => {
    const result = await inWriteTx(db, nobody, async (tx) => {
      await write(tx, 1);
      return ok("kept");
    });
    expect([result, await count(db)]).toEqual([ok("kept"), 1]);
  });

  test("a problem leaves no trace", async () => {
    const result = await inWriteTx(db, nobody, async (tx) => {
      await write(tx, 2);
      return err("closed");
    });
    expect([result, await count(db)]).toEqual([err("closed"), 1]);
  });

  test("an error leaves no trace and goes on", async () => {
    const work = inWriteTx(db, nobody, async (tx) => {
      await write(tx, 2);
      throw new Error("a bug");
    });
    await expect(work).rejects.toThrow("a bug");
    expect(await count(db)).toBe(1);
  });

  test("a broken constraint becomes the problem that its name stands for", async () => {
    const result = await inWriteTx(db, nobody, async (tx) => ok(await write(tx, 2, "")), {
      constraints: { note_has_body: () => "empty" },
    });
    expect(result).toEqual(err("empty"));
  });

  test("so does one that is checked at the end of the transaction", async () => {
    const result = await inWriteTx(db, nobody, async (tx) => ok(await write(tx, 1)), {
      constraints: { note_id_key: () => "taken" },
    });
    expect([result, await count(db)]).toEqual([err("taken"), 1]);
  });

  test("a broken constraint that nobody expected is a bug", async () => {
    await expect(inWriteTx(db, nobody, async (tx) => ok(await write(tx, 2, "")))).rejects.toThrow(
      "note_has_body",
    );
  });

  test("the database knows for whom the transaction works, and forgets it afterwards", async () => {
    const scope = { organizationId: "o", accountId: "a" };
    const who = sql<{ who: string }>`SELECT concat(current_setting('nhiemky.organization_id', true),
      current_setting('nhiemky.account_id', true)) AS who`;
    const { db: alone, stop } = await cloneDatabase();
    const inside = await inWriteTx(alone, scope, async (tx) =>
      ok((await who.execute(tx)).rows[0]?.who),
    );
    expect([inside, (await who.execute(alone)).rows[0]?.who]).toEqual([ok("oa"), ""]);
    await stop();
  });

  test("transactions that get in each other's way are tried again until each was right", async () => {
    await sql`CREATE TABLE counter (n integer)`.execute(db);
    await sql`INSERT INTO counter VALUES (0)`.execute(db);
    const addOne = () =>
      inWriteTx(
        db,
        nobody,
        async (tx) => {
          const { rows } = await sql<{ n: number }>`SELECT n FROM counter`.execute(tx);
          await sql`UPDATE counter SET n = ${(rows[0]?.n ?? 0) + 1}`.execute(tx);
          return ok(undefined);
        },
        { isolation: "serializable" },
      );
    await Promise.all([addOne(), addOne(), addOne()]);
    expect((await sql`SELECT n FROM counter`.execute(db)).rows).toEqual([{ n: 3 }]);
  });
});

describe("within a transaction", () => {
  test("a use case joins it, and a problem undoes that use case alone", async () => {
    const before = await count(db);
    await inRollback(async (outer) => {
      await inWriteTx(outer, nobody, async (tx) => ok(await write(tx, 10)));
      await inWriteTx(outer, nobody, async (tx) => err(await write(tx, 11)));
      await expect(
        inWriteTx(outer, nobody, async (tx) => ok(await write(tx, 12, ""))),
      ).rejects.toThrow();
      expect(await inReadTx(outer, nobody, count)).toBe((before ?? 0) + 1);
    });
    expect(await count(db)).toBe(before);
  });
});

describe("inRehearsal(db, scope, work)", () => {
  test("answers as the act would, and keeps nothing", async () => {
    const before = await count(db);
    const result = await inRehearsal(db, nobody, async (tx) => {
      await write(tx, 20);
      return ok("would be kept");
    });
    expect([result, await count(db)]).toEqual([ok("would be kept"), before]);
  });

  test("hears of what would be refused at the end", async () => {
    const constraints = { note_id_key: () => "taken" };
    const result = await inRehearsal(db, nobody, async (tx) => ok(await write(tx, 1)), {
      constraints,
    });
    expect(result).toEqual(err("taken"));
  });
});

describe("inReadTx(db, scope, work)", () => {
  test("sees one moment, whatever others commit meanwhile", async () => {
    await inReadTx(db, nobody, async (tx) => {
      const before = await count(tx);
      await sql`INSERT INTO note VALUES (30, 'later')`.execute(db);
      expect(await count(tx)).toBe(before);
    });
  });

  test("the database refuses to write in it", async () => {
    const sneaky = inReadTx(db, nobody, (tx) => sql`DELETE FROM note`.execute(tx));
    await expect(sneaky).rejects.toThrow("read-only transaction");
  });

  test("the right to read is not the right to write", () => {
    const needsWriting = (tx: WriteTx) => tx;
    // @ts-expect-error a ReadTx does not pass for a WriteTx
    const misuse = (tx: ReadTx) => needsWriting(tx);
    // @ts-expect-error a query with a ReadTx cannot even say "delete"
    const deletion = (tx: ReadTx) => tx.deleteFrom("account");
    expect([misuse, deletion]).toHaveLength(2);
  });
});
