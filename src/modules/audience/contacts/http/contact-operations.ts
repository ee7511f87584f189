import { Injectable } from '@nestjs/common';
import { ChangeContact } from '../use-cases/change-contact.js';
import { CreateContact } from '../use-cases/create-contact.js';
import { DeleteContact } from '../use-cases/delete-contact.js';
import { ReadContacts } from '../use-cases/read-contacts.query.js';

/** What one can do with a contact. */
@Injectable()
export class ContactOperations {
  constructor(
    readonly reading: ReadContacts,
    readonly creating: CreateContact,
    readonly changing: ChangeContact,
    readonly deleting: DeleteContact,
  ) {}
}
