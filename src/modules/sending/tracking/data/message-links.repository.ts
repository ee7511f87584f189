import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';

export interface LinkedMessage {
  messageId: string;
  accountId: string;
  urls: readonly string[];
}

interface Row {
  message_id: string;
  urls: string[];
}

/** Where the links of each message lead, in the order of their numbers. A number once given never changes its meaning. */
@Injectable()
export class MessageLinks {
  constructor(private readonly pool: HotPool) {}

  /** By message id, all links with the numbers they have; committed when it answers, so no mail leaves before its links. */
  async numbered(messages: readonly LinkedMessage[]): Promise<Map<string, readonly string[]>> {
    const found = new Map<string, readonly string[]>();
    if (messages.length === 0) return found;
    const { rows } = await this.pool.query<Row>({
      name: 'message_links_of',
      text: 'select l.message_id, l.urls from unnest($1::uuid[]) x (id) join message_links l on l.message_id = x.id',
      values: [messages.map(({ messageId }) => messageId)],
    });
    for (const row of rows) found.set(row.message_id, row.urls);
    const missing = messages.filter(({ messageId, urls }) => !isSubset(urls, found.get(messageId) ?? []));
    if (missing.length > 0) for (const row of await this.add(missing)) found.set(row.message_id, row.urls);
    return found;
  }

  /** Links of these messages lead nowhere from here on; answers of how many there were any. */
  async forgetIn(tx: Tx, { accountId }: AccountScope, messageIds: readonly string[]): Promise<number> {
    if (messageIds.length === 0) return 0;
    const gone = await tx.query(
      'delete from message_links where account_id = $1 and message_id = any ($2::uuid[]) returning 1 as one',
      [accountId, messageIds],
    );
    return gone.length;
  }

  /** Another process may do the same; later readings of a message may find links that earlier ones did not. */
  private async add(messages: readonly LinkedMessage[]): Promise<Row[]> {
    const inOrder = messages.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1));
    const wanted = inOrder.map(({ messageId, accountId, urls }) => ({ m: messageId, a: accountId, urls }));
    const { rows } = await this.pool.query<Row>({
      name: 'message_links_add',
      text: `insert into message_links as l (message_id, account_id, urls)
        select m, a, urls from jsonb_to_recordset($1::jsonb) as x (m uuid, a uuid, urls text[])
        on conflict (message_id) do update set urls = l.urls || array(
          select u from unnest(excluded.urls) with ordinality n (u, ord) where u <> all (l.urls) order by ord)
        returning message_id, urls`,
      values: [JSON.stringify(wanted)],
    });
    return rows;
  }
}

function isSubset(urls: readonly string[], of: readonly string[]): boolean {
  const known = new Set(of);
  return urls.every((url) => known.has(url));
}
