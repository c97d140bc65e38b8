import type { UploadFinished, UploadView } from "../../contract/evidence.ts";
import { type EvidencePlace, refusalBeforeSending } from "../../domain/collection/evidence.ts";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { makeStore } from "../shell/store.ts";
import { uploadShelf } from "./upload-shelf.ts";

/** One file on its way. */
export interface Upload {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  /** waiting: the line is broken · needs-file: this machine no longer has the file. */
  readonly state: "sending" | "waiting" | "needs-file" | "refused";
  readonly message: string | null;
}

const RETRY_MS = [2_000, 4_000, 8_000, 15_000] as const;

const isPassing = (error: unknown): boolean =>
  isApiProblem(error) && (error.status === 0 || error.status >= 500 || error.status === 429);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer);
      removeEventListener("online", go);
      resolve();
    };
    const timer = setTimeout(go, milliseconds);
    addEventListener("online", go);
  });

/**
 * Sends files in pieces. A broken line is waited for, and the file goes on where the server says it
 * stopped; after a reload the same, from the copy on this machine.
 */
export class Uploads {
  readonly view = makeStore<readonly Upload[]>([]);
  readonly #obligationId: string;
  readonly #onDone: (finished: UploadFinished, fileName: string) => void;
  readonly #running = new Set<string>();
  #isClosed = false;

  constructor(obligationId: string, onDone: (finished: UploadFinished, fileName: string) => void) {
    this.#obligationId = obligationId;
    this.#onDone = onDone;
  }

  close(): void {
    this.#isClosed = true;
  }

  /** Answers why the file is not taken; null where it is on its way. */
  async start(file: File, places: readonly EvidencePlace[]): Promise<string | null> {
    const refusal = refusalBeforeSending(file.name, file.size);
    if (refusal !== undefined) return refusal;
    try {
      const path = `/obligations/${this.#obligationId}/evidence`;
      const body = { fileName: file.name, sizeBytes: file.size, places };
      const upload = await api.post<UploadView>(path, body);
      await uploadShelf.put(upload.id, file);
      this.#put(upload, "sending");
      void this.#run(upload, file);
      return null;
    } catch (error) {
      return problemTitle(error);
    }
  }

  /** Takes up what an earlier visit did not finish. */
  async resume(unfinished: readonly UploadView[]): Promise<void> {
    for (const upload of unfinished) {
      if (this.#running.has(upload.id) || this.#find(upload.id) !== undefined) continue;
      const file = await uploadShelf.get(upload.id);
      if (file?.size === upload.sizeBytes) {
        this.#put(upload, "sending");
        void this.#run(upload, file);
      } else this.#put(upload, "needs-file");
    }
  }

  /** Goes on with the file that a person chose again; answers why that is another one. */
  async goOn(id: string, file: File): Promise<string | null> {
    const upload = this.#find(id);
    if (upload === undefined) return null;
    if (file.size !== upload.sizeBytes || file.name !== upload.fileName)
      return `Đây không phải tệp ${upload.fileName} đã tải dở. Chọn đúng tệp đó, hoặc bỏ lần tải này.`;
    await uploadShelf.put(id, file);
    const now = await api.get<UploadView>(`/evidence/${id}/upload`);
    this.#put(now, "sending");
    void this.#run(now, file);
    return null;
  }

  async drop(id: string): Promise<void> {
    this.view.replace(this.view.current().filter((each) => each.id !== id));
    await uploadShelf.drop(id);
    await api.del(`/evidence/${id}/upload`).catch(() => undefined);
  }

  #find(id: string): Upload | undefined {
    return this.view.current().find((each) => each.id === id);
  }

  #put(
    { id, fileName, sizeBytes, receivedBytes }: UploadView,
    state: Upload["state"],
    message: string | null = null,
  ): void {
    const now = { id, fileName, sizeBytes, receivedBytes, state, message };
    const all = this.view.current();
    const isNew = !all.some((each) => each.id === id);
    this.view.replace(isNew ? [...all, now] : all.map((each) => (each.id === id ? now : each)));
  }

  async #run(upload: UploadView, file: File): Promise<void> {
    const { id, fileName } = upload;
    if (this.#running.has(id)) return;
    this.#running.add(id);
    try {
      const finished = await this.#send(upload, file);
      if (finished === null) return;
      this.view.replace(this.view.current().filter((each) => each.id !== id));
      await uploadShelf.drop(id);
      this.#onDone(finished, fileName);
    } catch (error) {
      await uploadShelf.drop(id);
      void api.del(`/evidence/${id}/upload`).catch(() => undefined);
      this.#put(upload, "refused", problemTitle(error));
    } finally {
      this.#running.delete(id);
    }
  }

  /** Sends until all is there; null where the page was left or the upload was dropped meanwhile. */
  async #send(upload: UploadView, file: File): Promise<UploadFinished | null> {
    let now = upload;
    for (let failures = 0; ;) {
      if (this.#isClosed || this.#find(upload.id) === undefined) return null;
      try {
        if (failures > 0) now = await api.get<UploadView>(`/evidence/${upload.id}/upload`);
        this.#put(now, "sending");
        if (now.receivedBytes === now.sizeBytes)
          return await api.post<UploadFinished>(`/evidence/${upload.id}/finish`);
        const piece = file.slice(now.receivedBytes, now.receivedBytes + now.chunkBytes);
        now = await api.put<UploadView>(`/evidence/${upload.id}/chunks`, piece, {
          query: { offset: now.receivedBytes },
        });
        failures = 0;
      } catch (error) {
        const isElsewhere = isApiProblem(error) && error.code === "collection.evidence.offset";
        if (!isPassing(error) && !isElsewhere) throw error;
        if (!isElsewhere) this.#put(now, "waiting");
        await pause(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 0);
        failures += 1;
      }
    }
  }
}
