/**
 * Brings an element into sight inside its scrolling frame and leaves every frame around it where it
 * is, which `scrollIntoView` does not: it would push the page's head out of sight.
 */
export function scrollWithin(
  frame: HTMLElement,
  element: Element,
  place: "center" | "nearest",
): void {
  if (frame.scrollHeight <= frame.clientHeight) {
    // on a phone the frame grows with what it holds, and the page is what scrolls
    element.scrollIntoView({ block: place });
    return;
  }
  const outer = frame.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  const above = inner.top - outer.top;
  const below = inner.bottom - outer.bottom;
  if (place === "center") {
    frame.scrollTop += above - (outer.height - inner.height) / 2;
  } else if (above < 0 || inner.height > outer.height) frame.scrollTop += above;
  else if (below > 0) frame.scrollTop += below;
}
