import { ContactConsentEntity } from './data/contact-consent.entity.js';
import { ContactErasureEntity } from './data/contact-erasure.entity.js';
import { ContactFieldEntity } from './data/contact-field.entity.js';
import { ContactTagEntity } from './data/contact-tag.entity.js';
import { ContactEntity } from './data/contact.entity.js';

export { ContactsModule } from './contacts.module.js';

export const CONTACT_ENTITIES = [
  ContactEntity,
  ContactTagEntity,
  ContactFieldEntity,
  ContactConsentEntity,
  ContactErasureEntity,
];
