import { Injectable } from '@nestjs/common';
import { type Instant, toIso } from '../../../kernel/time/instant.js';
import { HotPool } from '../../../platform/database/hot-pool.js';

export interface InboxEntry {
  id: string;
  from: string;
  to: string;
  subject: string;
  receivedAt: Instant;
  mailFrom: string;
  recipient: string;
  notification: string | null;
  /** `domain (algorithm)` of each DKIM signature. */
  signedBy: string[];
}

export interface NewInboxEntry extends InboxEntry {
  raw: Buffer;
}

const KEEP = 2_000;
const TRIM_EVERY = 200;

const COLUMNS = `id, header_from as "from", header_to as "to", subject, received_at as "receivedAt", mail_from as "mailFrom",
  rcpt_to as recipient, notification, signed_by as "signedBy"`;

/** What DELIVERY_ROUTE=inbox delivered: the newest two thousand mails. */
@Injectable()
export class DevInbox {
  private stored = 0;

  constructor(private readonly pool: HotPool) {}

  /** Storing the same delivery again changes nothing, so a repeated attempt makes no second copy. */
  async store(entry: NewInboxEntry): Promise<void> {
    await this.pool.query({
      name: 'dev_inbox_store',
      text: `insert into dev_inbox (id, received_at, mail_from, rcpt_to, header_from, header_to, subject, notification, signed_by, raw)
        values ($1, $2::timestamptz, $3, $4, $5, $6, $7, $8, $9::text[], $10) on conflict (id) do nothing`,
      values: [
        entry.id,
        toIso(entry.receivedAt),
        entry.mailFrom,
        entry.recipient.toLowerCase(),
        entry.from,
        entry.to,
        entry.subject,
        entry.notification,
        entry.signedBy,
        entry.raw,
      ],
    });
    this.stored += 1;
    if (this.stored % TRIM_EVERY === 0) await this.trim();
  }

  async list(recipient: string | null, limit: number): Promise<InboxEntry[]> {
    const { rows } = await this.pool.query<InboxEntry>(
      `select ${COLUMNS} from dev_inbox where $1::text is null or rcpt_to = $1 order by seq desc limit $2`,
      [recipient?.toLowerCase() ?? null, limit],
    );
    return rows;
  }

  async find(id: string): Promise<NewInboxEntry | null> {
    const { rows } = await this.pool.query<NewInboxEntry>(`select ${COLUMNS}, raw from dev_inbox where id = $1`, [id]);
    return rows[0] ?? null;
  }

  async count(): Promise<number> {
    const { rows } = await this.pool.query<{ n: number }>('select count(*)::int as n from dev_inbox');
    return rows[0]!.n;
  }

  private async trim(): Promise<void> {
    await this.pool.query(
      'delete from dev_inbox where seq <= (select seq from dev_inbox order by seq desc offset $1 limit 1)',
      [KEEP],
    );
  }
}
