import type { Dependencies } from "../ports.ts";

/** Ids of the organizations that this system serves. */
export const listOrganizations = ({ work }: Dependencies): Promise<readonly string[]> =>
  work.read({ organizationId: null }, ({ urging }) => urging.listOrganizations());
