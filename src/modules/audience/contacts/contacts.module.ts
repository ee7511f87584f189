import { Module } from '@nestjs/common';
import { AccountsModule } from '../../accounts/index.js';
import { ListsModule } from '../lists/index.js';
import { ContactsFacade } from './contacts.facade.js';
import { Consents } from './data/consents.repository.js';
import { ContactActivities } from './data/contact-activity.repository.js';
import { ContactBatches } from './data/contact-batches.repository.js';
import { ContactSearch } from './data/contact-search.repository.js';
import { ContactsRepository } from './data/contacts.repository.js';
import { FieldsRepository } from './data/fields.repository.js';
import { ConsentsController } from './http/consents.controller.js';
import { ContactOperations } from './http/contact-operations.js';
import { ContactLocator } from './http/contact.locator.js';
import { ContactsController } from './http/contacts.controller.js';
import { ErasuresController } from './http/erasures.controller.js';
import { FieldLocator, FieldsController } from './http/fields.controller.js';
import { ClearRemovedFields } from './jobs/clear-removed-fields.js';
import { PersonInAccount } from './person-in-account.js';
import { ChangeContact } from './use-cases/change-contact.js';
import { ContactStores } from './use-cases/contact-stores.js';
import { WithLists } from './use-cases/contact-with-lists.js';
import { CreateContact } from './use-cases/create-contact.js';
import { DeleteContact } from './use-cases/delete-contact.js';
import { ErasedPersons } from './use-cases/erased-persons.js';
import { ErasePerson } from './use-cases/erase-person.js';
import { FieldUses } from './use-cases/field-uses.js';
import { ManageFields } from './use-cases/manage-fields.js';
import { MergeContacts } from './use-cases/merge-contacts.js';
import { PersonTraces } from './use-cases/person-traces.js';
import { ReadContacts } from './use-cases/read-contacts.query.js';
import { ReadErasures } from './use-cases/read-erasures.query.js';
import { ReadFields } from './use-cases/read-fields.query.js';
import { RecordConsent } from './use-cases/record-consent.js';
import { UpsertContacts } from './use-cases/upsert-contacts.js';

const STORES = [
  FieldsRepository,
  ContactsRepository,
  ContactBatches,
  ContactActivities,
  ContactSearch,
  Consents,
  ContactStores,
];
const OPERATIONS = [
  WithLists,
  ReadContacts,
  CreateContact,
  ChangeContact,
  DeleteContact,
  MergeContacts,
  PersonTraces,
  ErasedPersons,
  ErasePerson,
  ReadErasures,
  RecordConsent,
  UpsertContacts,
  FieldUses,
  ManageFields,
  ReadFields,
];

/** Persons, what is known of them, and what they agreed to. */
@Module({
  imports: [AccountsModule, ListsModule],
  controllers: [FieldsController, ConsentsController, ErasuresController, ContactsController],
  providers: [
    ...STORES,
    ...OPERATIONS,
    ContactOperations,
    ContactLocator,
    FieldLocator,
    ClearRemovedFields,
    PersonInAccount,
    ContactsFacade,
  ],
  exports: [ContactsFacade, ErasedPersons, FieldUses, PersonTraces, ReadContacts, ...STORES],
})
export class ContactsModule {}
