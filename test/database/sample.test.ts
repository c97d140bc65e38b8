import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/application/actor.ts";
import { viewEvaluation } from "../../src/application/evaluation/view-evaluation.ts";
import { viewTable } from "../../src/application/consolidation/view-table.ts";
import { toActor } from "../../src/application/identity/authenticate.ts";
import { signIn } from "../../src/application/identity/sign-in.ts";
import { viewTracking } from "../../src/application/tracking/view-tracking.ts";
import { VERDICTS } from "../../src/domain/evaluation/verdict.ts";
import { dependenciesOn } from "../../src/main/dependencies.ts";
import {
  SAMPLE_ACCOUNTS,
  SAMPLE_PASSWORD,
  loadSample,
  sampleClock,
} from "../../src/main/load-sample.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { databaseOfThisFile } from "../support/database.ts";

const { db, pool } = await databaseOfThisFile();
const deps = dependenciesOn(db, sampleClock);
let finance: Actor;
let roundId: string;

beforeAll(async () => {
  const learn = async () => void (await pool.query("ANALYZE"));
  await loadSample(deps, learn);
  await learn();
  const account = await deps.work.read({ organizationId: null }, ({ identity }) =>
    identity.findAccountByUsername("tckh"),
  );
  if (account === undefined) throw new Error("nobody is tckh");
  finance = toActor(account);
  const rounds = await deps.work.read(finance, ({ round }) => round.list());
  roundId = rounds[0]?.id ?? "";
}, 120_000);

/** What a view answers to a person who may read it. */
function seen<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

describe("the sample", () => {
  test("stands where its story ends: two days late, fifty parts of twenty units missing", async () => {
    const { totals, daysLate } = seen(await viewTracking(deps, finance, roundId));
    expect(totals).toEqual({
      tasks: 198,
      accepted: 81,
      submitted: 67,
      returned: 5,
      inProgress: 28,
      notStarted: 17,
      missing: 50,
      unitsMissing: 20,
    });
    expect(daysLate).toBe(2);
  });

  test("shows every verdict at least once", async () => {
    const { counts } = seen(await viewEvaluation(deps, finance, roundId));
    expect(VERDICTS.filter((verdict) => counts[verdict] === 0)).toEqual([]);
  });

  test("adds the wards up to the city", async () => {
    const rounds = await deps.work.read(finance, ({ round }) => round.list());
    const formId = rounds[0]?.forms.find(({ code }) => code === "Biểu 04")?.id ?? "";
    const { table } = seen(await viewTable(deps, finance, { roundId, formId }));
    expect(table.counts).toMatchObject({ unaccepted: 0, blank: 0 });
  });

  test("holds no figure of a possible state secret", async () => {
    const { groups } = seen(await viewEvaluation(deps, finance, roundId));
    const secret = groups
      .flatMap((group) => group.targets)
      .filter(({ itemNumber }) => ["5.1", "5.2", "5.3"].includes(itemNumber));
    expect(secret.map(({ values }) => values)).toEqual([[], [], []]);
  });

  test("every person it names can sign in, and the clock runs on by itself", async () => {
    for (const { username } of SAMPLE_ACCOUNTS) {
      const request = { username, password: SAMPLE_PASSWORD, address: "127.0.0.1" };
      expect([username, (await signIn(deps, request)).ok]).toEqual([username, true]);
    }
    expect(sampleClock.now() >= "2024-09-10T01:15:00.000Z").toBe(true);
  });

  test("is loaded once", async () => {
    await loadSample(deps);
    expect(await deps.work.read(finance, ({ round }) => round.list())).toHaveLength(1);
  });

  test("knows the corrected figure and the one before it", async () => {
    const rows = await db
      .selectFrom("figure_entry")
      .innerJoin("form_row", "form_row.id", "figure_entry.form_row_id")
      .innerJoin("form_column", "form_column.id", "figure_entry.form_column_id")
      .where("form_row.label", "=", "Lượng khách lưu trú")
      .where("form_column.year", "=", 2024)
      .orderBy("figure_entry.entered_at")
      .select(["figure_entry.value", "figure_entry.superseded_at as supersededAt"])
      .execute();
    expect(rows.map(({ value, supersededAt }) => [value, supersededAt !== null])).toEqual([
      ["2.62", true],
      ["2.7", false],
    ]);
  });
});
