import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import type { UnitView } from "../../contract/organisation.ts";
import type { RoleName } from "../../contract/session.ts";
import { ROLES, ROLE_LABELS, isUnitRole } from "../../domain/organisation/role.ts";
import { api } from "../api/client.ts";
import { fieldError, isApiProblem, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { Checkbox, Input, Select } from "../parts/Field.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { PASSWORD_HINT } from "../session/password-words.ts";
import { ACCOUNTS_KEY } from "./use-organisation.ts";

const EMPTY = {
  fullName: "",
  username: "",
  position: "",
  phone: "",
  email: "",
  password: "",
};
type TextField = keyof typeof EMPTY;

/** Problems that are about one field although they concern more than its form. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  "organisation.account.username-taken": "username",
  "organisation.account.password-weak": "password",
  "organisation.account.role-needs-unit": "unitId",
};

function errorAt(error: unknown, field: string): string | undefined {
  if (isApiProblem(error) && FIELD_OF_CODE[error.code] === field) return error.title;
  return fieldError(error, field) ?? fieldError(error, field === "unitId" ? "roles.0.unitId" : "");
}

export interface AddAccountPanelProps {
  readonly units: readonly UnitView[];
  readonly onClose: () => void;
}

/** Giving a person an account: who, as what, and a first password to be changed (cấp tài khoản). */
export function AddAccountPanel({ units, onClose }: AddAccountPanelProps) {
  const client = useQueryClient();
  const [texts, setTexts] = useState(EMPTY);
  const [role, setRole] = useState<RoleName>("unit_officer");
  const [unitId, setUnitId] = useState("");
  const [hasClearance, setClearance] = useState(false);
  const needsUnit = isUnitRole(role);
  const add = useMutation({
    mutationFn: () =>
      api.post("/accounts", {
        ...texts,
        mustChangePassword: true,
        roles: [{ role, unitId: needsUnit && unitId !== "" ? unitId : null }],
        hasClearance,
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ACCOUNTS_KEY });
      showToast({ text: `Đã thêm tài khoản ${texts.username.trim().toLowerCase()}.` });
      onClose();
    },
  });
  const isAtField =
    isApiProblem(add.error) &&
    (add.error.errors.length > 0 || FIELD_OF_CODE[add.error.code] !== undefined);
  const field = (name: TextField) => ({
    value: texts[name],
    error: errorAt(add.error, name),
    onValue: (value: string) => setTexts((known) => ({ ...known, [name]: value })),
  });
  return (
    <SidePanel
      title="Thêm tài khoản"
      onClose={onClose}
      foot={
        <Button kind="primary" type="submit" form="add-account" busy={add.isPending}>
          Thêm tài khoản
        </Button>
      }
    >
      {add.isError && !isAtField && <Band tone="error">{problemTitle(add.error)}</Band>}
      <form
        id="add-account"
        class="col form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!add.isPending) add.mutate();
        }}
      >
        <Input label="Họ và tên" {...field("fullName")} />
        <Select
          label="Vai trò"
          value={role}
          onValue={setRole}
          error={errorAt(add.error, "roles")}
          options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value] }))}
        />
        {needsUnit && (
          <Select
            label="Đơn vị"
            value={unitId}
            onValue={setUnitId}
            error={errorAt(add.error, "unitId")}
            options={[
              { value: "", label: "Chọn đơn vị…" },
              ...units.map((unit) => ({ value: unit.id, label: unit.name })),
            ]}
          />
        )}
        <Input label="Tên đăng nhập" hint="Ít nhất 3 ký tự" {...field("username")} />
        <Input
          label="Mật khẩu lần đầu"
          hint={`${PASSWORD_HINT} Người dùng phải đổi khi đăng nhập lần đầu.`}
          type="password"
          autoComplete="new-password"
          {...field("password")}
        />
        <Input label="Chức vụ" optional {...field("position")} />
        <Input label="Điện thoại" optional type="tel" {...field("phone")} />
        <Input label="Thư điện tử" optional type="email" {...field("email")} />
        <Checkbox
          label="Được giao xem nội dung mật"
          checked={hasClearance}
          onChecked={setClearance}
        />
      </form>
    </SidePanel>
  );
}
