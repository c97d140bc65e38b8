import type { TaskFacts } from "../collection/collection-store.ts";
import type { Worksheet } from "../collection/worksheet.ts";
import type { Stores } from "../ports.ts";
import { taskOfPlace } from "./evidence-places.ts";

/** Keeps with a submission what is attached to its tasks as it is sent (minh chứng của lần nộp). */
export async function keepEvidence(
  { evidence }: Pick<Stores, "evidence">,
  sheet: Worksheet,
  tasks: readonly TaskFacts[],
  submissionId: string,
): Promise<void> {
  const records = await evidence.listEvidence(sheet.facts.id);
  const standing = new Set(
    records.filter((each) => each.withdrawnAt === null).map((each) => each.id),
  );
  const sent = new Set(tasks.map(({ id }) => id));
  const links = (await evidence.listLinks(sheet.facts.id)).flatMap(({ id, evidenceId, place }) => {
    const task = taskOfPlace(sheet, place);
    if (!standing.has(evidenceId) || task === undefined) return [];
    if (task !== null && !sent.has(task.id)) return [];
    return [{ linkId: id, taskId: task?.id ?? null }];
  });
  await evidence.keepWithSubmission(submissionId, links);
}
