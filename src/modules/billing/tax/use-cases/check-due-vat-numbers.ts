import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { type DueSource, RANK } from '../../../../platform/schedule/due-sources.js';
import { VatNumberWatchesRepository } from '../data/vat-number-watches.repository.js';
import { ProveVatNumber } from './prove-vat-number.js';

const AT_ONCE = 5;

/** Asks again where the registry was silent, and renews proofs before they are too old. */
@Injectable()
export class CheckDueVatNumbers implements DueSource {
  readonly name = 'check-due-vat-numbers';
  readonly rank = RANK.billing;

  constructor(
    private readonly watches: VatNumberWatchesRepository,
    private readonly prove: ProveVatNumber,
  ) {}

  nextDue(): Promise<Instant | null> {
    return this.watches.unscopedNextDue();
  }

  async runDue(at: Instant): Promise<void> {
    let checked = AT_ONCE;
    while (checked === AT_ONCE) checked = await this.prove.due(at, AT_ONCE);
  }
}
