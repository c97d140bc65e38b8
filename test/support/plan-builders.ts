import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Actor } from "../../src/application/actor.ts";
import { designForm } from "../../src/application/form/design-form.ts";
import { proposeForm } from "../../src/application/form/propose-form.ts";
import { addUnits } from "../../src/application/organisation/add-units.ts";
import { confirmImport } from "../../src/application/plan/confirm-import.ts";
import { importPlan } from "../../src/application/plan/import-plan.ts";
import { issuePlan } from "../../src/application/plan/issue-plan.ts";
import { answerImport, viewImport } from "../../src/application/plan/review-import.ts";
import type { Dependencies } from "../../src/application/ports.ts";
import { openRound } from "../../src/application/round/open-round.ts";
import { UnitRegisterRequest } from "../../src/contract/organisation.ts";
import type { Result } from "../../src/domain/kernel/result.ts";
import { anActor, anOrganization } from "./actors.ts";

const SAMPLE = join(import.meta.dirname, "../../fixtures/sample");

/** The value of a result that a test takes for granted. */
export function must<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`unexpected problem: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** The units of the sample city, by their names. */
export async function theCity(
  deps: Dependencies,
): Promise<{ readonly admin: Actor; readonly unitIds: ReadonlyMap<string, string> }> {
  const admin = await anOrganization(deps);
  const register = UnitRegisterRequest.parse(
    JSON.parse(readFileSync(join(SAMPLE, "units.json"), "utf8")),
  );
  must(await addUnits(deps, admin, register));
  const units = await deps.work.read(admin, ({ organisation }) =>
    organisation.listUnits("2024-09-10"),
  );
  return { admin, unitIds: new Map(units.map((unit) => [unit.name, unit.id])) };
}

export const theSamplePlan = () => ({
  fileName: "ke-hoach.docx",
  bytes: new Uint8Array(readFileSync(join(SAMPLE, "ke-hoach-danh-gia-nhiem-ky-2020-2025.docx"))),
});

/** Answers every question of an import as it is proposed; where nothing is, Finance–Planning leads. */
export async function answerAsProposed(
  deps: Dependencies,
  actor: Actor,
  importId: string,
  leadId: string,
): Promise<void> {
  const view = must(await viewImport(deps, actor, importId));
  const everybody = [
    ...view.groups.map((group) => group.id),
    ...view.units.filter((unit) => unit.kind === "agency").map((unit) => unit.id),
  ];
  const homeless = view.reading.items
    .filter((item) => item.units.length === 0)
    .map((item) => ({ question: `units:${item.number ?? `#${item.ordinal}`}`, value: everybody }));
  const answers = view.questions.map((question) => ({
    question: question.id,
    value: question.proposed ?? question.options[0]?.value ?? leadId,
  }));
  must(await answerImport(deps, actor, { importId, answers: [...answers, ...homeless] }));
}

/** The sample plan issued, with the form its targets ask for and an open round. */
export async function anOpenRound(deps: Dependencies) {
  const { admin, unitIds } = await theCity(deps);
  const office = await anActor(deps, admin, {
    username: `vp-${admin.organizationId}`,
    role: "office",
    hasClearance: true,
  });
  const finance = await anActor(deps, admin, {
    username: `tc-${admin.organizationId}`,
    role: "finance",
    hasClearance: true,
  });
  const started = must(
    await importPlan(deps, office, { file: theSamplePlan(), termFrom: 2020, termTo: 2025 }),
  );
  const leadId = unitIds.get("Phòng Tài chính - Kế hoạch") ?? "";
  await answerAsProposed(deps, office, started.id, leadId);
  const { planId } = must(await confirmImport(deps, office, started.id));
  must(
    await issuePlan(deps, office, {
      planId,
      number: "15",
      issuedOn: "2024-08-26",
      acknowledgesUnmeasured: true,
    }),
  );
  const design = must(
    await proposeForm(deps, finance, { planId, code: "Biểu 01", asOfYear: 2024 }),
  );
  const form = must(await designForm(deps, finance, design));
  const round = must(
    await openRound(deps, office, {
      planId,
      name: "Đánh giá nhiệm kỳ 2020–2025",
      periodLabel: "2020–2025",
      windowFrom: "2019-12-15",
      windowTo: "2025-12-14",
      cutoffOn: "2024-08-31",
      deadlineAsWritten: "trước ngày 09/9/2024",
      deadlineOn: "2024-09-08",
      asOfYear: 2024,
      formIds: [form.id],
    }),
  );
  return { admin, office, finance, unitIds, planId, importId: started.id, formId: form.id, round };
}
