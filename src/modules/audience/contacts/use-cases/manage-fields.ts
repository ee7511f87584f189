import { Injectable } from '@nestjs/common';
import type { AccountScope, BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { bodyProblem, platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor, changesBetween } from '../../../accounts/index.js';
import { contactProblems } from '../contacts.errors.js';
import type { ContactFieldEntity } from '../data/contact-field.entity.js';
import { FieldsRepository } from '../data/fields.repository.js';
import { keyFault, MAX_FIELDS } from '../rules/field-keys.js';
import type { FieldType } from '../rules/field-type.js';
import { FieldUses } from './field-uses.js';

export interface FieldWish {
  key: string;
  type: FieldType;
  label: string | null;
}

/** Fields are defined, renamed for readers, and removed. A key and a type stay: values, conditions and templates name them. */
@Injectable()
export class ManageFields {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly fields: FieldsRepository,
    private readonly uses: FieldUses,
    private readonly accounts: AccountsFacade,
  ) {}

  define(
    scope: AccountScope,
    wish: FieldWish,
    actor: Actor,
    keep: BeforeCommit<ContactFieldEntity>,
  ): Promise<ContactFieldEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const fault = keyFault(wish.key);
      if (fault !== null) throw bodyProblem([{ field: 'key', code: fault, message: '' }]);
      this.requireFree(await this.fields.lockAll(tx, scope), wish.key);
      const times = { createdAt: tx.now, updatedAt: tx.now, removedAt: null };
      const field = { ...wish, accountId: scope.accountId, version: 1, ...times, clearedUpTo: null };
      await this.fields.insert(tx, field);
      await this.recordIn(tx, 'contact_field.defined', { to: field }, actor);
      await keep(tx, field);
      return field;
    });
  }

  change(
    scope: AccountScope,
    key: string,
    label: string | null,
    actor: Actor,
    requireSeen: (now: ContactFieldEntity) => void,
  ): Promise<ContactFieldEntity> {
    return this.unitOfWork.run(scope, async (tx) => {
      const before = await this.lockedIn(tx, scope, key, requireSeen);
      if (before.label === label) return before;
      const change = { label, version: before.version + 1, updatedAt: tx.now };
      await this.fields.update(tx, before, change);
      const field = { ...before, ...change };
      await this.recordIn(tx, 'contact_field.changed', { from: before, to: field }, actor);
      return field;
    });
  }

  /** Its values are seen no more from now on and are cleared out of the contacts in the background. */
  remove(
    scope: AccountScope,
    key: string,
    actor: Actor,
    requireSeen: (now: ContactFieldEntity) => void,
  ): Promise<void> {
    return this.unitOfWork.run(scope, async (tx) => {
      const field = await this.lockedIn(tx, scope, key, requireSeen);
      const users = await this.uses.ofIn(tx, scope, key);
      if (users.length > 0) throw contactProblems.contact_field_in_use({ extra: { usedBy: users } });
      await this.fields.update(tx, field, { removedAt: tx.now, updatedAt: tx.now });
      await this.recordIn(tx, 'contact_field.removed', { from: field }, actor);
    });
  }

  private requireFree(known: readonly ContactFieldEntity[], key: string): void {
    // Two keys that differ in case alone would be mistaken for each other in files and conditions.
    const same = known.find((field) => field.key.toLowerCase() === key.toLowerCase());
    if (same !== undefined && same.removedAt !== null) throw contactProblems.contact_field_being_removed();
    if (same !== undefined) throw contactProblems.contact_field_exists({ extra: { key: same.key } });
    if (known.length >= MAX_FIELDS) throw contactProblems.contact_field_limit_reached({ extra: { limit: MAX_FIELDS } });
  }

  private async lockedIn(
    tx: Tx,
    scope: AccountScope,
    key: string,
    requireSeen: (now: ContactFieldEntity) => void,
  ): Promise<ContactFieldEntity> {
    const field = (await this.fields.lockAll(tx, scope)).find((known) => known.key === key && known.removedAt === null);
    if (field === undefined) throw platformProblems.not_found();
    requireSeen(field);
    return field;
  }

  private recordIn(
    tx: Tx,
    action: 'contact_field.defined' | 'contact_field.changed' | 'contact_field.removed',
    { from, to }: { from?: ContactFieldEntity; to?: ContactFieldEntity },
    actor: Actor,
  ): Promise<void> {
    const { accountId, key } = (from ?? to)!;
    const target = { type: 'contact_field', id: key };
    const facts = (field: ContactFieldEntity | undefined) => ({
      type: field?.type ?? null,
      label: field?.label ?? null,
    });
    const changes = changesBetween<Record<string, unknown>>(facts(from), facts(to));
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}
