import type { Clock } from "../../application/ports.ts";

const HANOI_OFFSET_MS = 7 * 3600 * 1000;
/** Two days after the deadline of the sample plan, as the office opens. */
const DEMO_BEGINS = Date.parse("2024-09-10T08:15:00+07:00");
const programBegan = Date.now();

/** Where the story stands while it is loaded; undefined once it is told. */
let told: number | undefined;

const milliseconds = (): number => told ?? DEMO_BEGINS + (Date.now() - programBegan);

/** The clock of the demo: 08:15 on 10/9/2024 when the program starts, then as fast as real time. */
export const sampleClock: Clock = {
  now: () => new Date(milliseconds()).toISOString(),
  today: () => new Date(milliseconds() + HANOI_OFFSET_MS).toISOString().slice(0, 10),
};

/** Sets the clock to a moment of the story, given in Vietnam: "2024-09-06 10:12". */
export function storyGoesTo(moment: string): void {
  told = Date.parse(`${moment.replace(" ", "T")}:00+07:00`);
}

/** A little later, so that no two acts share a moment. */
export function storyGoesOn(seconds: number): void {
  told = milliseconds() + seconds * 1000;
}

/** From here on the clock runs by itself. */
export function storyIsTold(): void {
  told = undefined;
}
