import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ContactsModule } from '../contacts/index.js';
import { SegmentsModule } from '../segments/index.js';
import { SelectionsFacade } from './selections.facade.js';
import { FreezeSelection } from './use-cases/freeze-selection.js';

/** Who is on these lists and in these segments, page by page. */
@Module({
  imports: [AccountsModule, ContactsModule, SegmentsModule],
  providers: [FreezeSelection, SelectionsFacade],
  exports: [SelectionsFacade],
})
export class SelectionsModule {}
