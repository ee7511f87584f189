import { Module } from '@nestjs/common';
import { SupportFacade } from './support.facade.js';
import { TicketsModule } from './tickets/index.js';

@Module({
  imports: [TicketsModule],
  providers: [SupportFacade],
  exports: [SupportFacade],
})
export class SupportModule {}
