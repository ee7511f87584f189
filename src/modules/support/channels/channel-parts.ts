import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountsFacade, erasureOfTable } from '../../accounts/index.js';

/** Who was let talk sooner, as it is erased. */
@Injectable()
export class ChannelParts implements OnModuleInit {
  constructor(private readonly accounts: AccountsFacade) {}

  onModuleInit(): void {
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'support.window-overrides', table: 'ticket_window_overrides', key: 'ticket_id' }),
    );
  }
}
