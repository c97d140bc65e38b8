import { closeSync, existsSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The system account that the database server runs as, where it is not the program's own. */
export interface ServerAccount {
  readonly uid: number;
  readonly gid: number;
}

/** The user "nobody" of every Unix. */
export const NOBODY: ServerAccount = { uid: 65534, gid: 65534 };

/**
 * PostgreSQL refuses to run as root, so root starts it as whoever owns the data: the cluster's owner,
 * else the owner of the data folder, else nobody. For everyone else it runs as themselves.
 */
export function serverAccount(clusterFolder: string): ServerAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of [clusterFolder, dirname(clusterFolder)]) {
    if (!existsSync(folder)) continue;
    const { uid, gid } = statSync(folder);
    if (uid !== 0) return { uid, gid };
  }
  return NOBODY;
}

/** May this account pass through the folder and everything above it? */
export function canReach(folder: string, account: ServerAccount | undefined): boolean {
  if (account === undefined) return true;
  if (!existsSync(folder)) return canReach(dirname(folder), account);
  const { uid, gid, mode } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  const above = dirname(folder);
  return (mode & bit) !== 0 && (above === folder || canReach(above, account));
}

/** How a server process names its cluster folder, and the open folder that must be handed to it. */
export interface ClusterPath {
  readonly path: string;
  readonly descriptor: number | "ignore";
  readonly release: () => void;
}

/**
 * A clone inside root's 0700 home cannot be reached by another account, whatever the permissions of
 * the cluster itself. Linux lets a process enter a folder that it was handed open, so there the
 * server is given descriptor 3 and calls its data directory by that name.
 */
export function clusterPath(
  clusterFolder: string,
  account: ServerAccount | undefined,
): ClusterPath {
  const byName = { path: clusterFolder, descriptor: "ignore", release: () => undefined } as const;
  if (canReach(clusterFolder, account) || !existsSync("/proc/self/fd")) return byName;
  const descriptor = openSync(clusterFolder, "r");
  return { path: "/proc/self/fd/3", descriptor, release: () => closeSync(descriptor) };
}

/** No secrets and no PG* variables of the person who starts the program reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = ["PATH", "SystemRoot", "TEMP", "TMP", "LD_LIBRARY_PATH"];
  const own = kept.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(own), LC_ALL: "C", TZ: "UTC" };
}
