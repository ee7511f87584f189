import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../../../platform/config/config.js';
import { mayReach } from '../../../platform/outbound-http/address-policy.js';
import { EgressFacade } from '../../dedicated-ips/index.js';
import { LaneSessions } from '../../spool/index.js';
import { SendingAddresses } from '../senders/index.js';

/** The addresses that SPF has to authorise: the stock, and what machines that send have beside it. */
@Injectable()
export class TellWhereMailLeaves implements OnModuleInit {
  constructor(
    private readonly addresses: SendingAddresses,
    private readonly egress: EgressFacade,
    private readonly sessions: LaneSessions,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.addresses.register(() => this.run());
  }

  private async run(): Promise<string[]> {
    const [stock, workers] = await Promise.all([this.egress.stocked(), this.machines()]);
    const known = new Set(stock.map(({ address }) => address));
    const kept = stock.filter(({ putAway }) => !putAway).map(({ address }) => address);
    return [...kept, ...workers.filter((address) => !known.has(address))];
  }

  /** Behind a NAT they are nobody's to name, and with a smart host nothing leaves from them. */
  private async machines(): Promise<string[]> {
    if (this.config.values.DELIVERY_ROUTE !== 'mx') return [];
    return (await this.sessions.workerAddresses()).filter((address) => mayReach(address, 443, []));
  }
}
