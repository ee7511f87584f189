import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../kernel/ids.js';
import { Clock } from '../../../platform/clock/clock.js';
import { type AccountGate, AccountsFacade } from '../../accounts/index.js';
import { type ClaimedDelivery, MAIL_CLASS, SendingPauses } from '../../spool/index.js';
import { parseAddress } from '../addresses/index.js';
import { SuppressionList } from '../suppressions/index.js';

/** What a delivery needs to be judged again. */
export type DialCandidate = Pick<ClaimedDelivery, 'id' | 'accountId' | 'recipient' | 'mailClass' | 'expiresAt'>;

/** `go`, or what becomes of it instead: ended as suppressed, expired or cancelled, or held while its account is blocked or paused. */
export type DialVerdict = 'go' | 'suppressed' | 'expired' | 'cancelled' | 'blocked' | 'paused';

/** Suppressions, blocks and expiry once more, just before the dial. Quota never: it was counted. */
@Injectable()
export class RecheckBeforeDial {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly suppressions: SuppressionList,
    private readonly pauses: SendingPauses,
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
    const [gates, hits, paused] = await Promise.all([
      this.accounts.gatesOf(accountIds),
      this.suppressions.unscopedHits(asked),
      this.pauses.paused(),
    ]);
    const now = this.clock.now();
    return new Map(
      deliveries.map((delivery, i): [string, DialVerdict] => {
        if (hits.has(i)) return [delivery.id, 'suppressed'];
        if (delivery.expiresAt !== null && delivery.expiresAt <= now) return [delivery.id, 'expired'];
        return [
          delivery.id,
          delivery.accountId === SYSTEM_ACCOUNT_ID
            ? 'go'
            : ofAccount(gates.get(delivery.accountId), paused.has(delivery.accountId)),
        ];
      }),
    );
  }
}

function ofAccount(gate: AccountGate | undefined, paused: boolean): DialVerdict {
  if (!gate || gate.closed) return 'cancelled';
  if (gate.blocks.some((block) => block.scope !== 'campaigns')) return 'blocked';
  return paused ? 'paused' : 'go';
}
