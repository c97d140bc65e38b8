import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { api } from "../api/client.ts";
import { isApiProblem, problemTitle } from "../api/problem.ts";
import { Band } from "../parts/Band.tsx";
import { Button } from "../parts/Button.tsx";
import { FileDrop } from "../parts/FileDrop.tsx";
import { SidePanel } from "../parts/SidePanel.tsx";
import { showToast } from "../parts/Toast.tsx";
import { type RegisterFile, placeInRegister, readRegister } from "./organisation-model.ts";
import { GROUPS_KEY, UNITS_KEY } from "./use-organisation.ts";

interface Added {
  readonly units: number;
  readonly groups: number;
}

const send = (register: RegisterFile, dryRun: boolean) =>
  api.post<Added>("/units/register", register, { query: { dryRun } });

const text = (value: unknown): string => (typeof value === "string" ? value : "");

/** Adding the units of a register file: tried out first, then for good (nạp danh mục). */
export function RegisterPanel({ onClose }: { readonly onClose: () => void }) {
  const client = useQueryClient();
  const [register, setRegister] = useState<RegisterFile>();
  const [fileError, setFileError] = useState<string>();
  const rehearsal = useMutation({ mutationFn: (file: RegisterFile) => send(file, true) });
  const adding = useMutation({
    mutationFn: (file: RegisterFile) => send(file, false),
    onSuccess: async (added) => {
      await client.invalidateQueries({ queryKey: UNITS_KEY });
      await client.invalidateQueries({ queryKey: GROUPS_KEY });
      showToast({ text: `Đã thêm ${added.units} đơn vị và ${added.groups} nhóm.` });
      onClose();
    },
  });
  const take = async (file: File) => {
    const read = readRegister(await file.text());
    setRegister(read);
    adding.reset();
    setFileError(
      read === undefined
        ? "Tệp này không phải danh mục đơn vị. Chọn tệp JSON có mục “units”, mỗi đơn vị một dòng."
        : undefined,
    );
    if (read !== undefined) rehearsal.mutate(read);
  };
  const problem = adding.error ?? rehearsal.error;
  const errors = isApiProblem(problem) ? problem.errors : [];
  const preview = rehearsal.data;
  return (
    <SidePanel
      title="Nạp danh mục đơn vị"
      onClose={onClose}
      foot={
        <Button
          kind="primary"
          disabled={register === undefined || preview === undefined}
          busy={adding.isPending}
          onClick={() => register !== undefined && adding.mutate(register)}
        >
          {preview === undefined ? "Thêm vào danh mục" : `Thêm ${preview.units} đơn vị`}
        </Button>
      }
    >
      <FileDrop
        label="Kéo tệp danh mục vào đây, hoặc"
        hint="JSON, tối đa 4 MB. Xem trước rồi mới ghi."
        accept=".json,application/json"
        busy={rehearsal.isPending}
        error={fileError}
        onFile={(file) => void take(file)}
      />
      {problem !== null && register !== undefined && (
        <>
          <Band tone="error">
            {errors.length > 0 ? "Tệp còn chỗ chưa đúng, sửa rồi nạp lại." : problemTitle(problem)}{" "}
            Danh mục hiện có không đổi.
          </Band>
          {errors.length > 0 && (
            <ul class="plain-list">
              {errors.slice(0, 20).map((error) => (
                <li key={error.field} class="son">
                  {placeInRegister(error.field, register)}: {error.message}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {preview !== undefined && register !== undefined && problem === null && (
        <section>
          <h3>
            Sẽ thêm {preview.units} đơn vị và {preview.groups} nhóm
          </h3>
          <ul class="plain-list">
            {register.units.map((unit, at) => (
              <li key={at}>
                {text(unit["name"])} <span class="ink-3">{text(unit["abbreviation"])}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </SidePanel>
  );
}
