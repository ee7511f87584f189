import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ContactsModule } from './contacts/index.js';
import { AudienceLeavingParts } from './leaving-parts.js';
import { ListsModule } from './lists/index.js';

@Module({
  imports: [AccountsModule, ContactsModule, ListsModule],
  providers: [AudienceLeavingParts],
  exports: [ContactsModule],
})
export class AudienceModule {}
