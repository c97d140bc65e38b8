const ANSWERS = "so-lieu";

/** Keeps the program on this machine, so that the next visit works without a network. */
export function keepProgram(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  const register = () => void navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  // the first page comes first: the line of a ward carries one thing at a time
  if (document.readyState === "complete") setTimeout(register, 1500);
  else addEventListener("load", () => setTimeout(register, 1500), { once: true });
}

/** Forgets what the server told the last person; what they typed stays theirs. */
export async function forgetAnswers(): Promise<void> {
  if ("caches" in globalThis) await caches.delete(ANSWERS).catch(() => false);
}
