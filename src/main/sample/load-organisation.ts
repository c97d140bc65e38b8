import { addAccount } from "../../application/organisation/add-account.ts";
import { type UnitRegister, addUnits } from "../../application/organisation/add-units.ts";
import type { Actor } from "../../application/actor.ts";
import type { Dependencies } from "../../application/ports.ts";
import { UnitRegisterRequest } from "../../contract/organisation.ts";
import { ok } from "../../domain/kernel/result.ts";
import { EVERYBODY, SAMPLE_PASSWORD, type SampleAccount } from "./accounts.ts";
import { must, readFixture } from "./fixtures.ts";
import { storyGoesTo } from "./sample-clock.ts";

const ORGANIZATION = {
  name: "Ủy ban nhân dân thành phố Vũng Tàu",
  areaName: "thành phố Vũng Tàu",
  placeName: "Vũng Tàu",
  isIllustrative: true,
};

/** The people and units of the sample, as the rest of the story names them. */
export interface SampleOrganisation {
  readonly actor: (username: string) => Actor;
  /** The officer who reports for a unit. */
  readonly officerOf: (unitId: string) => Actor;
  readonly unitId: (name: string) => string;
  readonly unitNames: ReadonlyMap<string, string>;
  readonly wardIds: readonly string[];
}

/** The shared password is hashed once, not once for each of the accounts. */
async function withSharedPassword(deps: Dependencies): Promise<Dependencies> {
  const hash = await deps.secrets.hashPassword(SAMPLE_PASSWORD);
  return { ...deps, secrets: { ...deps.secrets, hashPassword: () => Promise.resolve(hash) } };
}

/** The organization with its first administrator, as set-up makes them. */
async function createOrganization(deps: Dependencies, admin: SampleAccount): Promise<Actor> {
  const organizationId = deps.secrets.newId();
  const accountId = deps.secrets.newId();
  const passwordHash = await deps.secrets.hashPassword(SAMPLE_PASSWORD);
  await deps.work.write({ organizationId }, async ({ organisation, events }) => {
    await organisation.createOrganization({ id: organizationId, ...ORGANIZATION });
    await organisation.addAccount({
      id: accountId,
      username: admin.username,
      fullName: admin.fullName,
      position: admin.position,
      phone: admin.phone,
      email: "",
      passwordHash,
      mustChangePassword: false,
      roles: [{ role: "admin", unitId: null }],
      hasClearance: false,
    });
    await events.record({ subject: "account", subjectId: accountId, kind: "account.created" });
    return ok(undefined);
  });
  return {
    organizationId,
    accountId,
    fullName: admin.fullName,
    roles: [{ role: "admin", unitId: null }],
    hasClearance: false,
  };
}

async function addPerson(
  deps: Dependencies,
  admin: Actor,
  person: SampleAccount,
  unitId: (name: string) => string,
): Promise<Actor> {
  const { username, fullName, position, phone, hasClearance } = person;
  const roles = person.roles.map(({ role, unit }) => ({
    role,
    unitId: unit === null ? null : unitId(unit),
  }));
  const { id } = must(
    `account ${username}`,
    await addAccount(deps, admin, {
      username,
      fullName,
      position,
      phone,
      email: "",
      password: SAMPLE_PASSWORD,
      mustChangePassword: false,
      roles,
      hasClearance,
    }),
  );
  return { organizationId: admin.organizationId, accountId: id, fullName, roles, hasClearance };
}

/** Sets up the city of 2024: forty units, two groups, and a person for each role and unit. */
export async function loadOrganisation(given: Dependencies): Promise<SampleOrganisation> {
  const deps = await withSharedPassword(given);
  const first = EVERYBODY.find((account) => account.roles.some((held) => held.role === "admin"));
  if (first === undefined) throw new Error("sample: no administrator");
  storyGoesTo("2024-08-19 08:00");
  const admin = await createOrganization(deps, first);
  const register: UnitRegister = UnitRegisterRequest.parse(readFixture("units.json"));
  must("units", await addUnits(deps, admin, register));
  const units = await deps.work.read(admin, ({ organisation }) =>
    organisation.listUnits(deps.clock.today()),
  );
  const idOf = new Map(units.map((unit) => [unit.name, unit.id]));
  const unitId = (name: string): string => {
    const id = idOf.get(name);
    if (id === undefined) throw new Error(`sample: no unit ${name}`);
    return id;
  };
  const actors = new Map([[first.username, admin]]);
  for (const person of EVERYBODY.filter((account) => account !== first)) {
    actors.set(person.username, await addPerson(deps, admin, person, unitId));
  }
  const found = <T>(value: T | undefined, what: string): T => {
    if (value === undefined) throw new Error(`sample: nobody is ${what}`);
    return value;
  };
  return {
    actor: (username) => found(actors.get(username), username),
    officerOf: (id) =>
      found(
        [...actors.values()].find((actor) =>
          actor.roles.some((held) => held.role === "unit_officer" && held.unitId === id),
        ),
        `officer of ${id}`,
      ),
    unitId,
    unitNames: new Map(units.map((unit) => [unit.id, unit.name])),
    wardIds: units
      .filter((unit) => unit.kind === "ward" || unit.kind === "commune")
      .map((unit) => unit.id),
  };
}
