/** Two letters that stand for a name: last two words of a person's, an abbreviation as it is. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s\-–]+/u).filter(Boolean);
  const [only = ""] = words;
  const letters =
    words.length === 1
      ? only.slice(0, 2)
      : words
          .slice(-2)
          .map((word) => word[0])
          .join("");
  return letters.toLocaleUpperCase("vi");
}
