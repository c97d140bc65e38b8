import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { type CalendarDecision } from "../../domain/period/working-days.ts";
import {
  type Digest,
  type OwedTask,
  USUAL_DIGESTS,
  digestLines,
  digestOf,
} from "../../domain/urging/digest.ts";
import {
  type MessageTemplate,
  type TemplateKind,
  USUAL_TEMPLATES,
  fillTemplate,
} from "../../domain/urging/message-template.ts";
import { USUAL_HOURS } from "../../domain/urging/sending-hours.ts";
import { hoursBetween, toLocalDate } from "../instant.ts";
import type { OwedFacts, UrgingPolicy, UrgingStore } from "./urging-store.ts";

/** What holds where an organization has chosen nothing: reminding is on. */
export const USUAL_POLICY: UrgingPolicy = {
  isOn: true,
  isRehearsal: false,
  hoursFrom: USUAL_HOURS.from,
  hoursUntil: USUAL_HOURS.until,
  workingDaysBefore: USUAL_DIGESTS.workingDaysBefore,
};

/** How an organization reminds, read at one moment. */
export interface UrgingRules {
  readonly policy: UrgingPolicy;
  readonly calendar: CalendarDecision;
  readonly templates: ReadonlyMap<TemplateKind, MessageTemplate>;
  /** Address of the pages, "http://nhiemky.local". */
  readonly address: string;
}

export const rulesOf = async (urging: UrgingStore, address: string): Promise<UrgingRules> => ({
  policy: (await urging.findPolicy()) ?? USUAL_POLICY,
  calendar: await urging.findCalendar(),
  templates: await urging.listTemplates(),
  address,
});

const toTask = (owed: OwedFacts): OwedTask => ({
  round: owed.round,
  unit: owed.unit,
  itemNumber: owed.itemNumber,
  itemTitle: owed.isConfidential ? null : owed.itemTitle,
  dueOn: toLocalDate(owed.dueAt),
  isReturned: owed.isReturned,
  isBlocked: owed.isBlocked,
});

/** A digest in words, with the tasks it tells of. */
export interface WrittenDigest extends MessageTemplate {
  readonly occasion: Digest["occasion"];
  readonly taskIds: readonly string[];
}

const unitsOf = (owed: readonly OwedFacts[]): string =>
  [...new Set(owed.map(({ unit }) => unit))].join(", ");

/**
 * The digest of one person in the words of the organization, undefined where none is due. With
 * `isRepeat` the pause since the last one is not asked about: a letter that waited is written anew.
 */
export function composeDigest(
  owed: readonly OwedFacts[],
  { policy, calendar, templates, address }: UrgingRules,
  now: string,
  { isRepeat = false } = {},
): WrittenDigest | undefined {
  const [first] = owed;
  if (first === undefined) return undefined;
  const today: LocalDate = toLocalDate(now);
  const since = first.lastDigestAt;
  const digest = digestOf(
    owed.map(toTask),
    { today, hoursSinceLast: isRepeat || since === null ? null : hoursBetween(since, now) },
    { ...USUAL_DIGESTS, workingDaysBefore: policy.workingDaysBefore },
    calendar,
  );
  if (digest === undefined) return undefined;
  const kind = `digest_${digest.occasion}` as const;
  const words = fillTemplate(templates.get(kind) ?? USUAL_TEMPLATES[kind], {
    ho_ten: first.fullName,
    don_vi: unitsOf(owed),
    so_phan_viec: String(owed.length),
    so_ngay: String(Math.abs(digest.daysLeft)),
    danh_sach: digestLines(digest, today).join("\n"),
    dia_chi: `${address}/viec-cua-toi`,
  });
  return { ...words, occasion: digest.occasion, taskIds: owed.map(({ taskId }) => taskId) };
}
