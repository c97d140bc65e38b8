import type { ProblemDocument } from "../../contract/common.ts";

/** One wrong field of a request, in words for the person who typed it. */
export interface FieldError {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** What the server, or the way to it, refused (RFC 9457); `title` is ready to be shown. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Stable code such as "collection.figure.conflict"; "network.unreachable" has status 0. */
  readonly code: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(fields: {
    readonly status: number;
    readonly code: string;
    readonly title: string;
    readonly detail?: string | undefined;
    readonly errors?: readonly FieldError[] | undefined;
    readonly details?: Readonly<Record<string, unknown>> | undefined;
  }) {
    super(`${fields.code}: ${fields.title}`);
    this.name = "ApiProblem";
    this.status = fields.status;
    this.code = fields.code;
    this.title = fields.title;
    this.detail = fields.detail;
    this.errors = fields.errors ?? [];
    this.details = fields.details ?? {};
  }
}

export const isApiProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem;

/** True where signing in again, and nothing else, lets the request through. */
export const isSessionLost = (error: unknown): boolean =>
  isApiProblem(error) && error.status === 401 && error.code !== "access.session.wrong-credentials";

/** The sentence to show for any failure; a bug in our own code gets a neutral one. */
export const problemTitle = (error: unknown): string =>
  isApiProblem(error) ? error.title : "Có lỗi ngoài dự kiến. Tải lại trang rồi thử lại.";

/** The message for one field of a form, if the server named it. */
export const fieldError = (error: unknown, field: string): string | undefined =>
  isApiProblem(error) ? error.errors.find((entry) => entry.field === field)?.message : undefined;

export const unreachable = (): ApiProblem =>
  new ApiProblem({
    status: 0,
    code: "network.unreachable",
    title:
      "Chưa kết nối được máy chủ. Nội dung đang nhập còn trên máy này. Kiểm tra mạng rồi thử lại.",
  });

const isProblemDocument = (body: unknown): body is ProblemDocument =>
  typeof body === "object" && body !== null && "code" in body && "title" in body;

/** Makes a problem of any answer that is not a success, even one that no server of ours wrote. */
export function toApiProblem(status: number, body: unknown): ApiProblem {
  if (isProblemDocument(body)) return new ApiProblem({ ...body, status });
  return new ApiProblem({
    status,
    code: status >= 500 ? "server.failed" : "server.refused",
    title:
      status >= 500
        ? "Máy chủ đang bận hoặc gặp lỗi. Nội dung đang nhập còn trên máy này. Thử lại sau ít phút."
        : "Máy chủ không nhận yêu cầu này. Tải lại trang rồi thử lại.",
  });
}
