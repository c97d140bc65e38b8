import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useSession } from "../api/session.ts";
import { later } from "../parts/later.tsx";
import type { PaletteEntry } from "../parts/palette-search.ts";
import { SkipLink } from "../parts/Quiet.tsx";
import { Toaster } from "../parts/Toast.tsx";
import { BottomTabs, type NavItem, TABS, TopBar } from "../parts/TopBar.tsx";
import { AccountMenu } from "./AccountMenu.tsx";
import { useCounts } from "./counts.ts";
import { isUnder, type NavPlace } from "./navigation.ts";
import { OfflineBand } from "./OfflineBand.tsx";
import { usePaletteEntries } from "./palette-entries.ts";

const NoticeBell = later(() => import("../notices/NoticeBell.tsx").then((m) => m.NoticeBell));
const Palette = later(() => import("../parts/Palette.tsx").then((m) => m.Palette));

export interface ShellProps {
  readonly places: readonly NavPlace[];
  readonly children: ComponentChildren;
}

/** What stays while pages change: bar, navigation, palette, toasts. */
export function Shell({ places, children }: ShellProps) {
  const { path, route } = useLocation();
  const { organization } = useSession();
  const counts = useCounts();
  const [isFinding, setFinding] = useState(false);
  const found = usePaletteEntries();
  const isSettled = useSettled();
  const items = useMemo<readonly NavItem[]>(
    () =>
      places.map((place) => ({
        ...place,
        count: counts[place.href],
        isCurrent: isUnder(path, place.href),
      })),
    [places, path, counts],
  );
  const entries = useMemo<readonly PaletteEntry[]>(
    () => [...items.map(({ href, label }) => ({ id: href, label, href, hint: "Trang" })), ...found],
    [items, found],
  );
  useShortcuts(items, route, () => setFinding(true));
  return (
    <div class="shell">
      <SkipLink target="main" />
      <TopBar home={items[0]?.href ?? "/"} items={items} onSearch={() => setFinding(true)}>
        <span class="bell-place">{isSettled && <NoticeBell />}</span>
        <AccountMenu isIllustrative={organization.isIllustrative} others={items.slice(TABS)} />
      </TopBar>
      <main class="main" id="main" tabIndex={-1}>
        <OfflineBand />
        {children}
      </main>
      <BottomTabs items={items} />
      <Toaster />
      {isFinding && (
        <Palette
          entries={entries}
          onClose={() => setFinding(false)}
          onChoose={(entry) => {
            setFinding(false);
            route(entry.href);
          }}
        />
      )}
    </div>
  );
}

/** How long a page is given before anything beside it is fetched, in milliseconds. */
const SETTLING = 3_000;

/** False until the first page has had the line to itself. */
function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLING);
    return () => clearTimeout(timer);
  }, []);
  return isSettled;
}

/** Ctrl K opens the palette, Alt 1…8 the navigation; neither while a word is being composed. */
function useShortcuts(
  items: readonly NavItem[],
  route: (url: string) => void,
  find: () => void,
): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.isComposing) return;
      const place = event.altKey && !event.ctrlKey ? items[Number(event.key) - 1] : undefined;
      if (place !== undefined) route(place.href);
      else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") find();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  }, [items, route, find]);
}
