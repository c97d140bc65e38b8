import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type TaskEvent,
  type TaskState,
  TASK_EVENT_LABELS,
  TASK_STATE_LABELS,
  isEditable,
  obligationState,
  transition,
} from "./task-state.ts";

const STATES = Object.keys(TASK_STATE_LABELS) as TaskState[]; // keys of a total record
const EVENTS = Object.keys(TASK_EVENT_LABELS) as TaskEvent[]; // keys of a total record

const after = (start: TaskState, ...events: readonly TaskEvent[]): TaskState | "refused" => {
  let state = start;
  for (const event of events) {
    const moved = transition(state, event);
    if (!moved.ok) return "refused";
    state = moved.value;
  }
  return state;
};

describe("transition(state, event)", () => {
  test.each<readonly [string, readonly TaskEvent[], TaskState | "refused"]>([
    ["the way of a good figure", ["start", "submit", "accept", "freeze"], "frozen"],
    [
      "the way of a returned one",
      ["start", "submit", "return", "start", "submit", "accept"],
      "accepted",
    ],
    [
      "a returned one stays returned while it is mended",
      ["start", "submit", "return", "start"],
      "returned",
    ],
    ["emptied again it is not started", ["start", "clear"], "not_started"],
    [
      "emptied after a return it is still returned",
      ["start", "submit", "return", "clear"],
      "returned",
    ],
    ["what was sent is withdrawn to be mended", ["start", "submit", "withdraw"], "in_progress"],
    [
      "a correction that is withdrawn is as it was returned",
      ["start", "submit", "return", "submit", "withdraw_again"],
      "returned",
    ],
    ["what is accepted is not withdrawn", ["start", "submit", "accept", "withdraw"], "refused"],
    ["nothing typed cannot be submitted", ["submit"], "refused"],
    ["what is submitted cannot be typed into", ["start", "submit", "start"], "refused"],
    ["nor submitted twice", ["start", "submit", "submit"], "refused"],
    ["what is not submitted cannot be accepted", ["start", "accept"], "refused"],
    ["nor returned", ["start", "return"], "refused"],
    ["what is accepted cannot be returned", ["start", "submit", "accept", "return"], "refused"],
    ["only what is accepted can be frozen", ["start", "submit", "freeze"], "refused"],
  ])("%s", (_rule, events, end) => {
    expect(after("not_started", ...events)).toBe(end);
  });

  test("nothing moves what is frozen", () => {
    for (const event of EVENTS) expect(transition("frozen", event).ok).toBe(false);
  });

  test("a refusal names state and act", () => {
    expect(transition("frozen", "submit")).toMatchObject({
      ok: false,
      error: { code: "collection.task.wrong-state", details: { state: "frozen", event: "submit" } },
    });
  });

  test("typing is allowed exactly where the unit has the word", () => {
    for (const state of STATES) expect(transition(state, "start").ok).toBe(isEditable(state));
  });
});

describe("obligationState(tasks)", () => {
  test.each<readonly [string, readonly TaskState[], TaskState]>([
    ["nothing assigned is nothing started", [], "not_started"],
    ["all untouched", ["not_started", "not_started"], "not_started"],
    ["one begun", ["not_started", "in_progress"], "in_progress"],
    ["one submitted, one to do", ["not_started", "submitted"], "in_progress"],
    ["all sent", ["submitted", "submitted"], "submitted"],
    ["all sent, some accepted", ["submitted", "accepted"], "submitted"],
    ["one returned counts above all", ["returned", "accepted", "not_started"], "returned"],
    ["all accepted", ["accepted", "accepted"], "accepted"],
    ["accepted and frozen", ["accepted", "frozen"], "accepted"],
    ["all frozen", ["frozen", "frozen"], "frozen"],
  ])("%s", (_rule, tasks, state) => {
    expect(obligationState(tasks)).toBe(state);
  });

  test("the order of the tasks says nothing", () => {
    const tasks = fc.array(fc.constantFrom(...STATES));
    fc.assert(
      fc.property(tasks, (some) => {
        expect(obligationState([...some].reverse())).toBe(obligationState(some));
      }),
    );
  });

  test("one task alone is its own obligation", () => {
    for (const state of STATES) expect(obligationState([state])).toBe(state);
  });
});
