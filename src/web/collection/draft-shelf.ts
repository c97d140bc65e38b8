import { type CellDraft, type Drafts, type ParagraphDraft, NO_DRAFTS } from "./draft.ts";

const DATABASE = "nhiemky";
const STORE = "drafts";

type Kept =
  | { readonly kind: "cell"; readonly key: string; readonly draft: CellDraft }
  | { readonly kind: "paragraph"; readonly key: string; readonly draft: ParagraphDraft };

/** Drafts of one person's work in one obligation, kept on this machine until they are acknowledged. */
export interface DraftShelf {
  /** What lay there when it was opened. */
  readonly kept: Drafts;
  /** Resolves once it is on the disk; false where the machine has no room left. */
  readonly write: (drafts: Drafts) => Promise<boolean>;
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("no database"));
    asked.onblocked = () => reject(new Error("blocked"));
  });
}

function readAll(database: IDBDatabase, range: IDBKeyRange): Promise<readonly Kept[]> {
  return new Promise((resolve, reject) => {
    const asked = database.transaction(STORE).objectStore(STORE).getAll(range);
    asked.onsuccess = () => resolve(asked.result as Kept[]); // written below, by this program alone
    asked.onerror = () => reject(asked.error ?? new Error("cannot read"));
  });
}

/** What changed between two sets of drafts; null marks one that is gone. */
function changesOf<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>) {
  const changes: [string, T | null][] = [];
  for (const [key, draft] of after) if (before.get(key) !== draft) changes.push([key, draft]);
  for (const key of before.keys()) if (!after.has(key)) changes.push([key, null]);
  return changes;
}

/**
 * Opens the shelf in the browser's own database. Each draft is a record of its own, so that two
 * windows do not put aside each other's work, and is on the disk before it counts as kept: neither
 * a killed browser nor a power cut takes it away.
 */
export async function openDraftShelf(owner: string, obligationId: string): Promise<DraftShelf> {
  const prefix = `${owner}|${obligationId}|`;
  try {
    const database = await open();
    const all = await readAll(database, IDBKeyRange.bound(prefix, `${prefix}\uffff`));
    const kept: Drafts = {
      cells: new Map(all.flatMap((each) => (each.kind === "cell" ? [[each.key, each.draft]] : []))),
      paragraphs: new Map(
        all.flatMap((each) => (each.kind === "paragraph" ? [[each.key, each.draft]] : [])),
      ),
    };
    return { kept, write: writerTo(database, prefix, kept) };
  } catch {
    // a private window without a database: the page still holds what is typed, and says so
    return { kept: NO_DRAFTS, write: () => Promise.resolve(false) };
  }
}

function writerTo(database: IDBDatabase, prefix: string, kept: Drafts): DraftShelf["write"] {
  let written = kept;
  return (drafts) => {
    const before = written;
    written = { cells: new Map(drafts.cells), paragraphs: new Map(drafts.paragraphs) };
    const cells = changesOf(before.cells, drafts.cells);
    const paragraphs = changesOf(before.paragraphs, drafts.paragraphs);
    if (cells.length + paragraphs.length === 0) return Promise.resolve(true);
    return new Promise((resolve) => {
      const work = database.transaction(STORE, "readwrite", { durability: "strict" });
      const store = work.objectStore(STORE);
      const put = (name: string, kept: Kept | null) => {
        if (kept === null) store.delete(prefix + name);
        else store.put(kept, prefix + name);
      };
      for (const [key, draft] of cells)
        put(`c|${key}`, draft === null ? null : { kind: "cell", key, draft });
      for (const [key, draft] of paragraphs)
        put(`p|${key}`, draft === null ? null : { kind: "paragraph", key, draft });
      work.oncomplete = () => resolve(true);
      work.onabort = () => resolve(false);
      work.onerror = () => resolve(false);
    });
  };
}
