import type { LocalDate } from "../../domain/kernel/local-date.ts";
import { type Problem, problem } from "../../domain/kernel/problem.ts";
import { type Result, err, ok } from "../../domain/kernel/result.ts";
import { foldForIdentity } from "../../domain/kernel/vietnamese-text.ts";
import { requireAction } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Dependencies } from "../ports.ts";
import type { NewUnit, UnitKind } from "./organisation-store.ts";

/** A unit register as a file gives it (danh mục đơn vị). */
export interface UnitRegister {
  readonly units: readonly RegisterUnit[];
  readonly groups: readonly RegisterGroup[];
}

export interface RegisterUnit {
  readonly kind: UnitKind;
  readonly name: string;
  readonly shortName: string;
  readonly abbreviation: string;
  readonly isVertical: boolean;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly tile: { readonly row: number; readonly column: number } | null;
  readonly aliases: readonly string[];
  readonly codes: NewUnit["codes"];
}

export interface RegisterGroup {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Kinds of unit that belong to the group. */
  readonly kinds: readonly UnitKind[];
}

type AddProblem = Problem<"access.action.forbidden" | "organisation.unit.name-taken">;

/** Adds the units and groups of a register; nothing where one name is taken already. */
export async function addUnits(
  { work, clock, secrets }: Dependencies,
  actor: Actor,
  register: UnitRegister,
  { dryRun = false } = {},
): Promise<Result<{ readonly units: number; readonly groups: number }, AddProblem>> {
  const allowed = requireAction(actor, "organisation.manage");
  if (!allowed.ok) return allowed;
  const run = dryRun ? work.rehearse.bind(work) : work.write.bind(work);
  return run(actor, async ({ organisation, events }) => {
    const known = await organisation.listUnits(clock.today());
    const taken = new Set(known.map((unit) => foldForIdentity(unit.name)));
    const clash = register.units.find((unit) => taken.has(foldForIdentity(unit.name)));
    if (clash !== undefined) {
      return err(problem("organisation.unit.name-taken", { name: clash.name }));
    }
    const added: { id: string; kind: UnitKind; validFrom: LocalDate }[] = [];
    for (const [index, unit] of register.units.entries()) {
      const id = secrets.newId();
      const { tile, ...facts } = unit;
      await organisation.addUnit({
        ...facts,
        id,
        tileRow: tile?.row ?? null,
        tileColumn: tile?.column ?? null,
        sortOrder: known.length + index + 1,
      });
      await events.record({ subject: "unit", subjectId: id, kind: "unit.added" });
      added.push({ id, kind: unit.kind, validFrom: unit.validFrom });
    }
    for (const { kinds, ...group } of register.groups) {
      const members = added.filter((unit) => kinds.includes(unit.kind));
      await organisation.addGroup(
        { ...group, id: secrets.newId() },
        members.map((unit) => ({ unitId: unit.id, validFrom: unit.validFrom })),
      );
    }
    return ok({ units: register.units.length, groups: register.groups.length });
  });
}
