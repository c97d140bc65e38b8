import { describe, expect, test } from "vitest";
import type { NarrativeView, SheetView } from "../../contract/collection.ts";
import { NO_DRAFTS } from "./draft.ts";
import { EntryStore } from "./entry-store.ts";

const ITEM = "i";
const at = (point: number) => ({ itemId: ITEM, section: "limitations", point }) as const;

const told = (
  point: number,
  position: number,
  body: string,
  entryId = `e${point}`,
): NarrativeView => ({
  ...at(point),
  entryId,
  position,
  body,
  answersSection: null,
  answersPoint: null,
  copiedFrom: null,
  by: "Chuyên viên hai",
  at: `2024-09-01T00:00:0${entryId.length}.000Z`,
});

/** A sheet with paragraphs alone; nothing is ever sent, as without a network. */
function aStore(...narratives: readonly NarrativeView[]): EntryStore {
  const sheet: Pick<SheetView, "forms" | "cells" | "checks" | "narratives" | "designed" | "unit"> =
    {
      forms: [],
      cells: [],
      checks: [],
      narratives,
      designed: [],
      unit: { id: "u", name: "Đơn vị", shortName: "Đơn vị" },
    };
  const never = () => new Promise<never>(() => undefined);
  const store = new EntryStore(
    sheet as SheetView, // the rest of a sheet is the page's
    { kept: NO_DRAFTS, write: () => Promise.resolve(true) },
    { figures: never, narratives: never, isPassing: () => true, messageOf: () => "" },
  );
  store.close();
  return store;
}

describe("points of a section", () => {
  test("stand in their places and keep their numbers when they are moved", () => {
    const store = aStore(told(1, 1, "một"), told(2, 2, "hai"), told(3, 3, "ba"));
    expect(store.movePoint(at(3), -1)).toBe(true);
    expect(store.pointsOf(ITEM, "limitations")).toEqual([1, 3, 2]);
    expect(store.movePoint(at(1), -1)).toBe(false);
    expect(store.bodyOf(at(3))).toBe("ba");
  });

  test("a number whose point is gone is given to no other", () => {
    const store = aStore(told(1, 1, "một"), told(2, 2, "hai"));
    store.removePoint(at(2));
    expect(store.addPoint(ITEM, "limitations")).toBe(3);
    store.removePoint(at(1));
    expect(store.pointsOf(ITEM, "limitations")).toEqual([3]);
  });

  test("a cause of a point that is gone answers nothing", () => {
    const store = aStore(told(1, 1, "một"));
    const cause = { itemId: ITEM, section: "subjective_causes", point: 1 } as const;
    store.write(cause, "vì", { answers: { section: "limitations", point: 1 } });
    store.removePoint(at(1));
    expect(store.answersOf(cause)).toBeNull();
  });
});

describe("a colleague's paragraph", () => {
  test("comes in where nothing was written here, and waits where something was", () => {
    const store = aStore(told(1, 1, "một"), told(2, 2, "hai"));
    store.write(at(2), "hai của tôi");
    store.takeParagraphs([told(1, 1, "một mới", "e1-new"), told(2, 2, "hai mới", "e2-new")]);
    expect(store.bodyOf(at(1))).toBe("một mới");
    expect(store.bodyOf(at(2))).toBe("hai của tôi");
    expect(store.paragraphDraftOf(at(2))?.base).toBe("e2");
  });

  test("an older word does not take the place of a newer one", () => {
    const store = aStore(told(1, 1, "mới", "e1-new"));
    store.takeParagraphs([told(1, 1, "cũ", "e1")]);
    expect(store.bodyOf(at(1))).toBe("mới");
  });
});

test("a copy is marked until a letter of it is changed", () => {
  const store = aStore(told(1, 1, "một"));
  const point = store.copyIn(at(1), { entryId: "old", body: "năm ngoái" });
  expect([point, store.bodyOf(at(1))]).toEqual([2, "một"]);
  expect(store.isCopied(at(point))).toBe(true);
  store.movePoint(at(point), -1);
  expect(store.isCopied(at(point))).toBe(true);
  store.write(at(point), "năm nay");
  expect(store.isCopied(at(point))).toBe(false);
});
