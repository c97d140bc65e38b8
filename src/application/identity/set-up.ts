import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import type { Dependencies } from "../ports.ts";
import { checkPassword } from "./password-rule.ts";

export interface SetUpRequest {
  readonly token: string;
  readonly organizationName: string;
  readonly areaName: string;
  readonly placeName: string;
  readonly fullName: string;
  readonly username: string;
  readonly password: string;
}

type SetUpProblem = Problem<
  | "organisation.setup.done"
  | "organisation.setup.token-wrong"
  | "organisation.account.password-weak"
>;

/**
 * Makes a token for the one-time link that creates the first administrator; undefined where the
 * system has accounts already.
 */
export async function offerSetUp({ work, secrets }: Dependencies): Promise<string | undefined> {
  const token = secrets.randomToken();
  const offered = await work.write({ organizationId: null }, async ({ identity }) => {
    if (await identity.hasAccounts()) return ok(false);
    await identity.offerSetup(secrets.fingerprint(token));
    return ok(true);
  });
  return offered.ok && offered.value ? token : undefined;
}

/** Creates the organization and its first administrator, once. */
export async function setUp(
  { work, clock, secrets }: Dependencies,
  request: SetUpRequest,
): Promise<Result<void, SetUpProblem>> {
  const checked = checkPassword(request.username, request.password);
  if (!checked.ok) return checked;
  const passwordHash = await secrets.hashPassword(request.password);
  const organizationId = secrets.newId();
  return work.write<void, SetUpProblem>(
    { organizationId },
    async ({ identity, organisation, events }) => {
      if (await identity.hasAccounts()) return err(problem("organisation.setup.done", {}));
      const isRight = await identity.takeSetup(secrets.fingerprint(request.token), clock.now());
      if (!isRight) return err(problem("organisation.setup.token-wrong", {}));
      await organisation.createOrganization({
        id: organizationId,
        name: request.organizationName,
        areaName: request.areaName,
        placeName: request.placeName,
        isIllustrative: false,
      });
      const id = secrets.newId();
      await organisation.addAccount({
        id,
        username: request.username.trim().toLowerCase(),
        fullName: request.fullName,
        position: "Quản trị hệ thống",
        phone: "",
        email: "",
        passwordHash,
        mustChangePassword: false,
        roles: [{ role: "admin", unitId: null }],
        hasClearance: false,
      });
      await events.record({ subject: "account", subjectId: id, kind: "account.created" });
      return ok(undefined);
    },
  );
}
