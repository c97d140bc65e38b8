/** Longer texts are seldom met twice. */
const LONGEST = 1_000;

/**
 * A pure function of one text that keeps its last answers: a plan says the same words again and
 * again, and each reader of it asks anew.
 */
export function remember<T>(of: (text: string) => T, most = 5_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = of(text);
    if (text.length > LONGEST) return answer;
    if (known.size >= most) known.clear();
    known.set(text, answer);
    return answer;
  };
}
