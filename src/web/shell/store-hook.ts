import { useEffect, useState } from "preact/hooks";
import type { Store } from "./store.ts";

/** The store's value, followed. */
export function useStore<T>(store: Store<T>): T {
  const [, draw] = useState({});
  useEffect(() => store.follow(() => draw({})), [store]);
  return store.current();
}
