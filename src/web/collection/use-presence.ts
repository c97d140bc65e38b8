import { useEffect, useRef, useState } from "preact/hooks";
import type { PresenceView } from "../../contract/collection.ts";
import { groupBy } from "../../domain/kernel/group-by.ts";
import { api } from "../api/client.ts";
import type { EntryStore } from "./entry-store.ts";

export type Present = PresenceView["others"][number];

/** Two people see each other within ten seconds. */
const EVERY_MS = 6_000;
const NOBODY: readonly Present[] = [];

/** People by the row they stand in. */
export const peopleByRow = (people: readonly Present[]): ReadonlyMap<string, readonly Present[]> =>
  groupBy(
    people.filter((each) => each.rowId !== null),
    (each) => each.rowId ?? "",
  );

const isSame = (a: readonly Present[], b: readonly Present[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/**
 * Says where one is in the sheet, and answers who else is there; what they saved goes into the
 * store. Nothing is asked while the page is hidden or the network is gone.
 */
export function usePresence(
  obligationId: string,
  store: EntryStore,
  at: { readonly rowId: string | null; readonly editingKey: string | null; readonly isOn: boolean },
): readonly Present[] {
  const [others, setOthers] = useState(NOBODY);
  const here = useRef(at);
  here.current = at;
  useEffect(() => {
    if (!at.isOn) return undefined;
    let cursor: string | null = null;
    let isOver = false;
    let isAsking = false;
    const ask = async () => {
      if (isAsking || document.hidden || !navigator.onLine) return;
      isAsking = true;
      try {
        const body = { rowId: here.current.rowId, cursor };
        const path = `/obligations/${obligationId}/presence`;
        const told = await api.put<PresenceView>(path, body);
        if (isOver) return;
        ({ cursor } = told);
        store.take(told.cells, here.current.editingKey);
        store.takeParagraphs(told.narratives);
        setOthers((before) => (isSame(before, told.others) ? before : told.others));
      } catch {
        // others are a courtesy: without an answer nobody is shown, and typing goes on
        setOthers(NOBODY);
      } finally {
        isAsking = false;
      }
    };
    const timer = setInterval(() => void ask(), EVERY_MS);
    const look = () => void ask();
    document.addEventListener("visibilitychange", look);
    void ask();
    return () => {
      isOver = true;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [obligationId, store, at.isOn]);
  return others;
}
