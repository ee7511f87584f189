import { createHash } from 'node:crypto';

/** By what the bank calls the entry, which is unique within our account. */
export function referenceIdentity(iban: string, servicerRef: string): string {
  return `ref:${iban}:${servicerRef}`;
}

/** By all that the entry says, where the bank gives it no name. */
export function factsIdentity(iban: string, facts: readonly (string | undefined)[]): string {
  const hash = createHash('sha256').update(JSON.stringify([iban, ...facts.map((fact) => fact ?? null)]));
  return `facts:${hash.digest('hex')}`;
}
