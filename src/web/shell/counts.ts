import { useStore } from "./store-hook.ts";
import { makeStore } from "./store.ts";

/** Numbers beside places of the navigation, by address. */
export type Counts = Readonly<Record<string, number>>;

const store = makeStore<Counts>({});

/** A page that knows how much waits says so: `setCount("/tham-tra", 7)`. */
export const setCount = (href: string, count: number): void => {
  if (store.current()[href] !== count) store.replace({ ...store.current(), [href]: count });
};

export const useCounts = (): Counts => useStore(store);
