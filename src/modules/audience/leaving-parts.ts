import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  AccountsFacade,
  type ErasurePart,
  erasureOfTable,
  exportOfTable,
  type TableExport,
} from '../accounts/index.js';

const { contact, contactConsent, contactErasure, list } = WIRE_PREFIXES;

/** The audience as it is exported and erased. */
@Injectable()
export class AudienceLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    for (const part of ERASURES) this.accounts.registerErasurePart(part);
  }
}

const ERASURES: readonly ErasurePart[] = [
  pairsOf({ name: 'audience.members', table: 'list_members', key: 'list_id, contact_id' }),
  pairsOf({ name: 'audience.tags', table: 'contact_tags', key: 'tag, contact_id' }),
  erasureOfTable({ name: 'audience.lists', table: 'lists' }),
  pairsOf({ name: 'audience.consents', table: 'contact_consents', key: 'contact_id, id' }),
  erasureOfTable({ name: 'audience.contacts', table: 'contacts' }),
  erasureOfTable({ name: 'audience.fields', table: 'contact_fields', key: 'key' }),
  erasureOfTable({ name: 'audience.erasures', table: 'contact_erasures' }),
];

/** Like `erasureOfTable`, for a table whose key within the account is two columns. */
function pairsOf({ name, table, key }: { name: string; table: string; key: string }): ErasurePart {
  return {
    name,
    tables: [table],
    async eraseIn(tx, scope, limit) {
      const gone = await tx.query<{ n: number }>(
        `with gone as (delete from ${table} t using (select ${key} from ${table} where account_id = $1 limit $2) chosen
            where t.account_id = $1 and (${columns('t', key)}) = (${columns('chosen', key)}) returning 1)
         select count(*)::int as n from gone`,
        [scope.accountId, limit],
      );
      return gone[0]!.n;
    },
    async countLeftIn(tx, scope) {
      const left = await tx.query<{ n: number }>(`select count(*)::int as n from ${table} where account_id = $1`, [
        scope.accountId,
      ]);
      return left[0]!.n;
    },
  };
}

function columns(of: string, key: string): string {
  return key
    .split(', ')
    .map((column) => `${of}.${column}`)
    .join(', ');
}

const EXPORTS: readonly TableExport[] = [
  {
    name: 'audience.contacts',
    description: 'Contacts, with their fields and tags.',
    table: 'contacts',
    columns: [
      'id',
      'email',
      'phone',
      'fields',
      'tags',
      'language',
      'time_zone',
      'mail_consent',
      'sms_consent',
      'created_at',
      'updated_at',
      'last_sent_at',
      'last_opened_at',
      'last_clicked_at',
    ],
    ids: { id: contact },
  },
  {
    name: 'audience.fields',
    description: 'The fields of contacts that the account defined.',
    table: 'contact_fields',
    columns: ['key', 'type', 'label', 'created_at'],
    key: ['key'],
    where: 't.removed_at is null',
  },
  {
    name: 'audience.consents',
    description: 'What contacts agreed to or took back, and the evidence.',
    table: 'contact_consents',
    columns: [
      'id',
      'contact_id',
      'list_id',
      'channel',
      'state',
      'at',
      'source',
      'place',
      'method',
      'text',
      'text_version',
      'ip',
      'user_agent',
      'recorded_at',
    ],
    key: ['contact_id', 'id'],
    ids: { id: contactConsent, contact_id: contact, list_id: list },
  },
  {
    name: 'audience.lists',
    description: 'Lists that contacts subscribe to.',
    table: 'lists',
    columns: ['id', 'name', 'description', 'double_opt_in', 'opt_in_text', 'language', 'member_count', 'created_at'],
    ids: { id: list },
    where: 't.removed_at is null',
  },
  {
    name: 'audience.members',
    description: 'Which contacts are on which lists.',
    table: 'list_members',
    columns: ['list_id', 'contact_id', 'status', 'since', 'joined_at'],
    key: ['list_id', 'contact_id'],
    ids: { list_id: list, contact_id: contact },
  },
  {
    name: 'audience.erasures',
    description: 'Receipts of persons who were erased.',
    table: 'contact_erasures',
    columns: ['id', 'counts', 'erased_at'],
    ids: { id: contactErasure },
  },
];
