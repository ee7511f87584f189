import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';

/** Something that still needs a segment, such as a campaign that waits for its day. */
export interface SegmentUse {
  type: string;
  /** As the customer knows it. */
  id: string;
}

/** At most as many as a person wants to read. */
export type FindSegmentUses = (tx: Tx, scope: AccountScope, segmentId: string) => Promise<SegmentUse[]>;

/** Where modules above tell that they use segments: what is used is not deleted. */
@Injectable()
export class SegmentUses {
  private readonly finders: FindSegmentUses[] = [];

  register(find: FindSegmentUses): void {
    this.finders.push(find);
  }

  async ofIn(tx: Tx, scope: AccountScope, segmentId: string): Promise<SegmentUse[]> {
    const uses: SegmentUse[] = [];
    for (const find of this.finders) uses.push(...(await find(tx, scope, segmentId)));
    return uses;
  }
}
