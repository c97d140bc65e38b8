import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

/** ZIP keeps local wall-clock fields, so this is the same bytes in every time zone. */
const ZIP_EPOCH = new Date(1980, 0, 1);

/** A change of one part of an Office file. */
export type PartEdit = readonly [name: string, change: (xml: string) => string];

/**
 * Rewrites an Office file so that equal content gives equal bytes (xuất lại không đổi): parts in a
 * fixed order, no time but the one given, and the given edits.
 */
export function settleZip(
  bytes: Uint8Array,
  writtenAt: string,
  edits: readonly PartEdit[],
): Uint8Array {
  const parts = unzipSync(bytes);
  const stamp: PartEdit = [
    "docProps/core.xml",
    (xml) => xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${writtenAt}`),
  ];
  for (const [name, change] of [stamp, ...edits]) {
    const part = parts[name];
    if (part !== undefined) parts[name] = strToU8(change(strFromU8(part)));
  }
  const first = "[Content_Types].xml";
  // Readers that sniff the type of a file expect the list of content types first.
  const names = [
    first,
    ...Object.keys(parts)
      .filter((name) => name !== first && !name.endsWith("/"))
      .sort(),
  ];
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), {
    mtime: ZIP_EPOCH,
    level: 6,
  });
}
