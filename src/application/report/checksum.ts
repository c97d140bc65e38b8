const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same text for the same content, however its keys were ordered on the way through a database. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, canonical(value[key])]),
  );
}

/** SHA-256 of a stored value, which anybody can compute again from what is stored. */
export const checksumOf = (value: unknown, fingerprint: (text: string) => string): string =>
  fingerprint(JSON.stringify(canonical(value)));
