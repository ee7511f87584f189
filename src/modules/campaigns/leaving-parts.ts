import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../kernel/ids.js';
import type { AccountScope } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  AccountsFacade,
  type ErasurePart,
  erasureOfTable,
  type ExportPart,
  exportOfTable,
  type TableExport,
} from '../accounts/index.js';
import { COUNTER_COLUMNS, SUM_KIND } from './counting/index.js';
import { RECIPIENT_STATE } from './expansion/index.js';

const { campaign, contact, subscription, template } = WIRE_PREFIXES;
const PAGE = 1_000;

const EXPORTS: readonly TableExport[] = [
  {
    name: 'campaigns.campaigns',
    description: 'Campaigns: to whom, when and how far they came.',
    table: 'campaigns',
    columns: [
      ...['id', 'name', 'channel', 'state', 'from_email', 'from_name', 'sms_from', 'reply_to', 'audience'],
      ...[
        'track_opens',
        'track_clicks',
        'ab_test',
        'send_at',
        'time_zone_mode',
        'zone',
        'paused',
        'waits',
        'waits_until',
      ],
      ...['winner_variant', 'winner_by', 'winner_reason', 'winner_at', 'subscription_id', 'recipients', 'handed_over'],
      ...['suppressed', 'left_out', 'cancelled', 'created_at', 'updated_at', 'started_at', 'finished_at'],
    ],
    ids: { id: campaign, subscription_id: subscription },
  },
  {
    name: 'campaigns.contents',
    description: 'What campaigns say (place 0), and what their variants say instead.',
    table: 'campaign_variants',
    columns: ['campaign_id', 'place', 'from_name', 'subject', 'html', 'text', 'template_id'],
    ids: { campaign_id: campaign, template_id: template },
    key: ['campaign_id', 'place'],
  },
  {
    name: 'campaigns.sums',
    description: 'What became of campaigns: all together, by variant, link, recipient domain and hour.',
    table: 'campaign_sums',
    columns: ['campaign_id', 'kind', 'value', ...COUNTER_COLUMNS],
    ids: { campaign_id: campaign },
    words: { kind: SUM_KIND },
    key: ['campaign_id', 'kind', 'value'],
  },
];

/** Campaigns as they are exported and erased. */
@Injectable()
export class CampaignLeavingParts implements OnModuleInit {
  constructor(
    private readonly accounts: AccountsFacade,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    for (const table of EXPORTS) this.accounts.registerExportPart(exportOfTable(this.unitOfWork, table));
    this.accounts.registerExportPart(this.recipients());
    for (const part of [
      RECIPIENTS_GONE,
      erasureOfTable({ name: 'campaigns.sums', table: 'campaign_sums', key: 'ctid' }),
      erasureOfTable({ name: 'campaigns.contents', table: 'campaign_variants', key: 'ctid' }),
      erasureOfTable({ name: 'campaigns.campaigns', table: 'campaigns', where: NO_RECIPIENTS }),
    ])
      this.accounts.registerErasurePart(part);
  }

  /** Campaign by campaign, in the order of their keys: there is no other way through millions. */
  private recipients(): ExportPart {
    return {
      name: 'campaigns.recipients',
      description: 'Whom campaigns were for, with the variant each got.',
      tables: ['campaign_recipients'],
      rows: (scope) => this.recipientsOf(scope),
    };
  }

  private async *recipientsOf(scope: AccountScope): AsyncIterable<object> {
    const ids = await this.unitOfWork.run(scope, (tx) =>
      tx.query<{ id: string }>('select id from campaigns where account_id = $1 order by id', [scope.accountId]),
    );
    for (const { id } of ids) {
      for (let after = ''; ;) {
        const rows = await this.unitOfWork.run(scope, (tx) =>
          tx.query<{ address: string; contact_id: string; variant: number | null; state: number }>(
            `select address, contact_id, variant, state from campaign_recipients
              where campaign_id = $1 and account_id = $2 and address > $3 order by address limit ${PAGE}`,
            [id, scope.accountId, after],
          ),
        );
        for (const { address, contact_id: contactId, variant, state } of rows)
          yield {
            campaignId: wireId(campaign, id),
            address,
            contactId: wireId(contact, contactId),
            variant,
            state: Object.entries(RECIPIENT_STATE).find(([, number]) => number === state)?.[0] ?? null,
          };
        if (rows.length < PAGE) break;
        after = rows.at(-1)!.address;
      }
    }
  }
}

/** Recipients are found through their campaigns, which therefore go last. */
const NO_RECIPIENTS = 'not exists (select from campaign_recipients r where r.campaign_id = campaigns.id)';

const RECIPIENTS_GONE: ErasurePart = {
  name: 'campaigns.recipients',
  tables: ['campaign_recipients'],
  stage: 'copies',
  async eraseIn(tx, { accountId }, limit) {
    const rows = await tx.query<{ n: number }>(
      `with chosen as (
         select r.campaign_id, r.address from campaigns c
          cross join lateral (select x.campaign_id, x.address from campaign_recipients x where x.campaign_id = c.id limit $2) r
          where c.account_id = $1 limit $2),
       gone as (delete from campaign_recipients r using chosen
                 where r.campaign_id = chosen.campaign_id and r.address = chosen.address returning 1)
       select count(*)::int as n from gone`,
      [accountId, limit],
    );
    return rows[0]!.n;
  },
  async countLeftIn(tx, { accountId }) {
    const rows = await tx.query<{ n: number }>(
      `select count(*)::int as n from campaigns c join campaign_recipients r on r.campaign_id = c.id where c.account_id = $1`,
      [accountId],
    );
    return rows[0]!.n;
  },
};
