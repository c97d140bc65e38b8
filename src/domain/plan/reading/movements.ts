import { type Quantity } from "./quantities.ts";

/** "từ 45% lên 47%": where a measure stands now, and the level it is to reach. */
export interface Moved {
  readonly quantities: readonly Quantity[];
  /** Words of the starting value, by the quantity that is reached. */
  readonly origins: ReadonlyMap<Quantity, string>;
}

const FROM = /(?<!\p{L})từ(?:\s+mức)?\s*$/iu;
const TO = /^\s*(?:\([^)]*\)\s*)?(?:(?:xuống|lên|tăng lên|giảm xuống)(?!\p{L})|còn(?!\p{L}))/iu;

/** Takes starting values out of a sentence's quantities. */
export function readMovements(text: string, quantities: readonly Quantity[]): Moved {
  const origins = new Map<Quantity, string>();
  const left: Quantity[] = [];
  quantities.forEach((quantity, index) => {
    const next = quantities[index + 1];
    const before = text.slice(0, quantity.start);
    const between = next === undefined ? "" : text.slice(quantity.end, next.start);
    const moves = FROM.test(before) && TO.test(between) && between.length <= 60;
    if (moves && next !== undefined) origins.set(next, text.slice(quantity.start, quantity.end));
    else left.push(quantity);
  });
  return { quantities: left, origins };
}
