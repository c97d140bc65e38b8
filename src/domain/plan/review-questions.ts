import type { UnitMatch } from "./match-units.ts";
import type { PlanReading } from "./plan-reading.ts";
import { deadlineQuestion } from "./questions/deadline-question.ts";
import { leadQuestions } from "./questions/lead-questions.ts";
import type { OpenQuestion, ReviewQuestion } from "./questions/question.ts";
import { targetQuestions } from "./questions/target-questions.ts";
import { unitQuestions } from "./questions/unit-questions.ts";

export type { QuestionKind, QuestionOption, ReviewQuestion } from "./questions/question.ts";

function withSimilar(questions: readonly OpenQuestion[]): readonly ReviewQuestion[] {
  const byKey = new Map<string, string[]>();
  for (const { id, alike } of questions) {
    if (alike !== null) byKey.set(alike, [...(byKey.get(alike) ?? []), id]);
  }
  return questions.map(({ alike, ...question }) => ({
    ...question,
    similar: (alike === null ? [] : (byKey.get(alike) ?? [])).filter((id) => id !== question.id),
  }));
}

/**
 * Every question that the reading leaves to a person: the deadline rule once, a lead where the plan
 * names none, names that the register does not know, targets that can be read in two ways.
 */
export const listQuestions = (
  reading: PlanReading,
  matches: readonly UnitMatch[],
): readonly ReviewQuestion[] =>
  withSimilar([
    ...deadlineQuestion(reading),
    ...unitQuestions(reading, matches),
    ...targetQuestions(reading),
    ...leadQuestions(reading, matches),
  ]);
