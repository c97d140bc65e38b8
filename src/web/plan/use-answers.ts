import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { AnswersKept, ImportView } from "../../contract/plan.ts";
import { api } from "../api/client.ts";

/** An answer as a button gives it. */
export interface GivenAnswer {
  readonly question: string;
  readonly value: unknown;
}

/** An answer of one's own that met another person's. */
export interface Clash {
  readonly question: string;
  readonly ours: unknown;
  readonly theirs: AnswersKept["conflicts"][number];
}

/**
 * Keeps answers: shown at once, sent at once, each with the answer it was given in place of. What
 * another person answered meanwhile comes back as a clash and is settled by a person.
 */
export function useAnswers(view: ImportView) {
  const client = useQueryClient();
  const key = ["plan-import", view.id];
  const [clashes, setClashes] = useState<readonly Clash[]>([]);
  const save = useMutation({
    mutationKey: key,
    // one after the other, so that each names the answer it was really given in place of
    scope: { id: key.join(" ") },
    mutationFn: (answers: readonly GivenAnswer[]) =>
      api.put<AnswersKept>(`/plan-imports/${view.id}/answers`, {
        answers: answers.map(({ question, value }) => ({
          question,
          value,
          base: view.answered[question]?.id ?? null,
        })),
      }),
    onMutate: async (answers) => {
      const given = Object.fromEntries(answers.map(({ question, value }) => [question, value]));
      client.setQueryData<ImportView>(key, (old) =>
        old === undefined ? old : { ...old, answers: { ...old.answers, ...given } },
      );
      // what the server said before it knew of this answer must not take it back from the page
      await client.cancelQueries({ queryKey: key });
    },
    onSuccess: ({ conflicts }, answers) =>
      setClashes((before) => [
        ...before.filter(({ question }) => answers.every((each) => each.question !== question)),
        ...conflicts.map((theirs) => ({
          question: theirs.question,
          ours: answers.find((each) => each.question === theirs.question)?.value,
          theirs,
        })),
      ]),
    onSettled: () =>
      client.isMutating({ mutationKey: key }) > 1
        ? undefined
        : client.invalidateQueries({ queryKey: key }),
  });
  const drop = (question: string) =>
    setClashes((before) => before.filter((each) => each.question !== question));
  return { save, clashes, drop };
}
