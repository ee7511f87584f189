import type { VatNumber } from '../../customers/index.js';

/** What a registry said. `unknown` is its own answer: silence is neither yes nor no. */
export type RegistryAnswer =
  | {
      kind: 'valid' | 'invalid';
      /** Proof that we asked; given only to those who name themselves. */
      consultationNumber: string | null;
      name: string | null;
      address: string | null;
      /** The body as it came. */
      answer: object;
    }
  | {
      kind: 'unknown';
      reason: string;
      /** Our access or our own number is refused: waiting helps nobody. */
      needsOperator: boolean;
    };

/** Port: who knows whether a VAT number exists. Every adapter answers alike and never throws. */
export abstract class VatNumberRegistry {
  /** Name of the source in proofs. */
  abstract readonly source: string;
  /** Asking costs others something, so strangers may not ask without limit. */
  abstract readonly isRemote: boolean;

  abstract ask(number: VatNumber, requester: string, timeoutMs: number): Promise<RegistryAnswer>;
}
