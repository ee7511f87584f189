import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { Outsiders } from '../../accounts/index.js';
import { type ErasedPerson, type PersonTrace, PersonTraces } from './use-cases/person-traces.js';

/** Traces of a person in what is kept about the account itself: answers, the audit log, copies of its data. */
@Injectable()
export class PersonInAccount implements PersonTrace, OnModuleInit {
  readonly name = 'account';

  constructor(
    private readonly traces: PersonTraces,
    private readonly outsiders: Outsiders,
  ) {}

  onModuleInit(): void {
    this.traces.register(this);
  }

  async eraseIn(tx: Tx, scope: AccountScope, { email, phone }: ErasedPerson): Promise<Record<string, number>> {
    return { ...(await this.outsiders.forgetIn(tx, scope, { email, phone })) };
  }
}
