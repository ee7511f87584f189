import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { contactProblems } from '../contacts.errors.js';
import type { ContactEntity } from '../data/contact.entity.js';
import type { BatchContact } from '../data/contact-batches.repository.js';
import { ContactsRepository } from '../data/contacts.repository.js';
import { FieldsRepository } from '../data/fields.repository.js';
import { MAX_FIELDS_BYTES } from '../rules/field-values.js';
import { type ContactWithLists, WithLists } from './contact-with-lists.js';
import { type ContactRow, readContactRow } from './read-contact-row.js';

export type ContactChange = Partial<ContactRow>;

/** Changes what is known of a contact. What it agreed to and its lists have operations of their own. */
@Injectable()
export class ChangeContact {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contacts: ContactsRepository,
    private readonly fields: FieldsRepository,
    private readonly withLists: WithLists,
  ) {}

  /** `requireSeen` throws when the caller saw another version than this, which nobody else can change now. */
  run(
    scope: AccountScope,
    id: string,
    change: ContactChange,
    requireSeen: (now: ContactWithLists) => void,
  ): Promise<ContactWithLists> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.contacts.lock(tx, scope, id);
      if (before === null) throw platformProblems.not_found();
      requireSeen(await this.withLists.oneIn(tx, scope, before));
      const read = readContactRow({ email: before.email, ...change }, await this.fields.typesIn(tx, scope));
      if (!read.ok) throw bodyProblem(read.faults);
      return this.withLists.oneIn(tx, scope, await this.saveIn(tx, scope, before, read.contact));
    });
  }

  private async saveIn(
    tx: Tx,
    scope: AccountScope,
    before: ContactEntity,
    wanted: BatchContact,
  ): Promise<ContactEntity> {
    const change = differences(before, wanted);
    if (Object.keys(change).length === 0) return before;
    if (Buffer.byteLength(JSON.stringify(change.fields ?? {})) > MAX_FIELDS_BYTES)
      throw bodyProblem([{ field: 'fields', code: 'too_large', message: '' }]);
    const changed = await this.contacts.update(tx, before, change);
    if (changed !== null) return changed;
    const other = await this.contacts.findByEmail(tx, scope, wanted.email);
    const extra = other === null ? {} : { contactId: wireId(WIRE_PREFIXES.contact, other.id) };
    throw contactProblems.contact_exists({ extra });
  }
}

/** What is really other than before. Tags are replaced, fields are changed one by one. */
function differences(before: ContactEntity, { fields, ...wanted }: BatchContact): Partial<ContactEntity> {
  const after: Record<string, unknown> = { ...wanted };
  if (fields !== undefined) {
    const merged = Object.entries({ ...before.fields, ...fields }).filter(([, value]) => value !== null);
    after['fields'] = Object.fromEntries(merged);
  }
  const differs = ([name, value]: [string, unknown]): boolean =>
    value !== undefined && canonical(value) !== canonical(before[name as keyof ContactEntity]);
  return Object.fromEntries(Object.entries(after).filter(differs));
}

function canonical(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return JSON.stringify(isObject ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value);
}
