import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ListsModule } from '../lists/index.js';
import { ContactsFacade } from './contacts.facade.js';
import { Consents } from './data/consents.repository.js';
import { ContactActivities } from './data/contact-activity.repository.js';
import { ContactBatches } from './data/contact-batches.repository.js';
import { FieldsRepository } from './data/fields.repository.js';
import { UpsertContacts } from './use-cases/upsert-contacts.js';

/** Persons, what is known of them, and what they agreed to. */
@Module({
  imports: [AccountsModule, ListsModule],
  providers: [FieldsRepository, ContactBatches, ContactActivities, Consents, UpsertContacts, ContactsFacade],
  exports: [ContactsFacade],
})
export class ContactsModule {}
