const DATABASE = "nhiemky-evidence";
const STORE = "files";

/** Files on their way, kept on this machine until they have arrived, so that a reload loses none. */
export interface UploadShelf {
  readonly put: (id: string, file: File) => Promise<void>;
  readonly get: (id: string) => Promise<File | undefined>;
  readonly drop: (id: string) => Promise<void>;
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

function ask<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<T> {
  return open().then(
    (database) =>
      new Promise<T>((resolve, reject) => {
        const asked = act(database.transaction(STORE, mode).objectStore(STORE));
        const close = () => database.close();
        asked.onsuccess = () => {
          close();
          resolve(asked.result as T); // what `act` asked for
        };
        asked.onerror = () => {
          close();
          reject(asked.error ?? new Error("cannot keep"));
        };
      }),
  );
}

/** Without a database (a private window, a full disk) an upload still runs; it only ends with the page. */
export const uploadShelf: UploadShelf = {
  put: (id, file) =>
    ask("readwrite", (store) => store.put(file, id)).then(
      () => undefined,
      () => undefined,
    ),
  get: (id) => ask<File | undefined>("readonly", (store) => store.get(id)).catch(() => undefined),
  drop: (id) =>
    ask("readwrite", (store) => store.delete(id)).then(
      () => undefined,
      () => undefined,
    ),
};
