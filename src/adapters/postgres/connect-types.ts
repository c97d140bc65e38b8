import pg from "pg";

type Parse = (text: string) => unknown;
type TypeId = Parameters<typeof pg.types.getTypeParser>[0];
const { INT8, NUMERIC, DATE, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins;
const INT8_ARRAY = 1016;
const TEXT_ARRAY = 1009;
const DATE_ARRAY = 1182;
const TIMESTAMP_ARRAY = 1115;
const TIMESTAMPTZ_ARRAY = 1185;
const NUMERIC_ARRAY = 1231;

const asWritten: Parse = (text) => text;

/** Counts and sequence numbers; one that a number cannot hold exactly is a bug, not a rounding. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`${text} is too large for a number`);
  return value;
}

/**
 * "2024-09-08 16:59:59.5+00" (sessions speak UTC) → "2024-09-08T16:59:59.500Z": what a clock wrote
 * reads back the same, and the database's own microseconds are kept.
 */
const instant: Parse = (text) => {
  const [, date, time, fraction = ""] = /^(\S+) ([\d:]+)(?:\.(\d+))?(?:\+00)?$/.exec(text) ?? [];
  return date === undefined ? text : `${date}T${time}.${fraction.padEnd(3, "0")}Z`;
};

// the driver parses arrays, but its declarations do not list their types
const textArray = pg.types.getTypeParser(TEXT_ARRAY as TypeId) as Parse;
const each =
  (parse: Parse): Parse =>
  (text) => {
    const items: unknown = textArray(text);
    return Array.isArray(items)
      ? items.map((item) => (item === null ? null : parse(String(item))))
      : items;
  };

const PARSERS: ReadonlyMap<number, Parse> = new Map([
  [NUMERIC, asWritten],
  [NUMERIC_ARRAY, each(asWritten)],
  [DATE, asWritten],
  [DATE_ARRAY, each(asWritten)],
  [INT8, wholeNumber],
  [INT8_ARRAY, each(wholeNumber)],
  [TIMESTAMP, asWritten],
  [TIMESTAMP_ARRAY, each(asWritten)],
  [TIMESTAMPTZ, instant],
  [TIMESTAMPTZ_ARRAY, each(instant)],
]);

/**
 * How values leave the database: decimals as exact text, dates as "YYYY-MM-DD", moments as ISO text
 * in UTC, counts as numbers. Nothing passes through a binary fraction or a local time.
 */
export const columnTypes: pg.CustomTypesConfig = {
  // the driver declares its own parsers as returning `any`; ours return text, numbers and arrays
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    (format !== "binary" && PARSERS.get(oid)) || pg.types.getTypeParser(oid, format),
};
