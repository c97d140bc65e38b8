import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { Dependencies } from "../ports.ts";
import type { Authenticated } from "./authenticate.ts";
import { checkPassword } from "./password-rule.ts";

type ChangeProblem = Problem<
  "access.session.wrong-credentials" | "organisation.account.password-weak"
>;

/** Replaces the person's own password and ends their other sessions. */
export async function changePassword(
  { work, secrets }: Dependencies,
  { actor, account }: Authenticated,
  request: { readonly current: string; readonly next: string; readonly sessionToken: string },
): Promise<Result<void, ChangeProblem>> {
  if (!(await secrets.verifyPassword(account.passwordHash, request.current))) {
    return err(problem("access.session.wrong-credentials", {}));
  }
  const checked = checkPassword(account.username, request.next);
  if (!checked.ok) return checked;
  const hash = await secrets.hashPassword(request.next);
  return work.write(actor, async ({ identity, events }) => {
    await identity.setPassword(account.id, hash);
    await identity.closeSessionsOf(account.id, secrets.fingerprint(request.sessionToken));
    await events.record({
      subject: "account",
      subjectId: account.id,
      kind: "account.password-changed",
    });
    return ok(undefined);
  });
}
