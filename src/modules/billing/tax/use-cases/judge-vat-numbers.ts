import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '../../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import type { VatNumberJudge, VatNumberJudgement } from '../../customers/index.js';
import { VatChecksRepository } from '../data/vat-checks.repository.js';
import { VatNumberWatchesRepository } from '../data/vat-number-watches.repository.js';
import { ProveVatNumber } from './prove-vat-number.js';

/** Somebody waits for the page that this delays. */
const PATIENCE_MS = 4 * SECOND_MS;

/** What billing details ask about their VAT number. */
@Injectable()
export class JudgeVatNumbers implements VatNumberJudge {
  constructor(
    private readonly prove: ProveVatNumber,
    private readonly checks: VatChecksRepository,
    private readonly watches: VatNumberWatchesRepository,
  ) {}

  watchIn(tx: Tx, scope: AccountScope, vatNumber: string | null): Promise<boolean> {
    return this.prove.watchIn(tx, scope, vatNumber);
  }

  judge(accountId: string): Promise<void> {
    return this.prove.now(accountId, PATIENCE_MS);
  }

  async judgementIn(tx: Tx, scope: AccountScope, vatNumber: string | null): Promise<VatNumberJudgement> {
    if (vatNumber === null) return { status: 'none', checkedAt: null, consultationNumber: null };
    const { last } = await this.checks.newest(tx, scope, vatNumber);
    if (last) return { status: last.result, checkedAt: last.checkedAt, consultationNumber: last.consultationNumber };
    const watched = await this.watches.find(tx, scope);
    return { status: watched ? 'pending' : 'not_checked', checkedAt: null, consultationNumber: null };
  }
}
