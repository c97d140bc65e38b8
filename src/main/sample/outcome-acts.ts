import { freezeTable } from "../../application/consolidation/freeze-table.ts";
import { viewTable } from "../../application/consolidation/view-table.ts";
import { giveDirective } from "../../application/directive/give-directive.ts";
import { moveDirective } from "../../application/directive/move-directive.ts";
import { overrideVerdict } from "../../application/evaluation/override-verdict.ts";
import { beginReport } from "../../application/report/begin-report.ts";
import { editParagraph } from "../../application/report/edit-paragraph.ts";
import { sendReminders } from "../../application/tracking/send-reminders.ts";
import { must } from "./fixtures.ts";
import { storyGoesOn } from "./sample-clock.ts";
import type { Stage } from "./stage.ts";
import { type Act, STORY, type SampleDirective } from "./story.ts";

function reminderActs({ deps, organisation, round }: Stage): Act[] {
  const unitIds = [...organisation.unitNames.keys()];
  return STORY.reminders.map((at) => ({
    at,
    tell: async () => {
      const request = { roundId: round.roundId, unitIds, force: false };
      must("reminders", await sendReminders(deps, organisation.actor("vanphong"), request));
    },
  }));
}

function directiveActs(directive: SampleDirective, stage: Stage): Act[] {
  const { deps, organisation, plan, round } = stage;
  const leader = organisation.actor("chutich");
  const unitId = organisation.unitId(directive.unit);
  let id = "";
  const give = async () => {
    const { ids } = must(
      "directive",
      await giveDirective(deps, leader, {
        roundId: round.roundId,
        unitIds: [unitId],
        targetId: directive.target === undefined ? null : plan.target(directive.target).id,
        itemId: directive.item === undefined ? null : plan.itemId(directive.item),
        body: directive.body,
        dueOn: directive.dueOn,
      }),
    );
    id = ids[0] ?? "";
  };
  const move = async (act: "answer" | "close", body: string) => {
    const actor = act === "answer" ? organisation.officerOf(unitId) : leader;
    must(`directive ${act}`, await moveDirective(deps, actor, { id, move: act, body }));
  };
  const { givenOn, answeredOn, answer = "", closedOn, closing = "" } = directive;
  return [
    { at: givenOn, tell: give },
    ...(answeredOn === undefined ? [] : [{ at: answeredOn, tell: () => move("answer", answer) }]),
    ...(closedOn === undefined ? [] : [{ at: closedOn, tell: () => move("close", closing) }]),
  ];
}

function overrideActs({ deps, organisation, plan, round }: Stage): Act[] {
  return STORY.overrides.map(({ madeOn, target, verdict, reason }) => ({
    at: madeOn,
    tell: async () => {
      const request = {
        roundId: round.roundId,
        targetId: plan.target(target).id,
        verdict,
        reason,
      };
      must(`override ${target}`, await overrideVerdict(deps, organisation.actor("tckh"), request));
    },
  }));
}

/** What the centre does with the work of the units: urges, orders, judges anew, freezes a table. */
export const outcomeActs = (stage: Stage): Act[] => [
  ...reminderActs(stage),
  ...STORY.directives.flatMap((directive) => directiveActs(directive, stage)),
  ...overrideActs(stage),
  { at: STORY.frozenOn, tell: () => freeze(stage) },
  { at: STORY.reportOn, tell: () => report(stage) },
];

async function freeze({ deps, organisation, round }: Stage): Promise<void> {
  const finance = organisation.actor("tckh");
  const formId = round.forms.get("Biểu 01")?.form.id ?? "";
  const { roundId } = round;
  const { open } = must("table", await viewTable(deps, finance, { roundId, formId }));
  const { blanks, unaccepted } = open ?? { blanks: 0, unaccepted: 0 };
  must("freeze", await freezeTable(deps, finance, { roundId, formId, blanks, unaccepted }));
}

async function report({ deps, organisation, round }: Stage): Promise<void> {
  const finance = organisation.actor("tckh");
  const begun = must("report", await beginReport(deps, finance, { roundId: round.roundId }));
  for (const { block, body } of STORY.paragraphs) {
    storyGoesOn(240);
    const request = { reportId: begun.id, blockKey: block, body, baseEditedAt: null };
    must(`paragraph ${block}`, await editParagraph(deps, finance, request));
  }
}
