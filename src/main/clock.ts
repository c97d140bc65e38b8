import type { Clock } from "../application/ports.ts";

const HANOI_OFFSET_MS = 7 * 3600 * 1000;

/** The real time; Vietnam has kept UTC+7 without summer time since 1975. */
export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => new Date(Date.now() + HANOI_OFFSET_MS).toISOString().slice(0, 10),
};
