import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { networkOf } from '../../../../platform/dns/ip-address.js';
import { mayReach } from '../../../../platform/outbound-http/address-policy.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { AccountTrust, type RiskFlag } from '../../../accounts/index.js';
import { RequestReview, type ReviewFlag } from '../../reviews/index.js';
import { SignUpNetworksRepository } from '../data/sign-up-networks.repository.js';
import { signUpRisks } from '../rules/sign-up-risks.js';

const HTTPS_PORT = 443;

/** Some sign-ups want a person's look; the account meanwhile works as far as its tier goes. */
@Injectable()
export class LookAtAccountWhenItSignsUp implements EventConsumer<'account.signed_up.v1'> {
  readonly name = 'look-at-account-when-it-signs-up';
  readonly event = 'account.signed_up.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly trust: AccountTrust,
    private readonly networks: SignUpNetworksRepository,
    private readonly reviews: RequestReview,
  ) {
    consumers.register(this);
  }

  async handle({ accountId }: ReceivedEvent<'account.signed_up.v1'>, tx: Tx): Promise<void> {
    const scope = accountScope(accountId);
    const account = await this.trust.lockIn(tx, scope);
    if (!account || account.email === '') return;
    const flags = signUpRisks({
      email: account.email,
      hadClosedForSpam: await this.trust.hadClosedForSpamIn(tx, account.email),
      signUpsFromNetwork: await this.fromNetwork(tx, accountId),
    });
    if (flags.length === 0) return;
    const riskFlags = flags.filter(holdsBack);
    if (riskFlags.length > 0) {
      const by = { cause: 'review', actor: { type: 'system', id: null, label: this.name } } as const;
      await this.trust.changeIn(tx, scope, { riskFlags }, by);
    }
    await this.reviews.flagIn(tx, scope, flags, this.name);
  }

  /** Addresses of private networks say nothing about who it is: there stands a proxy that nobody has named as trusted. */
  private async fromNetwork(tx: Tx, accountId: string): Promise<number> {
    const scope = accountScope(accountId);
    const ip = await this.trust.signUpIpIn(tx, scope);
    if (ip === null || !mayReach(ip, HTTPS_PORT, [])) return 0;
    return this.networks.unscopedNote(tx, scope, networkOf(ip));
  }
}

/** Many neighbours are no fault of the account: it is looked at, but keeps what its profile gives. */
function holdsBack(flag: ReviewFlag): flag is RiskFlag & ReviewFlag {
  return flag === 'disposable_domain' || flag === 'earlier_closed_account';
}
