import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../kernel/ids.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';
import { type FieldUser, FieldUses } from '../contacts/index.js';
import { SegmentsRepository } from './data/segments.repository.js';

/** A field that a segment asks for is not removed from under it. */
@Injectable()
export class SegmentFieldUses implements FieldUser {
  readonly name = 'segments';

  constructor(
    private readonly segments: SegmentsRepository,
    uses: FieldUses,
  ) {
    uses.register(this);
  }

  async usersIn(tx: Tx, scope: AccountScope, key: string): Promise<string[]> {
    return (await this.segments.idsNaming(tx, scope, key)).map((id) => wireId(WIRE_PREFIXES.segment, id));
  }
}
