import { Injectable } from '@nestjs/common';
import { Consents } from '../data/consents.repository.js';
import { ContactBatches } from '../data/contact-batches.repository.js';
import { ContactsRepository } from '../data/contacts.repository.js';
import { FieldsRepository } from '../data/fields.repository.js';

/** What a contact is kept in. */
@Injectable()
export class ContactStores {
  constructor(
    readonly contacts: ContactsRepository,
    readonly batches: ContactBatches,
    readonly fields: FieldsRepository,
    readonly consents: Consents,
  ) {}
}
