import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { toIso } from '../../../kernel/time/instant.js';
import type { AccountScope } from '../../../platform/database/tx.js';
import { AccountsFacade, erasureOfTable, type ExportPart } from '../../accounts/index.js';
import { BulksRepository } from './data/bulks.repository.js';

/** What was said to many, as it is exported and erased; what its recipients differ in is with the messages. */
@Injectable()
export class BulkParts implements OnModuleInit, ExportPart {
  readonly name = 'sending.bulks';
  readonly description = 'What campaigns said, as it was frozen when they began.';
  readonly tables = ['bulks'];

  constructor(
    private readonly accounts: AccountsFacade,
    private readonly bulks: BulksRepository,
  ) {}

  onModuleInit(): void {
    this.accounts.registerExportPart(this);
    this.accounts.registerErasurePart(erasureOfTable({ name: 'sending.bulks', table: 'bulks' }));
    this.accounts.registerErasurePart(
      erasureOfTable({ name: 'sending.bulk-dues', table: 'bulk_dues', key: 'message_id' }),
    );
  }

  async *rows(scope: AccountScope): AsyncIterable<object> {
    for (let after: string | null = null; ;) {
      const bulk = await this.bulks.nextOf(scope, after);
      if (bulk === null) return;
      after = bulk.id;
      const campaignId = wireId(WIRE_PREFIXES.campaign, bulk.campaignId);
      yield { id: bulk.id, campaignId, createdAt: toIso(bulk.createdAt), tags: bulk.tags, ...bulk.content };
    }
  }
}
