import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";

/** TCVN 14423:2026 asks for 14 characters where there is no second factor. */
const MINIMUM_LENGTH = 14;

/** Is the password long enough, and not the user name? */
export function checkPassword(
  username: string,
  password: string,
): Result<void, Problem<"organisation.account.password-weak">> {
  const isWeak =
    password.length < MINIMUM_LENGTH || password.toLowerCase() === username.toLowerCase();
  return isWeak
    ? err(problem("organisation.account.password-weak", { minimum: MINIMUM_LENGTH }))
    : ok(undefined);
}
