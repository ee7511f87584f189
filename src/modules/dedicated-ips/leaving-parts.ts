import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES } from '../../kernel/ids.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addMs, DAY_MS, toIso } from '../../kernel/time/instant.js';
import {
  AccountsFacade,
  type ErasurePart,
  erasureOfTable,
  exportOfTable,
  type TableExport,
} from '../accounts/index.js';
import { COOLING_DAYS } from './stock/index.js';

/** That an account sent from an address while a blocklist named it. */
@Injectable()
export class DedicatedIpsLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(
      exportOfTable(this.unitOfWork, {
        name: 'dedicated-ips.listings',
        description: 'Incidents of blocklists that name an address which the account sent from.',
        table: 'ip_listing_accounts',
        columns: ['listing_id'],
        ids: { listing_id: WIRE_PREFIXES.ipListing },
        key: ['listing_id'],
      }),
    );
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    this.accounts.registerErasurePart(ADDRESSES);
    for (const part of [
      erasureOfTable({ name: 'dedicated-ips.listings', table: 'ip_listing_accounts', key: 'listing_id' }),
      erasureOfTable({ name: 'dedicated-ips.request-steps', table: 'ip_request_steps' }),
      erasureOfTable({ name: 'dedicated-ips.requests', table: 'ip_requests' }),
      erasureOfTable({ name: 'dedicated-ips.rules', table: 'routing_rules' }),
      erasureOfTable({ name: 'dedicated-ips.pools', table: 'ip_pools' }),
      erasureOfTable({ name: 'dedicated-ips.class', table: 'sender_classes', key: 'account_id' }),
      erasureOfTable({ name: 'dedicated-ips.surplus', table: 'ip_surplus', key: 'account_id' }),
      erasureOfTable({ name: 'dedicated-ips.reputation', table: 'reputations', key: 'ctid' }),
    ])
      this.accounts.registerErasurePart(part);
  }
}

/** The addresses are the operator's: they stay, rest, and nothing says any more whose they were. */
const ADDRESSES: ErasurePart = {
  name: 'dedicated-ips.addresses',
  tables: ['ip_addresses'],
  eraseIn: async (tx, { accountId }, limit) => {
    const rows = await tx.query<{ n: number }>(
      `with gone as (update ip_addresses set account_id = null, pool_id = null, request_id = null, state = 'cooling', cooling_until = $3::timestamptz,
           state_since = $4::timestamptz, version = version + 1
         where id = any (array(select id from ip_addresses where account_id = $1 limit $2)) returning 1)
       select count(*)::int as n from gone`,
      [accountId, limit, toIso(addMs(tx.now, COOLING_DAYS * DAY_MS)), toIso(tx.now)],
    );
    await tx.query('update egress_versions set version = version + 1');
    return rows[0]!.n;
  },
  countLeftIn: async (tx, { accountId }) => {
    const rows = await tx.query<{ n: number }>('select count(*)::int as n from ip_addresses where account_id = $1', [
      accountId,
    ]);
    return rows[0]!.n;
  },
};

const EXPORTS: readonly TableExport[] = [
  {
    name: 'dedicated-ips.addresses',
    description: 'Addresses that only this account sends from.',
    table: 'ip_addresses',
    columns: ['id', 'address', 'hostname', 'state', 'state_since'],
    ids: { id: WIRE_PREFIXES.ipAddress },
  },
  {
    name: 'dedicated-ips.pools',
    description: 'Pools of those addresses.',
    table: 'ip_pools',
    columns: ['id', 'name', 'stream', 'overflow', 'created_at'],
    ids: { id: WIRE_PREFIXES.ipPool },
  },
  {
    name: 'dedicated-ips.rules',
    description: 'Which mail goes to which pool.',
    table: 'routing_rules',
    columns: ['id', 'place', 'sender_domain', 'recipient_domain', 'tag', 'pool_id', 'created_at'],
    ids: { id: WIRE_PREFIXES.routingRule, pool_id: WIRE_PREFIXES.ipPool },
  },
  {
    name: 'dedicated-ips.requests',
    description: 'Requests for addresses, what was accepted with them, and how they ended.',
    table: 'ip_requests',
    columns: [
      'id',
      'count',
      'reason',
      'streams',
      'status',
      'text_version',
      'accepted_at',
      'accepted_by',
      'question',
      'refusal',
      'requested_at',
      'decided_at',
    ],
    ids: { id: WIRE_PREFIXES.ipRequest },
  },
  {
    name: 'dedicated-ips.request-steps',
    description: 'What was said about those requests.',
    table: 'ip_request_steps',
    columns: ['id', 'request_id', 'at', 'kind', 'actor_type', 'actor_id', 'text'],
    ids: { request_id: WIRE_PREFIXES.ipRequest },
    key: ['request_id', 'id'],
  },
  {
    name: 'dedicated-ips.class',
    description: 'The class of senders whose shared addresses take the account’s mail.',
    table: 'sender_classes',
    columns: ['class', 'because', 'since'],
    key: ['account_id'],
  },
  {
    name: 'dedicated-ips.surplus',
    description: 'What is to become of addresses that a smaller plan does not include.',
    table: 'ip_surplus',
    columns: ['choice', 'chosen_at', 'chosen_by'],
    key: ['account_id'],
  },
  {
    name: 'dedicated-ips.reputation',
    description: 'How the account’s mail of the last days was received, as a whole and by domain.',
    table: 'reputations',
    columns: [
      'kind',
      'subject',
      'days',
      'accepted',
      'delivered',
      'deferred',
      'bounced',
      'complained',
      'standing',
      'judged_at',
    ],
    key: ['kind', 'subject', 'days'],
  },
];
