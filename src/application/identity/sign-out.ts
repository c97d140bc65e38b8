import { ok } from "../../domain/kernel/result.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";

/** Ends the browser session behind a cookie. */
export async function signOut(
  { work, secrets }: Dependencies,
  actor: Actor,
  token: string,
): Promise<void> {
  await work.write(actor, async ({ identity, events }) => {
    await identity.closeSession(secrets.fingerprint(token));
    await events.record({
      subject: "account",
      subjectId: actor.accountId,
      kind: "account.signed-out",
    });
    return ok(undefined);
  });
}
