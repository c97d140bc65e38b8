import { z } from "zod";
import { Id } from "./common.ts";

export const RoleName = z.enum([
  "unit_officer",
  "unit_head",
  "office",
  "finance",
  "leader",
  "admin",
  "auditor",
]);
export type RoleName = z.infer<typeof RoleName>;

export const SignInRequest = z.object({
  username: z.string().trim().min(1, "nhập tên đăng nhập").max(100),
  password: z.string().min(1, "nhập mật khẩu").max(500),
});
export type SignInRequest = z.infer<typeof SignInRequest>;

export const SessionView = z.object({
  account: z.object({
    id: Id,
    username: z.string(),
    fullName: z.string(),
    position: z.string(),
    roles: z.array(z.object({ role: RoleName, unitId: Id.nullable() })),
    unit: z.object({ id: Id, name: z.string(), shortName: z.string() }).nullable(),
    mustChangePassword: z.boolean(),
  }),
  organization: z.object({
    id: Id,
    name: z.string(),
    areaName: z.string(),
    placeName: z.string(),
    isIllustrative: z.boolean(),
  }),
  /** Sent back as `x-csrf-token` with every write; null for programs. */
  csrfToken: z.string().nullable(),
});
export type SessionView = z.infer<typeof SessionView>;

export const SetUpRequest = z.object({
  token: z.string().min(1),
  organizationName: z.string().trim().min(3, "nhập tên cơ quan").max(200),
  areaName: z.string().trim().min(2, "nhập tên địa bàn").max(200),
  placeName: z.string().trim().min(2, "nhập địa danh ghi trên văn bản").max(100),
  fullName: z.string().trim().min(2, "nhập họ tên").max(100),
  username: z.string().trim().min(3, "ít nhất 3 ký tự").max(100),
  password: z.string().min(1, "nhập mật khẩu").max(500),
});
export type SetUpRequest = z.infer<typeof SetUpRequest>;

export const ChangePasswordRequest = z.object({
  current: z.string().min(1).max(500),
  next: z.string().min(1).max(500),
});
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>;
