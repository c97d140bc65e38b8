import { type Server, createServer } from "node:net";
import { type AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { aMailServer } from "../../../test/support/mail-server.ts";
import { smtpMailer } from "./smtp-mailer.ts";

const LETTER = {
  id: "0190b0c2-0000-7000-8000-000000000001",
  to: "canbo@phuong1.gov.vn",
  subject: "Quá hạn 2 ngày, 4 phần việc chưa nộp",
  text: "Kính gửi Trần Thị Bình,\n\n- 4.1 Tỷ lệ bao phủ bảo hiểm y tế: quá hạn 2 ngày\n",
};

const mailerTo = (url: string) =>
  smtpMailer({ url, from: "Nhiệm Kỳ <nhiemky@example.vn>", patience: 1_000 });

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function server(options: Parameters<typeof aMailServer>[0] = {}) {
  const mail = await aMailServer(options);
  closing.push(mail.stop);
  return mail;
}

describe("a letter by SMTP", () => {
  test("arrives whole, in Vietnamese, and says that a program wrote it", async () => {
    const mail = await server();
    expect((await mailerTo(mail.url).send(LETTER)).kind).toBe("sent");
    const [letter] = mail.letters;
    expect(letter?.to).toEqual([LETTER.to]);
    expect(letter?.subject).toBe(LETTER.subject);
    expect(letter?.text.trim()).toBe(LETTER.text.trim());
    expect(letter?.source).toMatch(/^Message-ID: <0190b0c2[^>]*@nhiemky>\r$/mu);
    expect(letter?.source).toMatch(/^Auto-Submitted: auto-generated\r$/mu);
  });

  test("to an address that the server does not know is refused, in the server's words", async () => {
    const mail = await server({ refuse: () => ({ code: 550, words: "khong co hop thu nay" }) });
    const outcome = await mailerTo(mail.url).send(LETTER);
    expect(outcome).toEqual({
      kind: "refused",
      answer: expect.stringContaining("khong co hop thu"),
    });
  });

  test("that the server puts off, or cannot be reached for, is tried later", async () => {
    const busy = await server({ refuse: () => ({ code: 451, words: "try again later" }) });
    expect((await mailerTo(busy.url).send(LETTER)).kind).toBe("unreachable");
    await busy.stop();
    expect((await mailerTo(busy.url).send(LETTER)).kind).toBe("unreachable");
  });

  test("whose line breaks after its last byte may have arrived", async () => {
    const mail = await server({ hangUpAfterData: true });
    expect((await mailerTo(mail.url).send(LETTER)).kind).toBe("unanswered");
  });

  test("to a server that says nothing is given up in time", async () => {
    const silent: Server = createServer(() => undefined).listen(0, "127.0.0.1");
    await new Promise((ready) => silent.once("listening", ready));
    closing.push(() => new Promise((done) => void silent.close(() => done())));
    const { port } = silent.address() as AddressInfo; // it listens on TCP
    expect((await mailerTo(`smtp://127.0.0.1:${port}`).send(LETTER)).kind).toBe("unreachable");
  });
});
