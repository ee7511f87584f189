import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { DedicatedIpsModule } from '../../dedicated-ips/index.js';
import { SupportModule } from '../../support/index.js';
import { OpenTicketWhenAdditionalIpsAreRequested } from './consumers/open-ticket-when-additional-ips-are-requested.js';
import { OpenTicketWhenIpsAreBought } from './consumers/open-ticket-when-ips-are-bought.js';
import { AccompanyIps } from './use-cases/accompany-ips.js';

/** The ticket that goes along with additional addresses. */
@Module({
  imports: [AccountsModule, DedicatedIpsModule, SupportModule],
  providers: [AccompanyIps, OpenTicketWhenAdditionalIpsAreRequested, OpenTicketWhenIpsAreBought],
})
export class IpTicketsModule {}
