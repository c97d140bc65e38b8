/**
 * How far a message is (tình trạng tin gửi). queued: waits for its turn · sending: being handed over ·
 * sent: taken by the other side · failed: refused, or nobody would take it until it was too old ·
 * cancelled: its reason was gone before it left · unknown: the program stopped in the middle, so nobody
 * knows whether it left; a person decides · rehearsed: would have left, in a rehearsal.
 */
export const MESSAGE_STATES = [
  "queued",
  "sending",
  "sent",
  "failed",
  "cancelled",
  "unknown",
  "rehearsed",
] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** Nothing happens to these by itself: a person looks into them and may let them go again. */
export const WAITING_FOR_A_PERSON: readonly MessageState[] = ["failed", "unknown"];

/**
 * How handing over a message ended. refused: the other side will never take it · unreachable: it may
 * take it later · unanswered: it was handed over and the answer did not come.
 */
export type DeliveryOutcome =
  | { readonly kind: "sent"; readonly answer: string }
  | { readonly kind: "refused"; readonly answer: string }
  | { readonly kind: "unreachable"; readonly answer: string }
  | { readonly kind: "unanswered"; readonly answer: string };

/** Minutes until the next attempt; the last of them again and again. */
const PAUSES = [1, 5, 15, 30, 60] as const;

export interface NextStep {
  readonly state: MessageState;
  /** Milliseconds until the next attempt; null where there is none. */
  readonly pause: number | null;
}

/**
 * What becomes of a message after an attempt. What may have left is never sent again by itself: two
 * letters are worse than one that a person looks into. `attempts` counts the one that has just ended;
 * `left` is how long the message still makes sense, in milliseconds.
 */
export function afterAttempt(outcome: DeliveryOutcome, attempts: number, left: number): NextStep {
  switch (outcome.kind) {
    case "sent":
      return { state: "sent", pause: null };
    case "refused":
      return { state: "failed", pause: null };
    case "unanswered":
      return { state: "unknown", pause: null };
    case "unreachable": {
      const minutes = PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? PAUSES[0];
      const pause = minutes * 60_000;
      return pause < left ? { state: "queued", pause } : { state: "failed", pause: null };
    }
    default:
      return outcome satisfies never;
  }
}
