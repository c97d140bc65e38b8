import { z } from "zod";
import { DateField, Id } from "./common.ts";
import { RoleName } from "./session.ts";

export const UnitKind = z.enum(["office", "agency", "ward", "commune"]);

export const UnitView = z.object({
  id: Id,
  kind: UnitKind,
  name: z.string(),
  shortName: z.string(),
  abbreviation: z.string(),
  isVertical: z.boolean(),
  validFrom: DateField,
  validTo: DateField.nullable(),
  tileRow: z.number().int().nullable(),
  tileColumn: z.number().int().nullable(),
  sortOrder: z.number().int(),
  aliases: z.array(z.string()),
  codes: z.array(z.object({ scheme: z.string(), code: z.string() })),
});
export type UnitView = z.infer<typeof UnitView>;

export const UnitGroupView = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  memberIds: z.array(Id),
});
export type UnitGroupView = z.infer<typeof UnitGroupView>;

const name = z.string().trim().min(1, "không được để trống").max(200);

/** A unit register as a file or a program gives it. */
export const UnitRegisterRequest = z.object({
  units: z
    .array(
      z.object({
        kind: UnitKind,
        name,
        shortName: name,
        abbreviation: name,
        isVertical: z.boolean().default(false),
        validFrom: DateField,
        validTo: DateField.nullable().default(null),
        tile: z
          .object({ row: z.number().int().min(1), column: z.number().int().min(1) })
          .nullable()
          .default(null),
        aliases: z.array(name).default([]),
        codes: z
          .array(
            z.object({
              scheme: name,
              code: name,
              validFrom: DateField,
              validTo: DateField.nullable().default(null),
              legalText: z.string().nullable().default(null),
            }),
          )
          .default([]),
      }),
    )
    .min(1, "cần ít nhất một đơn vị")
    .max(2000),
  groups: z
    .array(
      z.object({
        code: name,
        name,
        aliases: z.array(name).default([]),
        kinds: z.array(UnitKind).min(1),
      }),
    )
    .default([]),
});
export type UnitRegisterRequest = z.infer<typeof UnitRegisterRequest>;

export const UnitsAdded = z.object({ units: z.number().int(), groups: z.number().int() });

export const AccountView = z.object({
  id: Id,
  username: z.string(),
  fullName: z.string(),
  position: z.string(),
  phone: z.string(),
  email: z.string(),
  roles: z.array(z.object({ role: RoleName, unitId: Id.nullable() })),
  hasClearance: z.boolean(),
  isDisabled: z.boolean(),
});
export type AccountView = z.infer<typeof AccountView>;

export const AddAccountRequest = z.object({
  username: z.string().trim().min(3, "ít nhất 3 ký tự").max(100),
  fullName: name,
  position: z.string().trim().max(200).default(""),
  phone: z.string().trim().max(50).default(""),
  email: z.union([z.literal(""), z.email("thư điện tử chưa đúng dạng")]).default(""),
  password: z.string().min(1, "nhập mật khẩu").max(500),
  mustChangePassword: z.boolean().default(true),
  roles: z
    .array(z.object({ role: RoleName, unitId: Id.nullable() }))
    .min(1, "chọn ít nhất một vai trò"),
  hasClearance: z.boolean().default(false),
});
export type AddAccountRequest = z.infer<typeof AddAccountRequest>;

export const AccountAdded = z.object({ id: Id });
/** Who takes over in each unit; null gives it to all of the unit. A unit left out is asked about by a 409. */
const SuccessorList = z
  .array(z.object({ unitId: Id, accountId: Id.nullable() }))
  .max(500)
  .default([]);

export const DisableAccountRequest = z.object({
  isDisabled: z.boolean(),
  successors: SuccessorList,
});
export type DisableAccountRequest = z.input<typeof DisableAccountRequest>;

export const MoveAccountRequest = z.object({
  fromUnitId: Id,
  toUnitId: Id,
  successors: SuccessorList,
});
export type MoveAccountRequest = z.input<typeof MoveAccountRequest>;

/** A task that would have nobody without this person: handed to them, or of a unit with nobody else. */
export const HeldTask = z.object({
  taskId: Id,
  unitId: Id,
  unit: z.string(),
  round: z.string(),
  itemNumber: z.string(),
  /** Null for items that only named people may see. */
  itemTitle: z.string().nullable(),
  isHanded: z.boolean(),
});
export type HeldTask = z.infer<typeof HeldTask>;
