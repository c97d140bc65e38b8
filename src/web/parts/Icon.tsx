const PATHS = {
  alert: "M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1",
  back: "m10 4-4 4 4 4",
  bell: "M4 11V7a4 4 0 0 1 8 0v4l1 1.5H3zM6.8 14.3a1.4 1.4 0 0 0 2.4 0",
  chart: "M2.5 13.5h11M4.5 11V7M8 11V3.5M11.5 11V8.5",
  check: "M3 8.5 6.5 12 13 4.5",
  clip: "m12.5 7.5-5 5a3 3 0 0 1-4.3-4.3l5.3-5.2a2 2 0 0 1 2.9 2.9l-5.1 5a1 1 0 0 1-1.5-1.4l4.4-4.4",
  clock: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M8 4.5V8l2.3 1.7",
  close: "m4 4 8 8M12 4l-8 8",
  copy: "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
  document: "M4 2h5.5L12 4.5V14H4zM9 2v3h3M6 8h4M6 10.5h4",
  down: "m4 6 4 4 4-4",
  download: "M8 2v8M4.5 7 8 10.5 11.5 7M3 13h10",
  edit: "m3 13 .6-2.8 7.6-7.6 2.2 2.2-7.6 7.6z",
  filter: "M2.5 3.5h11L9.5 8.5v4l-3 1v-5z",
  flag: "M4 14V2.5M4 3h8l-1.8 3L12 9H4",
  help: "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2M6.3 6.3A1.7 1.7 0 1 1 8 8.4v.9M8 11.3v.1",
  history: "M2.5 8A5.5 5.5 0 1 0 4.3 4L2.5 5.6M2.5 2.5v3.1h3.1M8 5v3.2l2 1.3",
  home: "M2.5 7.5 8 3l5.5 4.5V13.5h-11z",
  link: "M6.5 9.5 9.5 6.5M7 4.7l1.3-1.3a3 3 0 0 1 4.3 4.3L11.3 9M9 11.3l-1.3 1.3a3 3 0 0 1-4.3-4.3L4.7 7",
  list: "M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1",
  lock: "M4.5 7h7a1 1 0 0 1 1 1v4.5a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1M5.5 7V5a2.5 2.5 0 0 1 5 0v2",
  menu: "M2.5 4.5h11M2.5 8h11M2.5 11.5h11",
  minus: "M3 8h10",
  next: "m6 4 4 4-4 4",
  note: "M3 3h10v8H8l-3 2.5V11H3z",
  offline:
    "M2 6.5a9 9 0 0 1 3-1.9M14 6.5A9 9 0 0 0 7.5 4M4.5 9a5.5 5.5 0 0 1 3-1.4M11.5 9l-.7-.5M8 12.3v.1M3 2.5l10 11",
  person:
    "M8 2.7a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 0 1 0-5.2M2.8 13.5c.3-2.6 2.4-4 5.2-4s4.9 1.4 5.2 4",
  people:
    "M6 3.2a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6M2 13c0-2.5 1.7-4 4-4s4 1.5 4 4M10.5 3.4a2.2 2.2 0 0 1 0 4.2M11.5 9.3c1.6.5 2.5 1.8 2.5 3.7",
  plus: "M8 3v10M3 8h10",
  print: "M4.5 6V2.5h7V6M4.5 11.5H3V6.5h10v5h-1.5M4.5 9.5h7v4h-7z",
  refresh: "M13.5 8A5.5 5.5 0 1 1 11.7 4l1.8 1.6M13.5 2.5v3.1h-3.1",
  return: "M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7",
  search: "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.5 10.5 14 14",
  send: "M14 2 7 9M14 2l-4.5 12L7 9 2 6.5z",
  settings:
    "M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3M6 9.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3",
  "sign-out": "M6.5 3h-3v10h3M9.5 5l3 3-3 3M12.5 8H6",
  table:
    "M3.5 2.5h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1M2.5 6h11M6 6v7.5",
  up: "m4 10 4-4 4 4",
  upload: "M8 10.5V2.5M4.5 6 8 2.5 11.5 6M3 13h10",
} as const;

export type IconName = keyof typeof PATHS;

/**
 * A 16-unit line drawing that repeats the word beside it, so readers by ear do not get it.
 * Props: name; size in px (16).
 */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
