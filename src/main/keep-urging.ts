import type { Logger } from "pino";
import type { Dependencies } from "../application/ports.ts";
import { deliverMessages, settleInterrupted } from "../application/urging/deliver-messages.ts";
import { listOrganizations } from "../application/urging/list-organizations.ts";
import { sendDigests } from "../application/urging/send-digests.ts";

const EVERY_MINUTE = 60_000;

/** Periodic work that can be ended; what is under way is finished first. */
export interface Keeping {
  readonly stop: () => Promise<void>;
}

/**
 * Reminds by itself (tự nhắc việc): every minute it writes the digests that are due and hands over the
 * messages that wait. Times come from the clock of the dependencies, the rhythm from the machine.
 */
export function keepUrging(
  deps: Dependencies,
  address: string,
  logger: Pick<Logger, "error">,
  every = EVERY_MINUTE,
): Keeping {
  let isFirst = true;
  const round = async () => {
    for (const organizationId of await listOrganizations(deps)) {
      if (isFirst) await settleInterrupted(deps, organizationId);
      await sendDigests(deps, organizationId, address);
      await deliverMessages(deps, organizationId, address);
    }
    isFirst = false;
  };
  let under: Promise<void> = Promise.resolve();
  let isBusy = false;
  const turn = () => {
    if (isBusy) return;
    isBusy = true;
    under = round()
      .catch((error: unknown) => logger.error(error, "reminding failed; it is tried again"))
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
