import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { ROLE_LABELS, type Role, isUnitRole } from "../../domain/organisation/role.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { checkPassword } from "../identity/password-rule.ts";
import type { Dependencies } from "../ports.ts";

export interface AddAccountRequest {
  readonly username: string;
  readonly fullName: string;
  readonly position: string;
  readonly phone: string;
  readonly email: string;
  readonly password: string;
  readonly mustChangePassword: boolean;
  readonly roles: readonly { readonly role: Role; readonly unitId: string | null }[];
  readonly hasClearance: boolean;
}

type AddProblem = Problem<
  | "access.action.forbidden"
  | "organisation.account.password-weak"
  | "organisation.account.role-needs-unit"
  | "organisation.account.username-taken"
>;

/** Gives a person an account with roles (cấp tài khoản). */
export async function addAccount(
  { work, secrets }: Dependencies,
  actor: Actor,
  request: AddAccountRequest,
): Promise<Result<{ readonly id: string }, AddProblem>> {
  const allowed = requireAction(actor, "account.manage");
  if (!allowed.ok) return allowed;
  const checked = checkPassword(request.username, request.password);
  if (!checked.ok) return checked;
  const adrift = request.roles.find((held) => isUnitRole(held.role) && held.unitId === null);
  if (adrift !== undefined) {
    return err(problem("organisation.account.role-needs-unit", { role: ROLE_LABELS[adrift.role] }));
  }
  const { password, ...facts } = request;
  const account = {
    ...facts,
    id: secrets.newId(),
    username: request.username.trim().toLowerCase(),
    passwordHash: await secrets.hashPassword(password),
  };
  return work.write(actor, async ({ identity, organisation, events }) => {
    if ((await identity.findAccountByUsername(account.username)) !== undefined) {
      return err(problem("organisation.account.username-taken", { username: account.username }));
    }
    await organisation.addAccount(account);
    await events.record({
      subject: "account",
      subjectId: account.id,
      kind: "account.created",
      details: { roles: request.roles.map((held) => held.role) },
    });
    return ok({ id: account.id });
  });
}
