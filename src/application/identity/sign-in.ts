import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { Dependencies } from "../ports.ts";
import { type Authenticated, toActor } from "./authenticate.ts";

type SignInProblem = Problem<
  "access.session.wrong-credentials" | "access.session.too-many-attempts"
>;

export interface SignedIn extends Authenticated {
  /** Goes into the cookie; only its hash is kept. */
  readonly token: string;
}

const SESSION_HOURS = 12;
const ATTEMPTS_ALLOWED = 8;
const ATTEMPT_WINDOW_SECONDS = 15 * 60;
/** Verified when the name is unknown, so that both cases take the same time. */
const DECOY_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$5lzL0VuuJDv/RGkwh6it6A$XnPL0ucUew1dL39ZkqOVzpPO0xeqTlmczawjPlvFPRs";

const later = (now: string, seconds: number): string =>
  new Date(Date.parse(now) + seconds * 1000).toISOString();

/** Signs a person in with name and password; slows down guessing by name. */
export async function signIn(
  { work, clock, secrets }: Dependencies,
  request: { readonly username: string; readonly password: string; readonly address: string },
): Promise<Result<SignedIn, SignInProblem>> {
  const username = request.username.trim().toLowerCase();
  const now = clock.now();
  const nobody = { organizationId: null };
  const known = await work.read(nobody, async ({ identity }) => ({
    failures: await identity.countRecentFailures(username, later(now, -ATTEMPT_WINDOW_SECONDS)),
    account: await identity.findAccountByUsername(username),
  }));
  if (known.failures >= ATTEMPTS_ALLOWED) {
    return err(
      problem("access.session.too-many-attempts", { retryAfterSeconds: ATTEMPT_WINDOW_SECONDS }),
    );
  }
  const { account } = known;
  const isRight = await secrets.verifyPassword(
    account?.passwordHash ?? DECOY_HASH,
    request.password,
  );
  if (account === undefined || !isRight || account.isDisabled) {
    await work.write(nobody, async ({ identity }) =>
      ok(await identity.recordFailure(username, request.address, now)),
    );
    return err(problem("access.session.wrong-credentials", {}));
  }
  const token = secrets.randomToken();
  const csrfToken = secrets.randomToken();
  const actor = toActor(account);
  await work.write(actor, async ({ identity, events }) => {
    await identity.openSession({
      tokenHash: secrets.fingerprint(token),
      accountId: account.id,
      csrfToken,
      expiresAt: later(now, SESSION_HOURS * 3600),
    });
    await events.record({ subject: "account", subjectId: account.id, kind: "account.signed-in" });
    return ok(undefined);
  });
  return ok({ actor, account, csrfToken, token });
}
