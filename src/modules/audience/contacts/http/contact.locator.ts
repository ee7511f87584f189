import { Injectable } from '@nestjs/common';
import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import { type Caller, callerScope, type ResourceLocator } from '../../../../platform/http/index.js';
import { ReadContacts } from '../use-cases/read-contacts.query.js';
import { presentContact } from './contacts.presenter.js';

@Injectable()
export class ContactLocator implements ResourceLocator {
  constructor(private readonly contacts: ReadContacts) {}

  async locate(caller: Caller | null, parameters: Record<string, string>): Promise<object | null> {
    const id = parseWireId(WIRE_PREFIXES.contact, parameters.id ?? '');
    const found = id === null || caller === null ? null : await this.contacts.one(callerScope(caller), id);
    return found === null ? null : presentContact(found);
  }
}
