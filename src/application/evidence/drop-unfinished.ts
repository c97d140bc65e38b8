import { UNFINISHED_HOURS } from "../../domain/collection/evidence.ts";
import { ok } from "../../domain/kernel/result.ts";
import { addHours } from "../instant.ts";
import type { Dependencies } from "../ports.ts";

/** Gives up uploads that nobody finished within a day: they prove nothing and fill the server. */
export async function dropUnfinished(
  { work, clock }: Dependencies,
  organizationId: string,
): Promise<void> {
  await work.write({ organizationId }, async ({ evidence }) => {
    await evidence.dropUnfinished(addHours(clock.now(), -UNFINISHED_HOURS));
    return ok(undefined);
  });
}
