import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import { type SegmentUse, SegmentUses } from '../../audience/index.js';
import { CampaignsRepository } from './data/campaigns.repository.js';

/** As many as a person wants to read. */
const MOST = 20;

/** A segment stays as long as a campaign waits for its day with it; from its beginning on a campaign has what it said. */
@Injectable()
export class CampaignsUsingSegments implements OnModuleInit {
  constructor(
    private readonly uses: SegmentUses,
    private readonly campaigns: CampaignsRepository,
  ) {}

  onModuleInit(): void {
    this.uses.register(async (tx, scope, segmentId): Promise<SegmentUse[]> => {
      const ids = await this.campaigns.waitingWith(tx, scope, wireId(WIRE_PREFIXES.segment, segmentId), MOST);
      return ids.map((id) => ({ type: 'campaign', id: wireId(WIRE_PREFIXES.campaign, id) }));
    });
  }
}
