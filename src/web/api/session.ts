import { useQuery, useQueryClient } from "@tanstack/preact-query";
import type { SessionView, SignInRequest } from "../../contract/session.ts";
import { forgetAnswers } from "../offline/offline.ts";
import { api, setCsrfToken } from "./client.ts";
import { isSessionLost } from "./problem.ts";

export const SESSION_KEY = ["session"] as const;

/** Who is signed in; null for nobody. */
export async function fetchSession(): Promise<SessionView | null> {
  try {
    const session = await api.get<SessionView>("/session");
    setCsrfToken(session.csrfToken);
    return session;
  } catch (error) {
    if (isSessionLost(error)) return null;
    throw error;
  }
}

export async function signIn(request: SignInRequest): Promise<SessionView> {
  await forgetAnswers();
  const session = await api.post<SessionView>("/session", request);
  setCsrfToken(session.csrfToken);
  return session;
}

/** The session as the pages see it: undefined while asking, null when signed out. */
export function useSessionQuery() {
  // Asked once: a session that ends later shows as a refused request, and the page stays.
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: fetchSession,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
}

/** The session of a page inside the shell, where somebody is always signed in. */
export function useSession(): SessionView {
  const { data } = useSessionQuery();
  if (data === undefined || data === null)
    throw new Error("useSession outside the signed-in shell");
  return data;
}

/** Signs out and forgets everything the server had told this browser. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await api.del("/session").catch(() => undefined);
    setCsrfToken(null);
    await forgetAnswers();
    client.clear();
    location.assign("/dang-nhap");
  };
}
