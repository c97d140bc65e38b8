import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A letter as the server took it. */
export interface ReceivedLetter {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly source: string;
}

export interface MailServer {
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  readonly stop: () => Promise<void>;
}

interface MailServerWish {
  /** Called for each address of a letter. */
  readonly refuse?: (
    address: string,
  ) => { readonly code: number; readonly words: string } | undefined;
  /** Takes the letter and breaks the line instead of answering. */
  readonly hangUpAfterData?: boolean;
  readonly port?: number;
}

const words = (encoded: string): string =>
  encoded
    .replace(/\?=\s+=\?/gu, "?==?")
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/giu, (_, kind: string, body: string) =>
      kind.toLowerCase() === "b"
        ? Buffer.from(body, "base64").toString("latin1")
        : quoted(body.replaceAll("_", " ")),
    );

const quoted = (body: string): string =>
  body
    .replace(/=\r?\n/gu, "")
    .replace(/=([\da-f]{2})/giu, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

const utf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");

function read(source: string, to: readonly string[]): ReceivedLetter {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const headers = head.replace(/\r\n[ \t]+/gu, " ");
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, "imu").exec(headers)?.[1] ?? "";
  const body = rest.join("\r\n\r\n");
  const coding = header("Content-Transfer-Encoding").toLowerCase();
  const plain =
    coding === "base64"
      ? Buffer.from(body, "base64").toString("latin1")
      : coding === "quoted-printable"
        ? quoted(body)
        : body;
  return {
    to,
    subject: utf8(words(header("Subject"))),
    text: utf8(plain).replaceAll("\r\n", "\n"),
    source,
  };
}

/** A real SMTP server on this machine, which keeps what it takes. */
export async function aMailServer(wish: MailServerWish = {}): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo({ address }, _session, answer) {
      const refused = wish.refuse?.(address);
      if (refused === undefined) answer();
      else answer(Object.assign(new Error(refused.words), { responseCode: refused.code }));
    },
    onData(stream, session, answer) {
      void text(stream).then((source) => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        letters.push(read(Buffer.from(source, "utf8").toString("latin1"), to));
        if (wish.hangUpAfterData === true) server.connections.forEach((each) => each.close());
        else answer(null, "da nhan");
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((ready) => server.listen(wish.port ?? 0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo; // it listens on TCP
  let isStopped = false;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    stop: () => {
      if (isStopped) return Promise.resolve();
      isStopped = true;
      return new Promise((done) => server.close(() => done()));
    },
  };
}
