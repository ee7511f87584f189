import { Injectable } from '@nestjs/common';
import type { AccountScope } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { type ContactWithLists, ReadContacts } from '../../contacts/index.js';
import { SegmentContactsReader } from '../data/segment-contacts.reader.js';
import { ReadSegments } from './read-segments.query.js';

export interface FoundContact {
  id: string;
  found: ContactWithLists | null;
}

/** Who is in a segment at this moment. */
@Injectable()
export class ReadSegmentContacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly segments: ReadSegments,
    private readonly finding: SegmentContactsReader,
    private readonly contacts: ReadContacts,
  ) {}

  /** Newest first; one more than `limit` when there are more. 422 when the segment is broken. Who was deleted meanwhile is null. */
  async page(scope: AccountScope, id: string, limit: number, before: string | null): Promise<FoundContact[]> {
    const zone = await this.segments.zoneOf(scope);
    const tree = await this.unitOfWork.run(scope, (tx) => this.segments.treeIn(tx, scope, id));
    if (tree === null) throw platformProblems.not_found();
    const ids = await this.finding.idsBefore(scope, tree, { zone }, { before, limit: limit + 1 });
    const known = new Map((await this.contacts.ofIds(scope, ids)).map((one) => [one.contact.id, one]));
    return ids.map((contactId) => ({ id: contactId, found: known.get(contactId) ?? null }));
  }
}
