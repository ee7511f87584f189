import { ContactConsentEntity } from './data/contact-consent.entity.js';
import { ContactErasureEntity } from './data/contact-erasure.entity.js';
import { ContactFieldEntity } from './data/contact-field.entity.js';
import { ContactTagEntity } from './data/contact-tag.entity.js';
import { ContactEntity } from './data/contact.entity.js';

export { ContactsFacade, type TakenRow, type TakeOptions } from './contacts.facade.js';
export { ContactsModule } from './contacts.module.js';
export type { ContactEntity } from './data/contact.entity.js';
export { type ContactFilter, type ContactPosition, ContactSearch } from './data/contact-search.repository.js';
export { filterOf } from './http/contacts.controller.js';
export { ContactsQuery } from './http/contacts.dto.js';
export { orderFor } from './rules/contact-order.js';
export type { ContactActivity } from './data/contact-activity.repository.js';
export { Consents } from './data/consents.repository.js';
export { ContactsRepository } from './data/contacts.repository.js';
export { type ConsentEvidence, RECIPIENT } from './rules/consent.js';
export type { ConsentChannel, ConsentState } from './rules/consent-state.js';
export type { FieldType, FieldValue, FieldValues } from './rules/field-type.js';
export type { FieldTypes } from './rules/field-values.js';
export { ErasedPersons } from './use-cases/erased-persons.js';
export { type FieldUser, FieldUses } from './use-cases/field-uses.js';
export { ContactView } from './http/contacts.dto.js';
export { presentContact } from './http/contacts.presenter.js';
export { ReadContacts } from './use-cases/read-contacts.query.js';
export type { ContactWithLists } from './use-cases/contact-with-lists.js';
export { type ErasedPerson, type PersonTrace, PersonTraces } from './use-cases/person-traces.js';
export type { PreparedRows } from './use-cases/prepare-rows.js';
export type { ContactRow } from './use-cases/read-contact-row.js';

export const CONTACT_ENTITIES = [
  ContactEntity,
  ContactTagEntity,
  ContactFieldEntity,
  ContactConsentEntity,
  ContactErasureEntity,
];
