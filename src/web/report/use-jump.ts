import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ReportView } from "../../contract/report.ts";
import { openPlaces } from "./report-view.ts";
import { placeOf } from "./ReportPaper.tsx";

/** How far under the top edge a heading counts as the one being read. */
const READING_LINE_PX = 120;

const elementOf = (blockKey: string): HTMLElement | null =>
  document.getElementById(placeOf(blockKey));

/** Moving about a long paper: where the reader is, going to a block, and to the next open one. */
export function useJump(view: ReportView) {
  const canvas = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const at = useRef(-1);
  const ids = useMemo(() => view.outline.map((section) => section.id), [view.outline]);
  const places = useMemo(() => openPlaces(view), [view]);

  useEffect(() => {
    const box = canvas.current;
    if (box === null) return undefined;
    const follow = () => {
      const line = box.getBoundingClientRect().top + READING_LINE_PX;
      setCurrent(
        [...ids]
          .reverse()
          .find((id) => (elementOf(id)?.getBoundingClientRect().top ?? Infinity) <= line),
      );
    };
    follow();
    // on a phone the page scrolls, not the box
    addEventListener("scroll", follow, { passive: true, capture: true });
    return () => removeEventListener("scroll", follow, { capture: true });
  }, [ids]);

  const jump = useCallback((blockKey: string) => {
    const element = elementOf(blockKey);
    element?.scrollIntoView({ block: element.matches("h2,h3,h4,section") ? "start" : "center" });
    element?.focus({ preventScroll: true });
  }, []);

  const next = useCallback(() => {
    if (places.length === 0) return;
    at.current = (at.current + 1) % places.length;
    jump(places[at.current] ?? "");
  }, [places, jump]);

  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof Element && event.target.matches("input,textarea,select");
      if (typing || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (event.key.toLowerCase() === "n") next();
    };
    addEventListener("keydown", act);
    return () => removeEventListener("keydown", act);
  }, [next]);

  return { canvas, current, jump, next };
}
