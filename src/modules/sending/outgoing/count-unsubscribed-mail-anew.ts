import { Injectable } from '@nestjs/common';
import { addMs, type Instant } from '../../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../../platform/database/tx.js';
import { SpoolFacade } from '../../spool/index.js';

/** As long as another process may still believe that the account has no subscription. */
const KNOWN_MS = 5_000;

/** What waited for a subscription is judged again, in its order, as soon as everybody knows that there is one. */
@Injectable()
export class CountUnsubscribedMailAnew {
  constructor(private readonly spool: SpoolFacade) {}

  in(tx: Tx, accountId: string, begunAt: Instant): Promise<void> {
    return this.spool.countUnsubscribedAnewIn(tx, accountScope(accountId), addMs(begunAt, KNOWN_MS));
  }
}
