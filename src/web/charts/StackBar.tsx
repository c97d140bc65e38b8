export interface StackBarProps {
  /** In words: "1 vượt, 3 đạt, 1 khó đạt". */
  readonly label: string;
  readonly parts: readonly {
    readonly key: string;
    readonly count: number;
    readonly fill: string;
  }[];
  readonly width?: number | undefined;
}

const HEIGHT = 8;
const GAP = 1;

export interface PlacedPart {
  readonly key: string;
  readonly fill: string;
  readonly x: number;
  readonly width: number;
}

/** Parts side by side over the whole width, with a hair between them; empty ones take none. */
export function layoutStack(parts: StackBarProps["parts"], width: number): readonly PlacedPart[] {
  const shown = parts.filter(({ count }) => count > 0);
  const total = shown.reduce((sum, { count }) => sum + count, 0);
  const room = width - GAP * Math.max(0, shown.length - 1);
  let x = 0;
  return shown.map(({ key, fill, count }) => {
    const part = { key, fill, x, width: (count / total) * room };
    x += part.width + GAP;
    return part;
  });
}

/** The counts of one group as a thin bar; the numbers stand beside it. Props: label, parts [{key,count,fill}], width (88). */
export function StackBar({ label, parts, width = 88 }: StackBarProps) {
  return (
    <svg class="chart" width={width} height={HEIGHT} role="img" aria-label={label}>
      {layoutStack(parts, width).map((part) => (
        <rect
          key={part.key}
          x={part.x}
          width={part.width}
          height={HEIGHT}
          rx="1"
          style={{ fill: part.fill }}
        />
      ))}
    </svg>
  );
}
