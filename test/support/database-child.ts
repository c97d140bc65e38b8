import { openDatabase } from "../../src/adapters/postgres/connect.ts";
import { StartupProblem } from "../../src/adapters/postgres/connect-problem.ts";
import { findServerProgram } from "../../src/adapters/postgres/embedded-program.ts";

// A program of its own that tests start, kill and run under other accounts; it tells what it does in
// lines on standard output.

const [task = "", dataFolder = "", packageFolder = ""] = process.argv.slice(2);
const tell = (line: string) => process.stdout.write(`${line}\n`);

const tasks: Readonly<Record<string, () => Promise<void>>> = {
  /** Starts, says so, and stops. */
  async visit() {
    const { pool, stop } = await openDatabase({ dataFolder });
    const { rows } = await pool.query<{ n: number }>("SELECT count(*) AS n FROM pg_class");
    tell(rows[0] !== undefined && rows[0].n > 0 ? "answered" : "silent");
    await stop();
  },
  /** Starts and stays until it is ended from outside. */
  async stay() {
    await openDatabase({ dataFolder });
    tell("ready");
    setInterval(() => undefined, 1_000);
  },
  /** Writes rows as fast as it can, and tells the number of each one that was acknowledged. */
  async write() {
    const { pool } = await openDatabase({ dataFolder });
    await pool.query("CREATE TABLE IF NOT EXISTS written (n bigint PRIMARY KEY)");
    tell("ready");
    const { rows } = await pool.query<{ next: number }>(
      "SELECT coalesce(max(n) + 1, 0) AS next FROM written",
    );
    let next = rows[0]?.next ?? 0;
    const writer = async () => {
      for (;;) {
        const n = next++;
        await pool.query("INSERT INTO written VALUES ($1)", [n]);
        tell(String(n));
      }
    };
    await Promise.all([writer(), writer(), writer(), writer()]);
  },
  /** Starts and then meets a bug. */
  async crash() {
    await openDatabase({ dataFolder });
    tell("ready");
    setTimeout(() => {
      throw new Error("a bug, thrown on purpose by a test");
    }, 300);
  },
  /** Says which binaries it would run. */
  async program() {
    tell(findServerProgram(dataFolder, undefined, packageFolder).bin("postgres"));
  },
};

await tasks[task]?.().catch((error: unknown) => {
  if (!(error instanceof StartupProblem)) throw error;
  tell(`${error.code}: ${error.en}`);
  process.exitCode = 1;
});
