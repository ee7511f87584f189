import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { ContactsModule } from './contacts/index.js';
import { ContactExportsModule } from './exports/index.js';
import { ImportsModule } from './imports/index.js';
import { AudienceLeavingParts } from './leaving-parts.js';
import { ListsModule } from './lists/index.js';
import { SegmentsModule } from './segments/index.js';
import { SelectionsModule } from './selections/index.js';
import { SubscriptionsModule } from './subscriptions/index.js';

@Module({
  imports: [
    AccountsModule,
    ContactsModule,
    ContactExportsModule,
    ImportsModule,
    ListsModule,
    SegmentsModule,
    SelectionsModule,
    SubscriptionsModule,
  ],
  providers: [AudienceLeavingParts],
  exports: [ContactsModule, ImportsModule, SegmentsModule, SelectionsModule, SubscriptionsModule],
})
export class AudienceModule {}
