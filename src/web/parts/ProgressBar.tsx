export interface ProgressBarProps {
  /** Read out: what is being counted, e.g. "Ô bắt buộc". */
  readonly label: string;
  readonly done: number;
  /** Done but not yet confirmed by others; drawn lighter after `done`. */
  readonly pending?: number | undefined;
  readonly total: number;
  /** Hides the written n/m where the page already says it. */
  readonly bare?: boolean | undefined;
}

const percent = (part: number, whole: number): string =>
  `${whole === 0 ? 0 : Math.min(100, (100 * part) / whole)}%`;

/** How much of a number of things is done, always with n/m. Props: label, done, pending, total, bare. */
export function ProgressBar({ label, done, pending = 0, total, bare = false }: ProgressBarProps) {
  const reached = done + pending;
  return (
    <span class="progress">
      <span class="progress-track" role="img" aria-label={`${label}: ${reached} trên ${total}`}>
        <span class="progress-done" style={{ width: percent(done, total) }} />
        <span class="progress-pending" style={{ width: percent(pending, total) }} />
      </span>
      {!bare && (
        <span class="tn progress-count" aria-hidden="true">
          <b>{reached}</b>/{total}
        </span>
      )}
    </span>
  );
}
