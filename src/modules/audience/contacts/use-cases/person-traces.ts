import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

/** Somebody who is to be erased: his address, normalised, or his number (E.164), or both. */
export interface ErasedPerson {
  email: string | null;
  phone: string | null;
  contactId: string | null;
}

/** Where else a person left traces in an account. As a worker, in the transaction of the erasure; answers what went, by kind. */
export interface PersonTrace {
  readonly name: string;
  eraseIn(tx: Tx, scope: AccountScope, person: ErasedPerson): Promise<Record<string, number>>;
}

/** Registered by whoever keeps something about contacts: imports, campaigns, mail. */
@Injectable()
export class PersonTraces {
  private readonly traces: PersonTrace[] = [];

  register(trace: PersonTrace): void {
    this.traces.push(trace);
    this.traces.sort((a, b) => a.name.localeCompare(b.name));
  }

  async eraseIn(tx: Tx, scope: AccountScope, person: ErasedPerson): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const trace of this.traces) Object.assign(counts, await trace.eraseIn(tx, scope, person));
    return counts;
  }
}
