import type { Actor } from "../../src/application/actor.ts";
import { addUnits } from "../../src/application/organisation/add-units.ts";
import type { UnitKind } from "../../src/application/organisation/organisation-store.ts";
import type { Dependencies } from "../../src/application/ports.ts";

/** A unit of the register, through the use case; answers its id. */
export async function aUnit(
  deps: Dependencies,
  admin: Actor,
  name: string,
  kind: UnitKind = "office",
): Promise<string> {
  const added = await addUnits(deps, admin, {
    units: [
      {
        kind,
        name,
        shortName: name,
        abbreviation: name.slice(0, 8),
        isVertical: false,
        validFrom: "2020-01-01",
        validTo: null,
        tile: null,
        aliases: [],
        codes: [],
      },
    ],
    groups: [],
  });
  if (!added.ok) throw new Error(`no unit ${name}: ${added.error.code}`);
  const units = await deps.work.read(admin, ({ organisation }) =>
    organisation.listUnits(deps.clock.today()),
  );
  const unit = units.find((each) => each.name === name);
  if (unit === undefined) throw new Error(`${name} was not added`);
  return unit.id;
}
