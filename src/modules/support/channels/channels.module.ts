import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { BillingModule } from '../../billing/index.js';
import { CalendarModule } from '../calendar/index.js';
import { TicketsModule } from '../tickets/index.js';
import { ChannelParts } from './channel-parts.js';
import { WindowOverridesRepository } from './data/window-overrides.repository.js';
import { ChannelDoor } from './use-cases/channel-door.js';

/** Who may reach support how, when and in which language. */
@Module({
  imports: [AccountsModule, BillingModule, CalendarModule, TicketsModule],
  providers: [WindowOverridesRepository, ChannelDoor, ChannelParts],
  exports: [ChannelDoor],
})
export class ChannelsModule {}
