/** The kinds of files that are taken as evidence. */
export type EvidenceType = "pdf" | "docx" | "xlsx" | "png" | "jpeg";

export const EVIDENCE_MEDIA_TYPES: Readonly<Record<EvidenceType, string>> = {
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  png: "image/png",
  jpeg: "image/jpeg",
};

const HEADS = [
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpeg", [0xff, 0xd8, 0xff]],
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
] as const;

/** What the first bytes say: "zip" may still be a Word or an Excel file; null for anything else. */
export const headOf = (bytes: Uint8Array): Exclude<EvidenceType, "docx" | "xlsx"> | "zip" | null =>
  HEADS.find(([, head]) => head.every((byte, at) => bytes[at] === byte))?.[0] ?? null;

/** Signature of an entry in the directory at the end of a ZIP, and where its parts stand. */
const ENTRY = 0x02014b50;
const NAME_LENGTH_AT = 28;
const NAME_AT = 46;

/** The names in the directory of a ZIP, as they are written there. */
function namesInZip(bytes: Uint8Array): ReadonlySet<string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Set<string>();
  for (let at = 0; at + NAME_AT <= bytes.length; at += 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== ENTRY) continue;
    const end = at + NAME_AT + view.getUint16(at + NAME_LENGTH_AT, true);
    let name = "";
    for (let i = at + NAME_AT; i < end && i < bytes.length; i += 1)
      name += String.fromCharCode(bytes[i] ?? 0);
    names.add(name);
  }
  return names;
}

/** The type of a whole file by what is in it, never by its name; null where it is not taken. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | "macros" | null {
  const head = headOf(bytes);
  if (head !== "zip") return head;
  const names = namesInZip(bytes);
  if ([...names].some((name) => name.endsWith("vbaProject.bin"))) return "macros";
  if (names.has("word/document.xml")) return "docx";
  return names.has("xl/workbook.xml") ? "xlsx" : null;
}
