import { Module } from '@nestjs/common';
import { PinModule } from './pin/index.js';
import { SupportFacade } from './support.facade.js';
import { TicketsModule } from './tickets/index.js';

@Module({
  imports: [TicketsModule, PinModule],
  providers: [SupportFacade],
  exports: [SupportFacade],
})
export class SupportModule {}
