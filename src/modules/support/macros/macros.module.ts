import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { TicketMacrosRepository } from './data/ticket-macros.repository.js';
import { MacroLocator, MacrosController } from './http/macros.controller.js';
import { ManageMacros } from './use-cases/manage-macros.js';
import { WriteByMacro } from './use-cases/write-by-macro.js';

/** Answers that staff give often. */
@Module({
  imports: [AccountsModule],
  controllers: [MacrosController],
  providers: [TicketMacrosRepository, ManageMacros, WriteByMacro, MacroLocator],
  exports: [WriteByMacro],
})
export class MacrosModule {}
