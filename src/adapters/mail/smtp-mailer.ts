import { PassThrough } from "node:stream";
import nodemailer from "nodemailer";
import type { Mailer, OutgoingMail } from "../../application/ports.ts";
import type { DeliveryOutcome } from "../../domain/urging/delivery.ts";

/** Where letters are handed over, and in whose name. */
export interface SmtpSettings {
  /** "smtp://user:password@mail.example.vn:587", "smtps://…". */
  readonly url: string;
  /** "Nhiệm Kỳ <nhiemky@example.vn>". */
  readonly from: string;
  /** How long a silent server is waited for, in milliseconds. */
  readonly patience?: number;
}

const PATIENCE = 30_000;

interface SmtpError {
  readonly message: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/** The server does not know us: the set-up is to be mended, the letter is not at fault. */
const SIGNING_IN: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/**
 * Codes of 500 and above are the server's last word; 400 and above ask for another time; without a code
 * the line broke. Once the letter's last byte was taken, a broken line leaves open whether it arrived.
 */
function outcomeOf(
  { message, responseCode, response }: SmtpError,
  isHandedOver: boolean,
): DeliveryOutcome {
  const answer = (response ?? message).replace(/\s+/gu, " ").trim();
  if (responseCode !== undefined && responseCode >= 500)
    return { kind: SIGNING_IN.has(responseCode) ? "unreachable" : "refused", answer };
  if (responseCode === undefined && isHandedOver) return { kind: "unanswered", answer };
  return { kind: "unreachable", answer };
}

/** Hands letters to a mail server by SMTP (RFC 5321), one connection a letter. */
export function smtpMailer({ url, from, patience = PATIENCE }: SmtpSettings): Mailer {
  const transport = nodemailer.createTransport(
    {
      url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ id, to, subject, text }: OutgoingMail) {
      let isHandedOver = false;
      const watched = new PassThrough();
      // 'end' comes only when the connection has taken the last byte
      watched.on("end", () => {
        isHandedOver = true;
      });
      try {
        const message = await compose({ id, from, to, subject, text });
        watched.end(message.raw);
        const { response } = await transport.sendMail({ envelope: message.envelope, raw: watched });
        return { kind: "sent", answer: response };
      } catch (error) {
        return outcomeOf(error as SmtpError, isHandedOver);
      }
    },
  };
}

/** The letter as it travels, made by the library's own composer. */
async function compose({ id, from, to, subject, text }: OutgoingMail & { readonly from: string }) {
  const composer = nodemailer.createTransport({
    streamTransport: true,
    buffer: true,
    newline: "windows",
  });
  const { envelope, message } = await composer.sendMail({
    from,
    to,
    subject,
    text,
    messageId: `<${id}@nhiemky>`,
    headers: { "Auto-Submitted": "auto-generated" },
  });
  return { envelope: { from: envelope.from || from, to: envelope.to }, raw: message as Buffer };
}
