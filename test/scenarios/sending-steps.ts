import { HotPool } from '../../src/platform/database/hot-pool.js';
import type { Answer } from '../support/http-caller.js';
import type { Customer } from '../support/customer.js';
import type { World } from '../support/world.js';

export interface Accepted {
  id: string;
  status: string;
  recipients: { id: string; email: string; status: string }[];
  warnings: string[];
}
export interface ProblemBody {
  code: string;
  status: number;
  errors?: { field: string; code: string; message: string }[];
  [extra: string]: unknown;
}
export interface EventBody {
  id: string;
  sequence: number;
  type: string;
  messageId: string;
  deliveryId: string;
  recipient: string;
  occurredAt: string;
  sandbox: boolean;
  text: string | null;
  tags: string[];
  customId: string | null;
}

/** What tests of sending do again and again, for one customer. */
export class Sending {
  constructor(
    readonly world: World,
    readonly customer: Customer,
  ) {}

  get token(): string {
    return this.customer.secret;
  }

  /** A message that is accepted as it stands; `more` replaces parts of it. */
  message(more: object = {}): object {
    return {
      from: { email: this.customer.email },
      to: [{ email: 'ada@elsewhere.example' }],
      subject: 'Hi',
      text: 'Hello',
      ...more,
    };
  }

  send<T = Accepted>(more: object = {}, headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.world.http.post<T>('/v1/messages', { token: this.token, body: this.message(more), headers });
  }

  batch<T = { data: ({ index: number; httpStatus: number } & Partial<Accepted> & Partial<ProblemBody>)[] }>(
    messages: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return this.world.http.post<T>('/v1/messages/batch', { token: this.token, body: { messages }, headers });
  }

  raw<T = Accepted>(text: string | Buffer, query = '', headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.world.http.post<T>(`/v1/messages/raw${query}`, {
      token: this.token,
      body: text,
      headers: { 'content-type': 'message/rfc822', ...headers },
    });
  }

  get<T>(path: string): Promise<Answer<T>> {
    return this.world.http.get<T>(path, { token: this.token });
  }

  async lifeOf(id: string): Promise<string[]> {
    return (await this.get<{ data: EventBody[] }>(`/v1/messages/${id}/events?limit=500`)).body.data.map(
      ({ type }) => type,
    );
  }

  /** Rows of this account in the tables that acceptance writes. */
  async stored(): Promise<number> {
    const sql = ['messages', 'deliveries', 'delivery_queue', 'bodies', 'mail_events']
      .map((table) => `(select count(*) from ${table} where account_id = $1)`)
      .join(' + ');
    return (await this.query<{ n: number }>(`select ${sql} as n`, [this.accountId]))[0]!.n;
  }

  /** Recipients counted so far in the longest window of each kind. */
  async used(kind: 'month' | 'day'): Promise<number> {
    const rows = await this.query<{ used: number }>(
      'select used from quota_windows where account_id = $1 and kind = $2 order by window_start desc limit 1',
      [this.accountId, kind === 'month' ? 1 : 2],
    );
    return rows[0]?.used ?? 0;
  }

  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.world.app.get(HotPool).query(sql, params)).rows as T[];
  }

  get accountId(): string {
    return this.customer.accountId.slice('acc_'.length);
  }
}
