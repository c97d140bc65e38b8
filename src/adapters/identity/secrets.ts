import { createHash, randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { uuidv7 } from "uuidv7";
import type { Secrets } from "../../application/ports.ts";

/** OWASP's first choice for argon2id: 19 MiB, two passes; about 12 ms on the target machine. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

/** argon2id for passwords, SHA-256 for tokens, UUID version 7 for ids. */
export const secrets: Secrets = {
  hashPassword: (password) => hash(password.normalize("NFC"), COST),
  verifyPassword: (stored, password) =>
    verify(stored, password.normalize("NFC")).catch(() => false),
  randomToken: () => randomBytes(32).toString("base64url"),
  fingerprint: (content) => createHash("sha256").update(content).digest("hex"),
  newId: () => uuidv7(),
};
