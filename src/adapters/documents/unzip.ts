import { Unzip, UnzipInflate } from "fflate";
import { readZipDirectory } from "./zip-directory.ts";

/** Why an archive was not opened. */
export type UnzipRefusal = "damaged" | "encrypted" | "zip-bomb";

/** The names in an archive and the parts that were asked for. */
export interface Archive {
  readonly names: readonly string[];
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

/** Limits that a plan, however long and full of pictures, never meets. */
const MOST_ENTRIES = 4_000;
const MOST_DECLARED_BYTES = 400 * 1024 * 1024;
const MOST_PART_BYTES = 24 * 1024 * 1024;
const MOST_INFLATED_BYTES = 40 * 1024 * 1024;
/** Compressed bytes handed on at once, so that a bomb is noticed after a few of them. */
const STEP = 16 * 1024;

class Refused extends Error {
  constructor(readonly refusal: UnzipRefusal) {
    super(refusal);
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Inflates the wanted parts step by step and stops as soon as they grow past the limits. */
function inflate(bytes: Uint8Array, wants: (name: string) => boolean): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  let entries = 0;
  let total = 0;
  const unzip = new Unzip((file) => {
    entries += 1;
    if (entries > MOST_ENTRIES) throw new Refused("zip-bomb");
    if (!wants(file.name)) return;
    if (parts.has(file.name)) throw new Refused("damaged");
    const chunks: Uint8Array[] = [];
    let length = 0;
    file.ondata = (error, chunk, final) => {
      if (error !== null) throw error;
      length += chunk.length;
      total += chunk.length;
      if (length > MOST_PART_BYTES || total > MOST_INFLATED_BYTES) throw new Refused("zip-bomb");
      chunks.push(chunk);
      if (final) parts.set(file.name, joined(chunks, length));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length; at += STEP) {
    unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  }
  return parts;
}

/** Opens an archive without trusting it: sizes are checked as declared and again as they come out. */
export function openArchive(
  bytes: Uint8Array,
  wants: (name: string) => boolean,
): Archive | UnzipRefusal {
  const entries = readZipDirectory(bytes);
  if (entries === null) return "damaged";
  const declared = entries.reduce((sum, entry) => sum + entry.declaredBytes, 0);
  if (entries.length > MOST_ENTRIES || declared > MOST_DECLARED_BYTES) return "zip-bomb";
  if (entries.some((entry) => wants(entry.name) && entry.declaredBytes > MOST_PART_BYTES)) {
    return "zip-bomb";
  }
  if (entries.some((entry) => entry.encrypted)) return "encrypted";
  try {
    return { names: entries.map((entry) => entry.name), parts: inflate(bytes, wants) };
  } catch (error) {
    return error instanceof Refused ? error.refusal : "damaged";
  }
}
