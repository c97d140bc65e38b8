import type { PaletteEntry } from "../parts/palette-search.ts";
import { useStore } from "./store-hook.ts";
import { makeStore } from "./store.ts";

const store = makeStore<Readonly<Record<string, readonly PaletteEntry[]>>>({});

/** A page that has loaded things worth finding offers them under its own name; later calls replace. */
export const offerEntries = (source: string, entries: readonly PaletteEntry[]): void =>
  store.replace({ ...store.current(), [source]: entries });

export const usePaletteEntries = (): readonly PaletteEntry[] => {
  const bySource = useStore(store);
  return Object.values(bySource).flat();
};
