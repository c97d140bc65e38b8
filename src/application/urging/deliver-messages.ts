import { ok } from "../../domain/kernel/result.ts";
import { type DeliveryOutcome, afterAttempt } from "../../domain/urging/delivery.ts";
import type { MessageTemplate } from "../../domain/urging/message-template.ts";
import { addMilliseconds, millisecondsBetween, toLocalDate } from "../instant.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { composeDigest, rulesOf } from "./compose-digest.ts";
import { isOpen } from "./send-digests.ts";
import type { ClaimedMessage } from "./urging-store.ts";

/** A claimed message in its words, ready to be handed over. */
interface ReadyMessage extends ClaimedMessage {
  readonly words: MessageTemplate;
}

type Turn =
  | { readonly kind: "none" }
  | { readonly kind: "settled" }
  | { readonly kind: "ready"; readonly message: ReadyMessage };

/**
 * Takes the next message whose turn has come and writes it from what is owed at this moment: between
 * the digest and the letter hours may lie, and a unit that has submitted meanwhile is left in peace.
 */
async function nextMessage({ urging }: Stores, address: string, now: string): Promise<Turn> {
  const rules = await rulesOf(urging, address);
  if (!isOpen(rules, now)) return { kind: "none" };
  const claimed = await urging.claimMessage(now);
  if (claimed === undefined) return { kind: "none" };
  const settle = (state: "cancelled" | "failed" | "rehearsed", words: MessageTemplate | null) =>
    urging.settleMessage({ id: claimed.id, state, dueAt: null, attempt: null, words, at: now });
  if (claimed.expiresAt <= now) {
    await settle("failed", null);
    return { kind: "settled" };
  }
  const owed = await urging.listOwed(toLocalDate(now), claimed.accountId);
  const words = composeDigest(owed, rules, now, { isRepeat: true });
  if (words === undefined || rules.policy.isRehearsal) {
    await settle(words === undefined ? "cancelled" : "rehearsed", words ?? null);
    return { kind: "settled" };
  }
  return { kind: "ready", message: { ...claimed, words } };
}

async function settle(
  { urging }: Stores,
  message: ReadyMessage,
  outcome: DeliveryOutcome,
  now: string,
): Promise<void> {
  const left = millisecondsBetween(now, message.expiresAt);
  const { state, pause } = afterAttempt(outcome, message.attempts, left);
  await urging.settleMessage({
    id: message.id,
    state,
    dueAt: pause === null ? null : addMilliseconds(now, pause),
    attempt: { number: message.attempts, outcome: outcome.kind, answer: outcome.answer },
    words: message.words,
    at: now,
  });
}

/**
 * Hands over the messages whose turn has come, one after the other, each in three steps that are kept
 * apart: claimed, handed over, settled. What is interrupted between them is found by
 * `settleInterrupted`. Answers how many left.
 */
export async function deliverMessages(
  { work, clock, mailer }: Dependencies,
  organizationId: string,
  address: string,
): Promise<number> {
  if (mailer === null) return 0;
  let sent = 0;
  for (;;) {
    const turn = await work.write({ organizationId }, async (stores) =>
      ok(await nextMessage(stores, address, clock.now())),
    );
    if (!turn.ok || turn.value.kind === "none") return sent;
    if (turn.value.kind !== "ready") continue;
    const { message } = turn.value;
    const outcome = await mailer.send({
      id: message.id,
      to: message.address,
      subject: message.words.subject,
      text: message.words.body,
    });
    await work.write({ organizationId }, async (stores) => {
      await settle(stores, message, outcome, clock.now());
      return ok(undefined);
    });
    if (outcome.kind === "sent") sent += 1;
  }
}

/**
 * Messages that a stopped program left in the middle: nobody knows whether they left, so they wait for
 * a person, in the open. Called once when the program starts, before anything is sent.
 */
export async function settleInterrupted(
  { work, clock }: Dependencies,
  organizationId: string,
): Promise<number> {
  const settled = await work.write({ organizationId }, async ({ urging }) => {
    const now = clock.now();
    const interrupted = await urging.listInterrupted(now);
    for (const { id, attempts } of interrupted)
      await urging.settleMessage({
        id,
        state: "unknown",
        dueAt: null,
        attempt: { number: attempts, outcome: "interrupted", answer: "" },
        words: null,
        at: now,
      });
    return ok(interrupted.length);
  });
  return settled.ok ? settled.value : 0;
}
