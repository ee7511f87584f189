import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type ErasedPerson, type PersonTrace, PersonTraces } from '../../audience/index.js';
import { SmsPersons } from '../../sms/index.js';

/** Traces of a person in an account's texts, by the number that was asked for, or that his contact has. */
@Injectable()
export class ForgetPersonInTexts implements PersonTrace, OnModuleInit {
  readonly name = 'texts';

  constructor(
    private readonly traces: PersonTraces,
    private readonly persons: SmsPersons,
  ) {}

  onModuleInit(): void {
    this.traces.register(this);
  }

  async eraseIn(tx: Tx, scope: AccountScope, { phone }: ErasedPerson): Promise<Record<string, number>> {
    if (phone === null) return {};
    return { ...(await this.persons.eraseIn(tx, scope, phone)) };
  }
}
