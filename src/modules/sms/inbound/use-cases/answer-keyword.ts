import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { ConfirmKeyword } from '../../messages/index.js';
import { ChangeStopList } from '../../settings/index.js';
import type { SmsInbound } from '../data/inbound.repository.js';

/** What a text that came in changes: STOP and START move its sender, and some countries want each keyword answered. */
@Injectable()
export class AnswerKeyword {
  constructor(
    private readonly stops: ChangeStopList,
    private readonly confirming: ConfirmKeyword,
  ) {}

  async in(tx: Tx, { id, accountId, routeId, sender, recipient, keyword }: SmsInbound): Promise<void> {
    if (keyword === null) return;
    const scope = accountScope(accountId);
    if (keyword === 'stop') await this.stops.addIn(tx, scope, sender, id);
    if (keyword === 'start') await this.stops.removeIn(tx, scope, sender, id);
    if (accountId === SYSTEM_ACCOUNT_ID) return;
    await this.confirming.in(tx, scope, { keyword, number: sender, address: recipient, routeId });
  }
}
