import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartupProblem } from "../adapters/postgres/connect-problem.ts";
import { smtpMailer } from "../adapters/mail/smtp-mailer.ts";
import type { Mailer } from "../application/ports.ts";
import { offerSetUp } from "../application/identity/set-up.ts";
import { PortProblem, type RunningServer, startServer } from "./server.ts";

interface ServerArguments {
  readonly port: number;
  readonly host: string;
  readonly data: string | undefined;
}

const USAGE = "[--port N] [--host H] [--data DIR]";

function readArguments(argv: readonly string[]): ServerArguments | "help" | undefined {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: "string", default: "8080" },
        host: { type: "string", default: "127.0.0.1" },
        data: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return "help";
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) return undefined;
    return { port, host: values.host, data: values.data };
  } catch {
    return undefined;
  }
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const complain = (line: string) => process.stderr.write(`${line}\n`);

/** Ends the program when its database is gone: every further answer would be an error. */
const endOnLoss = (lost: StartupProblem) => {
  complain(lost.vi);
  process.exit(1);
};

function untilStopped(server: RunningServer): Promise<void> {
  return new Promise((stopped) => {
    let isStopping = false;
    const stop = () => {
      if (isStopping) return;
      isStopping = true;
      void server
        .stop()
        .catch((error: unknown) => complain(String(error)))
        .finally(stopped);
    };
    process.on("SIGINT", stop);
    process.on("SIGTERM", stop);
    process.on("SIGHUP", stop);
  });
}

async function runUntilStopped(start: () => Promise<RunningServer>): Promise<0 | 1> {
  try {
    await untilStopped(await start());
    return 0;
  } catch (error) {
    if (error instanceof StartupProblem) complain(error.vi);
    else if (error instanceof PortProblem || error instanceof SettingsProblem)
      complain(error.message);
    else throw error;
    return 1;
  }
}

/** Letters leave through `SMTP_URL` in the name of `MAIL_FROM`; null where neither is set. */
function mailerOf({ SMTP_URL: url, MAIL_FROM: from }: NodeJS.ProcessEnv): Mailer | null {
  if (url === undefined && from === undefined) return null;
  if (url !== undefined && from !== undefined && /^smtps?:\/\//u.test(url))
    return smtpMailer({ url, from });
  throw new SettingsProblem(
    "Chưa gửi được thư: đặt cả SMTP_URL (smtp://máy-chủ:cổng) và MAIL_FROM (Tên <địa chỉ>), hoặc bỏ cả hai.",
  );
}

/** A setting of the surroundings that the program cannot work with. */
class SettingsProblem extends Error {}

/** `nhiemky start`: the system for real use; nothing preloaded. */
export async function start(argv: readonly string[]): Promise<0 | 1 | 2> {
  const options = readArguments(argv);
  if (options === "help" || options === undefined) {
    (options === "help" ? say : complain)(`Cách dùng: npm start -- ${USAGE}`);
    return options === "help" ? 0 : 2;
  }
  return runUntilStopped(async () => {
    const server = await startServer({
      port: options.port,
      host: options.host,
      dataFolder: resolve(options.data ?? "data"),
      databaseUrl: process.env["DATABASE_URL"],
      mailer: mailerOf(process.env),
      publicAddress: process.env["PUBLIC_URL"],
      onLost: endOnLoss,
    });
    say(`Nhiệm Kỳ đang chạy tại ${server.address}`);
    const token = await offerSetUp(server.deps);
    if (token !== undefined) {
      say(`Tạo quản trị viên đầu tiên (dùng một lần): ${server.address}/thiet-lap?token=${token}`);
    }
    say("Nhấn Ctrl-C để dừng.");
    return server;
  });
}

/** `nhiemky demo`: the system on the sample plan of Vũng Tàu, in a fresh data folder. */
export async function demo(argv: readonly string[]): Promise<0 | 1 | 2> {
  const options = readArguments(argv);
  if (options === "help" || options === undefined) {
    (options === "help" ? say : complain)(`Cách dùng: npm run demo -- ${USAGE}`);
    return options === "help" ? 0 : 2;
  }
  const { loadSample, SAMPLE_ACCOUNTS, SAMPLE_PASSWORD, sampleClock } =
    await import("./load-sample.ts");
  const fresh = options.data === undefined ? await mkdtemp(join(tmpdir(), "nhiemky-demo-")) : null;
  try {
    return await runUntilStopped(async () => {
      say("Đang nạp kế hoạch mẫu…");
      const server = await startServer({
        port: options.port,
        host: options.host,
        dataFolder: resolve(fresh ?? options.data ?? ""),
        clock: sampleClock,
        prepare: loadSample,
        onLost: endOnLoss,
      });
      say(`Nhiệm Kỳ (dữ liệu mẫu) đang chạy tại ${server.address}`);
      say(`Tài khoản mẫu, cùng mật khẩu ${SAMPLE_PASSWORD}:`);
      for (const account of SAMPLE_ACCOUNTS) {
        say(`  ${account.username.padEnd(12)} ${account.fullName}, ${account.position}`);
      }
      say("Nhấn Ctrl-C để dừng.");
      return server;
    });
  } finally {
    if (fresh !== null) await rm(fresh, { recursive: true, force: true });
  }
}
