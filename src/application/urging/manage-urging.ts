import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import {
  MESSAGE_STATES,
  type MessageState,
  WAITING_FOR_A_PERSON,
} from "../../domain/urging/delivery.ts";
import {
  type MessageTemplate,
  TEMPLATE_KINDS,
  type TemplateKind,
  USUAL_TEMPLATES,
  checkTemplate,
} from "../../domain/urging/message-template.ts";
import { notFound, requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import { endOfDay, toLocalDate } from "../instant.ts";
import type { Dependencies } from "../ports.ts";
import { USUAL_POLICY } from "./compose-digest.ts";
import type { UrgingPolicy } from "./urging-store.ts";

type Forbidden = Problem<"access.action.forbidden">;

/** How the organization reminds, in which words, and how its messages fare (nếp nhắc việc). */
export async function viewUrging({ work, mailer }: Dependencies, actor: Actor) {
  const allowed = requireAction(actor, "urging.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ urging }) => {
    const templates = await urging.listTemplates();
    const counts = await urging.countMessages();
    const policy = (await urging.findPolicy()) ?? USUAL_POLICY;
    return ok({
      policy: { ...policy, workingDaysBefore: [...policy.workingDaysBefore] },
      hasMail: mailer !== null,
      templates: TEMPLATE_KINDS.map((kind) => ({
        kind,
        ...(templates.get(kind) ?? USUAL_TEMPLATES[kind]),
        isUsual: !templates.has(kind),
      })),
      counts: Object.fromEntries(
        MESSAGE_STATES.map((state) => [state, counts[state] ?? 0]),
      ) as Record<MessageState, number>,
    });
  });
}

/** More than a month of working days is no reminder any more. */
const FARTHEST_DAYS = 20;

type PolicyProblem = Problem<
  "access.action.forbidden" | "urging.policy.days-too-far" | "urging.policy.hours-reversed"
>;

/** Sets when and how the organization reminds; the former rules stay on record. */
export async function setUrgingPolicy(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  policy: UrgingPolicy,
): Promise<Result<void, PolicyProblem>> {
  const allowed = requireAction(actor, "urging.manage");
  if (!allowed.ok) return allowed;
  const { workingDaysBefore, hoursFrom: from, hoursUntil: until } = policy;
  if (workingDaysBefore.some((days) => days < 1 || days > FARTHEST_DAYS))
    return err(problem("urging.policy.days-too-far", { most: FARTHEST_DAYS }));
  if (from >= until) return err(problem("urging.policy.hours-reversed", { from, until }));
  return work.write<void, PolicyProblem>(actor, async ({ urging, events }) => {
    const id = secrets.newId();
    await urging.setPolicy(id, policy, clock.now());
    await events.record({
      subject: "urging-policy",
      subjectId: id,
      kind: "urging.policy-set",
      details: { ...policy },
    });
    return ok(undefined);
  });
}

type TemplateProblem = Problem<
  "access.action.forbidden" | "urging.template.empty" | "urging.template.unknown-fact"
>;

/** Sets the words of a kind of message; the former words stay on record. */
export async function setMessageTemplate(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  kind: TemplateKind,
  template: MessageTemplate,
): Promise<Result<void, TemplateProblem>> {
  const allowed = requireAction(actor, "urging.manage");
  if (!allowed.ok) return allowed;
  const checked = checkTemplate(template);
  if (!checked.ok) return checked;
  return work.write<void, TemplateProblem>(actor, async ({ urging, events }) => {
    const id = secrets.newId();
    await urging.setTemplate(id, kind, template, clock.now());
    await events.record({
      subject: "message-template",
      subjectId: id,
      kind: "urging.template-set",
      details: { kind },
    });
    return ok(undefined);
  });
}

/** Messages in the given states, the latest first (sổ tin gửi). */
export async function listMessages(
  { work }: Dependencies,
  actor: Actor,
  page: {
    readonly states: readonly MessageState[];
    readonly limit: number;
    readonly offset: number;
  },
) {
  const allowed = requireAction(actor, "urging.read");
  if (!allowed.ok) return allowed;
  return work.read(actor, async ({ urging }) => ok(await urging.listMessages(page)));
}

type ReleaseProblem =
  Forbidden | Problem<"access.thing.not-found" | "urging.message.not-releasable">;

/**
 * Lets a message go again that failed, or of which nobody knows whether it left. It is written anew
 * from what is owed when its turn comes, and is cancelled then where nothing is.
 */
export async function releaseMessage(
  { work, clock }: Dependencies,
  actor: Actor,
  id: string,
): Promise<Result<void, ReleaseProblem>> {
  const allowed = requireAction(actor, "urging.manage");
  if (!allowed.ok) return allowed;
  return work.write<void, ReleaseProblem>(actor, async ({ urging, events }) => {
    const message = await urging.findMessage(id);
    if (message === undefined) return notFound("message");
    if (!WAITING_FOR_A_PERSON.includes(message.state))
      return err(problem("urging.message.not-releasable", { state: message.state }));
    const now = clock.now();
    await urging.releaseMessage(id, now, endOfDay(toLocalDate(now)));
    await events.record({
      subject: "message",
      subjectId: id,
      kind: "message.released",
      from: message.state,
      to: "queued",
    });
    return ok(undefined);
  });
}
