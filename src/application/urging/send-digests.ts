import { groupBy } from "../../domain/kernel/group-by.ts";
import { ok } from "../../domain/kernel/result.ts";
import { isSendingTime } from "../../domain/urging/sending-hours.ts";
import { endOfDay, toLocalDate, toLocalMoment } from "../instant.ts";
import type { Dependencies, Stores } from "../ports.ts";
import { type UrgingRules, type WrittenDigest, composeDigest, rulesOf } from "./compose-digest.ts";
import type { OwedFacts } from "./urging-store.ts";

/** True while the rules let people be disturbed. */
export const isOpen = ({ policy, calendar }: UrgingRules, now: string): boolean =>
  policy.isOn &&
  isSendingTime(toLocalMoment(now), { from: policy.hoursFrom, until: policy.hoursUntil }, calendar);

/** Tasks of each unit in a digest, for the log beside the obligation. */
async function logDigest(
  { events }: Stores,
  owed: readonly OwedFacts[],
  noticeId: string,
): Promise<void> {
  for (const [obligationId, tasks] of groupBy(owed, (task) => task.obligationId))
    await events.record({
      subject: "obligation",
      subjectId: obligationId,
      kind: "obligation.digest-sent",
      details: {
        noticeId,
        to: tasks[0]?.fullName ?? "",
        itemNumbers: tasks.map(({ itemNumber }) => itemNumber),
      },
    });
}

/**
 * Writes today's digest of everybody who owes something (bản nhắc việc), as a notice in the product and,
 * where mail is set up, as a message that waits to leave. Nobody gets a second one within a day, and
 * whoever has submitted is not in it. Answers how many were written.
 */
export async function sendDigests(
  deps: Dependencies,
  organizationId: string,
  address: string,
): Promise<number> {
  const { work, clock, secrets, mailer } = deps;
  const written = await work.write({ organizationId }, async (stores) => {
    const { urging } = stores;
    const now = clock.now();
    const rules = await rulesOf(urging, address);
    if (!isOpen(rules, now)) return ok(0);
    await urging.takeTurn();
    const today = toLocalDate(now);
    let count = 0;
    const keep = async (owed: readonly OwedFacts[], digest: WrittenDigest) => {
      const { accountId, email } = owed[0] as OwedFacts; // a digest has at least one task
      const id = secrets.newId();
      await urging.addNotice({ id, accountId, at: now, ...digest });
      await logDigest(stores, owed, id);
      if (mailer !== null && email !== "")
        await urging.addMessage({
          id: secrets.newId(),
          noticeId: id,
          accountId,
          address: email,
          dueAt: now,
          expiresAt: endOfDay(today),
        });
      count += 1;
    };
    for (const owed of groupBy(await urging.listOwed(today), (task) => task.accountId).values()) {
      const digest = composeDigest(owed, rules, now);
      if (digest !== undefined) await keep(owed, digest);
    }
    return ok(count);
  });
  return written.ok ? written.value : 0;
}
