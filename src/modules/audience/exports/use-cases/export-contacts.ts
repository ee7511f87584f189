import { Injectable } from '@nestjs/common';
import { csvLines } from '../../../../platform/csv/index.js';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import {
  type ContactEntity,
  type ContactFilter,
  type ContactPosition,
  ContactsFacade,
  ContactSearch,
} from '../../contacts/index.js';
import { contactCells, contactHeader } from '../rules/contact-cells.js';

const AT_A_TIME = 1_000;
/** What tells a spreadsheet that the letters are UTF-8. */
const MARK = '\uFEFF';

export interface ExportWish {
  filter: ContactFilter;
  order: 'newest' | 'email' | 'updated';
  hasMark: boolean;
}

/** Contacts as CSV, a page at a time: no snapshot stays open while a slow client reads, and memory is that of a page. */
@Injectable()
export class ExportContacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly search: ContactSearch,
    private readonly contacts: ContactsFacade,
  ) {}

  async *run(scope: AccountScope, { filter, order, hasMark }: ExportWish): AsyncGenerator<string> {
    const types = await this.unitOfWork.run(scope, (tx) => this.contacts.fieldTypesIn(tx, scope));
    const keys = [...types.keys()].sort();
    yield (hasMark ? MARK : '') + csvLines([contactHeader(keys)]);
    for (let after: ContactPosition = null; ;) {
      const wish = { order, after, limit: AT_A_TIME };
      const some: ContactEntity[] = await this.unitOfWork.run(scope, (tx) => this.search.page(tx, scope, filter, wish));
      if (some.length > 0) yield csvLines(some.map((contact) => contactCells(contact, keys)));
      if (some.length < AT_A_TIME) return;
      after = positionOf(some.at(-1)!, order);
    }
  }
}

function positionOf({ id, email, updatedAt }: ContactEntity, order: ExportWish['order']): ContactPosition {
  if (order === 'email') return [email];
  return order === 'updated' ? [updatedAt, id] : [id];
}
