const ARCS = [
  "M13.28 2.89A9.2 9.2 0 0 1 20.27 7.97",
  "M21.06 10.4A9.2 9.2 0 0 1 18.39 18.62",
  "M16.32 20.12A9.2 9.2 0 0 1 7.68 20.12",
  "M5.61 18.62A9.2 9.2 0 0 1 2.94 10.4",
] as const;

/** The mark: five years in a ring, the present one in gold. Props: size in px (24). */
export function BrandMark({ size = 24 }: { readonly size?: number }) {
  return (
    <svg class="brand-mark" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      {ARCS.map((arc) => (
        <path key={arc} d={arc} />
      ))}
      <path class="brand-mark-now" d="M3.73 7.97A9.2 9.2 0 0 1 10.72 2.89" />
      <circle cx="12" cy="12" r="2.1" />
    </svg>
  );
}
