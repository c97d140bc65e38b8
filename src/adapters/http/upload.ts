import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { DocumentFile } from "../../application/ports.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { UPLOAD_LIMIT_BYTES } from "./upload-limit.ts";

export interface Upload {
  readonly file: DocumentFile;
  readonly fields: Readonly<Record<string, string>>;
}

type UploadProblem = Problem<"request.malformed" | "document.file.too-large">;

const missing = (message: string) =>
  err(problem("request.malformed", { fields: [{ path: "file", message }] }));

async function bytesOf(part: MultipartFile, fileName: string) {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk as Buffer); // busboy gives buffers
  if (part.file.truncated) {
    const details = { fileName, limitBytes: UPLOAD_LIMIT_BYTES };
    return err(problem("document.file.too-large", details));
  }
  return ok(Buffer.concat(chunks));
}

/** Every file of a multipart request. */
export async function readUploads(
  request: FastifyRequest,
): Promise<Result<readonly DocumentFile[], UploadProblem>> {
  if (!request.isMultipart()) return missing("gửi tệp dưới dạng multipart/form-data");
  const files: DocumentFile[] = [];
  for await (const part of request.files()) {
    const fileName = part.filename.normalize("NFC");
    const read = await bytesOf(part, fileName);
    if (!read.ok) return read;
    files.push({ fileName, bytes: read.value });
  }
  return files.length === 0 ? missing("chọn ít nhất một tệp") : ok(files);
}

/** The one file of a multipart request with the fields before it; a larger one stops arriving. */
export async function readUpload(request: FastifyRequest): Promise<Result<Upload, UploadProblem>> {
  if (!request.isMultipart()) return missing("gửi tệp dưới dạng multipart/form-data");
  const part = await request.file();
  if (part === undefined) return missing("chọn một tệp");
  const fileName = part.filename.normalize("NFC");
  const read = await bytesOf(part, fileName);
  if (!read.ok) return read;
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field !== undefined && !Array.isArray(field) && field.type === "field"
        ? [[name, String(field.value)]]
        : [],
    ),
  );
  return ok({ file: { fileName, bytes: read.value }, fields });
}
