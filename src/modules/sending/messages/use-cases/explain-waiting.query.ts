import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { AccountsFacade } from '../../../accounts/index.js';
import { type BecauseName, type RecipientRow, type WaitingFacts, WaitingMail } from '../../../spool/index.js';
import { waitingFor } from '../rules/waiting-for.js';

export interface Explained {
  because: BecauseName;
  waitingFor: string | null;
  until: RecipientRow['nextAttemptAt'];
}

const OVER: ReadonlySet<string> = new Set(['delivered', 'bounced', 'suppressed', 'expired', 'cancelled', 'sending']);

/** Why each recipient of a message still waits: one statement more, and none when nobody waits. */
@Injectable()
export class ExplainWaiting {
  constructor(
    private readonly waiting: WaitingMail,
    private readonly accounts: AccountsFacade,
  ) {}

  async run(
    scope: AccountScope,
    recipients: readonly RecipientRow[],
    language: Language,
  ): Promise<Map<string, Explained>> {
    const open = recipients.filter(({ status }) => !OVER.has(status));
    const facts = await this.waiting.factsOf(
      scope,
      open.map(({ id }) => id),
    );
    const blockIds = await this.blocksOf(scope, facts);
    const explained = new Map<string, Explained>();
    for (const { id, placeInPace: ahead, nextAttemptAt } of open) {
      const known = facts.get(id);
      if (!known) continue;
      const until = known.because === 'paced' ? nextAttemptAt : known.until;
      const sentence = waitingFor({ ...known, until, ahead, blockIds }, language);
      explained.set(id, { because: known.because, waitingFor: sentence, until });
    }
    return explained;
  }

  /** From memory, as a rule: gates are kept for some seconds. */
  private async blocksOf(scope: AccountScope, facts: ReadonlyMap<string, WaitingFacts>): Promise<string[]> {
    if (![...facts.values()].some(({ because }) => because === 'account_blocked')) return [];
    const gate = (await this.accounts.gatesOf([scope.accountId])).get(scope.accountId);
    const stopping = (gate?.blocks ?? []).filter((block) => block.scope !== 'campaigns');
    return stopping.map(({ id }) => wireId(WIRE_PREFIXES.block, id));
  }
}
