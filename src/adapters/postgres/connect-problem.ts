/** The database cannot be used for a reason the person who starts the program can remove. */
export type StartupCode =
  | "database.address.malformed"
  | "database.server.unreachable"
  | "database.server.refused-login"
  | "database.server.no-such-database"
  | "database.server.too-old"
  | "database.server.did-not-start"
  | "database.server.lost"
  | "database.program.missing"
  | "database.program.unusable"
  | "database.account.nameless"
  | "database.folder.in-use"
  | "database.folder.not-writable"
  | "database.folder.other-version"
  | "database.disk.full"
  | "database.schema.newer"
  | "database.schema.changed"
  | "database.schema.failed";

/** One line for each language: what happened, what is safe, what to do. */
export interface StartupWords {
  readonly vi: string;
  readonly en: string;
}

/**
 * Thrown when the database does not come up (sự cố khởi động); `main` prints `vi` or `en` and ends.
 * Nothing has been changed in the data folder or in the database unless the line says so.
 */
export class StartupProblem extends Error {
  readonly code: StartupCode;
  readonly vi: string;
  readonly en: string;

  constructor(code: StartupCode, words: StartupWords, options?: ErrorOptions) {
    super(words.en, options);
    this.name = "StartupProblem";
    this.code = code;
    this.vi = words.vi;
    this.en = words.en;
  }
}

/** The disk ran out of room while the database was being created, started or changed. */
export function diskFull(folder: string, cause?: unknown): StartupProblem {
  return new StartupProblem(
    "database.disk.full",
    {
      vi: `Ổ đĩa chứa “${folder}” đã đầy nên cơ sở dữ liệu không chạy được; số liệu đã lưu vẫn an toàn. Hãy giải phóng dung lượng rồi khởi động lại.`,
      en: `The disk that holds "${folder}" is full, so the database cannot run; what was saved is safe. Free some space and start again.`,
    },
    { cause },
  );
}

/** Whether PostgreSQL's own words, or its code, say that the disk is full. */
export const isDiskFull = (words: string, error?: unknown): boolean =>
  errorCode(error) === "53100" ||
  /No space left on device|Disk quota exceeded|Check free disk space/.test(words);

/** The data folder cannot be created, read or written by this user. */
export function folderNotWritable(folder: string, cause?: unknown): StartupProblem {
  return new StartupProblem(
    "database.folder.not-writable",
    {
      vi: `Không ghi được vào thư mục dữ liệu “${folder}”. Hãy cấp quyền ghi cho người dùng đang chạy chương trình, hoặc chọn thư mục khác bằng --data.`,
      en: `The data folder "${folder}" cannot be written. Give the current user the right to write there, or choose another folder with --data.`,
    },
    { cause },
  );
}

/** Recognises the outside failures that a folder can cause; anything else is returned as it came. */
export function asFolderProblem(error: unknown, folder: string): unknown {
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(folder, error);
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "ENOTDIR":
      return folderNotWritable(folder, error);
    default:
      return error;
  }
}

/** The code that Node ("ENOENT") or PostgreSQL ("23505") put on an error, if any. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
