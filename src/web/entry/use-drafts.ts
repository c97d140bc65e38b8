import { useQueryClient } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FiguresSaved, SheetView } from "../../contract/collection.ts";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { type Address, keyOf } from "./grid-model.ts";

/** What was typed and the server has not acknowledged yet. */
export interface Draft extends Address {
  readonly typed: string;
  readonly baseEntryId: string | null;
  readonly note?: string;
}

export interface Refusal {
  readonly message: string;
  readonly typed: string;
}

type Drafts = Readonly<Record<string, Draft>>;

const storageKey = (obligationId: string): string => `nhiemky.draft.${obligationId}`;

function readStored(obligationId: string): Drafts {
  try {
    const text = localStorage.getItem(storageKey(obligationId));
    return text === null ? {} : (JSON.parse(text) as Drafts); // written by this module alone
  } catch {
    return {};
  }
}

function store(obligationId: string, drafts: Drafts): void {
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(storageKey(obligationId));
    else localStorage.setItem(storageKey(obligationId), JSON.stringify(drafts));
  } catch {
    // a full or forbidden storage: the draft still waits in memory and is sent as usual
  }
}

const SEND_AFTER_MS = 600;
const TRY_AGAIN_MS = 4000;

/**
 * Keeps what is typed on this machine at once and sends it within two seconds; what could not be
 * sent stays and is tried again. Cells are refused or in conflict one by one.
 */
export function useDrafts(sheet: SheetView) {
  const client = useQueryClient();
  const { obligationId } = sheet;
  const [drafts, setDrafts] = useState<Drafts>(() => readStored(obligationId));
  const [refusals, setRefusals] = useState<Readonly<Record<string, Refusal>>>({});
  const [savedAt, setSavedAt] = useState<string>();
  const [failure, setFailure] = useState<string>();
  const sending = useRef(false);

  const change = (cells: readonly Draft[]) => {
    setRefusals((before) => {
      const next = { ...before };
      for (const cell of cells) delete next[keyOf(cell)];
      return next;
    });
    setDrafts((before) => {
      const next = { ...before };
      for (const cell of cells) {
        // the base stays that of the first change: it is what the person saw
        const known = next[keyOf(cell)];
        next[keyOf(cell)] =
          known === undefined ? cell : { ...cell, baseEntryId: known.baseEntryId };
      }
      store(obligationId, next);
      return next;
    });
  };

  const send = async () => {
    const cells = Object.values(drafts);
    if (sending.current || cells.length === 0) return;
    sending.current = true;
    try {
      const saved = await api.put<FiguresSaved>(`/obligations/${obligationId}/figures`, { cells });
      const sent = new Map(cells.map((cell) => [keyOf(cell), cell]));
      const failed: Record<string, Refusal> = {};
      for (const outcome of saved.outcomes) {
        const typed = sent.get(keyOf(outcome))?.typed ?? "";
        if (outcome.kind === "rejected")
          failed[keyOf(outcome)] = { message: outcome.message, typed };
        if (outcome.kind === "conflict") {
          const theirs = outcome.theirs;
          failed[keyOf(outcome)] = {
            typed,
            message:
              theirs === null
                ? "Ô này vừa được xóa trống. Gõ lại nếu vẫn giữ số của anh/chị."
                : `${theirs.by} vừa sửa ô này thành ${theirs.typed}. Gõ lại nếu giữ số của anh/chị.`,
          };
        }
      }
      setDrafts((before) => {
        const next = { ...before };
        for (const [key, cell] of sent) if (next[key]?.typed === cell.typed) delete next[key];
        store(obligationId, next);
        return next;
      });
      setRefusals((before) => ({ ...before, ...failed }));
      setSavedAt(saved.savedAt);
      setFailure(undefined);
      await client.invalidateQueries({ queryKey: ["sheet", obligationId] });
    } catch (error) {
      setFailure(
        isApiProblem(error) && error.status === 0
          ? `Đang mất mạng. ${cells.length} ô đã lưu trên máy này, sẽ tự gửi khi có mạng. Anh/chị cứ nhập tiếp.`
          : problemTitle(error),
      );
    } finally {
      sending.current = false;
    }
  };

  useEffect(() => {
    if (Object.keys(drafts).length === 0) return undefined;
    const timer = setTimeout(
      () => void send(),
      failure === undefined ? SEND_AFTER_MS : TRY_AGAIN_MS,
    );
    return () => clearTimeout(timer);
  });

  return { drafts, refusals, savedAt, failure, change, pending: Object.keys(drafts).length };
}
