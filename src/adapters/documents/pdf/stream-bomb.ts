import { inflateSync } from "node:zlib";

/** A page's text, a font, a list of objects: none of them is larger when unpacked. */
const MOST_STREAM_BYTES = 48 * 1024 * 1024;
const MOST_BYTES = 160 * 1024 * 1024;
/** Packed streams are read no deeper than this; nobody packs one three times. */
const MOST_LAYERS = 3;
/** A dictionary stands before its stream, and is short. */
const DICTIONARY_BYTES = 600;

const STREAM = Buffer.from("stream");
const END = Buffer.from("endstream");
const PICTURE = /\/Subtype\s*\/Image\b/u;

/** The first byte of packed data, in each of the ways that zlib writes it. */
const isPacked = (data: Buffer): boolean =>
  data.length > 2 && data[0] === 0x78 && (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 === 0;

/** Unpacked bytes, null where there are more than a document needs; damage ends the unpacking. */
function unpacked(data: Buffer): Buffer | null {
  try {
    // an unfinished stream gives what it has
    return inflateSync(data, { maxOutputLength: MOST_STREAM_BYTES, finishFlush: 2 });
  } catch (error) {
    const isTooLarge = error instanceof RangeError;
    return isTooLarge ? null : Buffer.alloc(0);
  }
}

function unpackedBytes(stream: Buffer): number {
  let data = stream;
  let total = 0;
  for (let layer = 0; layer < MOST_LAYERS && isPacked(data); layer += 1) {
    const inner = unpacked(data);
    if (inner === null) return Infinity;
    total += inner.length;
    data = inner;
  }
  return total;
}

/** Where the data of a stream begins: after the word and one line end. */
function dataStart(bytes: Buffer, word: number): number {
  let at = word + STREAM.length;
  if (bytes[at] === 0x0d) at += 1;
  return bytes[at] === 0x0a ? at + 1 : at;
}

/** Whether what is packed in a PDF would unpack to far more than a document holds. */
export function isStreamBomb(bytes: Buffer): boolean {
  let total = 0;
  for (let word = bytes.indexOf(STREAM); word >= 0;) {
    const start = dataStart(bytes, word);
    const end = bytes.indexOf(END, start);
    const dictionary = bytes.toString("latin1", Math.max(0, word - DICTIONARY_BYTES), word);
    const own = dictionary.slice(dictionary.lastIndexOf(" obj"));
    if (!PICTURE.test(own))
      total += unpackedBytes(bytes.subarray(start, end < 0 ? undefined : end));
    if (total > MOST_BYTES) return true;
    word = end < 0 ? -1 : bytes.indexOf(STREAM, end + END.length);
  }
  return false;
}
