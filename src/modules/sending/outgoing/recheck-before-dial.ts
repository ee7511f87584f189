import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { Clock } from '../../../platform/clock/clock.js';
import { type AccountGate, AccountsFacade } from '../../accounts/index.js';
import {
  type BulkStateName,
  BulkSteering,
  type ClaimedDelivery,
  MAIL_CLASS,
  SendingPauses,
} from '../../spool/index.js';
import { parseAddress } from '../addresses/index.js';
import { SuppressionList } from '../suppressions/index.js';

/** What a delivery needs to be judged again. */
export type DialCandidate = Pick<
  ClaimedDelivery,
  'id' | 'messageId' | 'accountId' | 'recipient' | 'mailClass' | 'expiresAt'
>;

/**
 * `go`, or what becomes of it instead: ended as suppressed, expired or cancelled, or held while its account is blocked or
 * paused, or while its campaign is stopped.
 */
export type DialVerdict = 'go' | 'suppressed' | 'expired' | 'cancelled' | 'blocked' | 'paused' | 'stopped';

/** Suppressions, blocks and expiry once more, just before the dial. Quota never: it was counted. */
@Injectable()
export class RecheckBeforeDial {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly suppressions: SuppressionList,
    private readonly pauses: SendingPauses,
    private readonly bulks: BulkSteering,
    private readonly clock: Clock,
  ) {}

  async run(deliveries: readonly DialCandidate[]): Promise<Map<string, DialVerdict>> {
    const accountIds = [...new Set(deliveries.map((delivery) => delivery.accountId))].filter(
      (id) => id !== SYSTEM_ACCOUNT_ID,
    );
    const asked = deliveries.map(({ accountId, recipient, mailClass }) => ({
      accountId,
      emailKey: parseAddress(recipient)?.key ?? recipient,
      marketing: mailClass === MAIL_CLASS.marketing,
    }));
    const toMany = deliveries.filter(({ mailClass }) => mailClass === MAIL_CLASS.marketing);
    const [gates, hits, paused, bulks] = await Promise.all([
      this.accounts.gatesOf(accountIds),
      this.suppressions.unscopedHits(asked),
      this.pauses.paused(),
      this.bulks.statesOf([...new Set(toMany.map(({ messageId }) => messageId))]),
    ]);
    const now = this.clock.now();
    return new Map(
      deliveries.map((delivery, i): [string, DialVerdict] => {
        if (hits.has(i)) return [delivery.id, 'suppressed'];
        if (delivery.expiresAt !== null && delivery.expiresAt <= now) return [delivery.id, 'expired'];
        if (delivery.accountId === SYSTEM_ACCOUNT_ID) return [delivery.id, 'go'];
        const gate = gates.get(delivery.accountId);
        const verdict = ofAccount(gate, paused.has(delivery.accountId));
        return [delivery.id, verdict === 'go' ? ofBulk(bulks.get(delivery.messageId), gate!) : verdict];
      }),
    );
  }
}

function ofAccount(gate: AccountGate | undefined, paused: boolean): DialVerdict {
  if (!gate || gate.closed) return 'cancelled';
  if (gate.blocks.some((block) => block.scope !== 'campaigns')) return 'blocked';
  return paused ? 'paused' : 'go';
}

/**
 * Single mail is in no bulk. A block of campaigns stops them, and nothing else. What was cancelled is held too: whoever ends
 * it counts it.
 */
function ofBulk(state: BulkStateName | undefined, gate: AccountGate): DialVerdict {
  return state === undefined || (state === 'running' && gate.blocks.length === 0) ? 'go' : 'stopped';
}
