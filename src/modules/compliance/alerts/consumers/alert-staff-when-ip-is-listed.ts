import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { Consumers, type EventConsumer, type ReceivedEvent } from '../../../../platform/outbox/consumers.js';
import { DedicatedIpsFacade } from '../../../dedicated-ips/index.js';
import { RaiseAlert } from '../use-cases/raise-alert.js';

/** A list that only informs alerts nobody; nor does one that has let the address go again meanwhile. */
@Injectable()
export class AlertStaffWhenIpIsListed implements EventConsumer<'ip.listed.v1'> {
  readonly name = 'alert-staff-when-ip-is-listed';
  readonly event = 'ip.listed.v1';
  readonly queue = 'events';

  constructor(
    consumers: Consumers,
    private readonly ips: DedicatedIpsFacade,
    private readonly alerts: RaiseAlert,
  ) {
    consumers.register(this);
  }

  async handle({ accountId, payload }: ReceivedEvent<'ip.listed.v1'>, tx: Tx): Promise<void> {
    const listing = await this.ips.listing(payload.listingId);
    if (!listing || listing.closed || listing.severity === 'info') return;
    const { ip, list, code, severity, accountIds } = listing;
    await this.alerts.in(tx, accountScope(accountId), {
      kind: 'listing',
      about: `listing:${payload.listingId}`,
      detail: { ip, list, code, severity, accounts: accountIds.length },
    });
  }
}
