import type { Logger } from "pino";
import type { Dependencies } from "../application/ports.ts";
import { dropUnfinished } from "../application/evidence/drop-unfinished.ts";
import { deliverMessages, settleInterrupted } from "../application/urging/deliver-messages.ts";
import { listOrganizations } from "../application/urging/list-organizations.ts";
import { sendDigests } from "../application/urging/send-digests.ts";

const EVERY_MINUTE = 60_000;

/** Periodic work that can be ended; what is under way is finished first. */
export interface PeriodicWork {
  readonly stop: () => Promise<void>;
}

/**
 * What the program does by itself: every minute it writes the digests that are due (tự nhắc việc), hands
 * over the messages that wait, and gives up uploads that nobody finishes. Times come from the clock of
 * the dependencies, the rhythm from the machine.
 */
export function startPeriodicWork(
  deps: Dependencies,
  address: string,
  logger: Pick<Logger, "error">,
  every = EVERY_MINUTE,
): PeriodicWork {
  let isFirst = true;
  const round = async () => {
    for (const organizationId of await listOrganizations(deps)) {
      if (isFirst) await settleInterrupted(deps, organizationId);
      await sendDigests(deps, organizationId, address);
      await deliverMessages(deps, organizationId, address);
      await dropUnfinished(deps, organizationId);
    }
    isFirst = false;
  };
  let under: Promise<void> = Promise.resolve();
  let isBusy = false;
  const turn = () => {
    if (isBusy) return;
    isBusy = true;
    under = round()
      .catch((error: unknown) =>
        logger.error(error, "periodic work failed; it is tried again in a minute"),
      )
      .finally(() => {
        isBusy = false;
      });
  };
  const timer = setInterval(turn, every);
  return {
    stop: async () => {
      clearInterval(timer);
      await under;
    },
  };
}
