import type { Verdict } from "../../domain/evaluation/verdict.ts";
import { readFixture } from "./fixtures.ts";
import { storyGoesTo } from "./sample-clock.ts";

/** Where a unit's part of an item stands when the demo begins. */
export type SampleState = "accepted" | "submitted" | "returned" | "in_progress" | "not_started";

/** How one unit went about its work; moments are those of Vietnam, "2024-09-05 10:12". */
export interface UnitStory {
  readonly unit: string;
  /** When it sent what was accepted or returned since. */
  readonly sentFirst?: string;
  readonly reviewed?: string;
  /** When it sent what still waits for review. */
  readonly sentSecond?: string;
  /** When it last worked on what it has not sent. */
  readonly workedOn?: string;
  readonly tasks: Readonly<Record<string, SampleState>>;
}

export interface SampleReturn {
  readonly unit: string;
  readonly item: string;
  readonly reason: string;
  readonly due: string;
  readonly comments: readonly {
    readonly row?: string;
    readonly year?: number;
    readonly section?: "results" | "limitations";
    readonly body: string;
  }[];
}

/** One figure that was returned, changed and accepted: the history that a number can tell. */
export interface SampleCorrection {
  readonly unit: string;
  readonly item: string;
  readonly row: string;
  readonly year: number;
  readonly first: string;
  readonly then: string;
  readonly reason: string;
  readonly comment: string;
  readonly proposed: string;
  readonly returnedOn: string;
  readonly due: string;
  readonly changedOn: string;
  readonly acceptedOn: string;
}

export interface SampleDirective {
  readonly givenOn: string;
  readonly item?: string;
  readonly target?: string;
  readonly unit: string;
  readonly dueOn: string;
  readonly body: string;
  readonly answeredOn?: string;
  readonly answer?: string;
  readonly closedOn?: string;
  readonly closing?: string;
}

interface Story {
  readonly units: readonly UnitStory[];
  readonly returns: readonly SampleReturn[];
  readonly corrected: SampleCorrection;
  readonly issues: readonly {
    readonly raisedOn: string;
    readonly unit: string;
    readonly item: string;
    readonly kind: "obstacle" | "not_ours";
    readonly body: string;
  }[];
  readonly reminders: readonly string[];
  readonly directives: readonly SampleDirective[];
  readonly overrides: readonly {
    readonly madeOn: string;
    readonly target: string;
    readonly verdict: Verdict;
    readonly reason: string;
  }[];
  /** What the writer of the report puts where nothing can be drafted. */
  readonly paragraphs: readonly { readonly block: string; readonly body: string }[];
  readonly frozenOn: string;
  readonly reportOn: string;
}

/** Who did what between 26/8 and 10/9/2024. */
export const STORY: Story = readFixture("story.json");

/** One thing that somebody did, and when. */
export interface Act {
  readonly at: string;
  readonly tell: () => Promise<void>;
}

/** Tells the acts in the order in which they happened. */
export async function tellStory(acts: readonly Act[]): Promise<void> {
  for (const { at, tell } of acts.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    storyGoesTo(at);
    await tell();
  }
}
