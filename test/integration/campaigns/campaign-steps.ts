import assert from 'node:assert/strict';
import { parseWireId } from '../../../src/kernel/ids.js';
import { ContactsFacade } from '../../../src/modules/audience/index.js';
import { HotPool } from '../../../src/platform/database/hot-pool.js';
import { type AccountScope, accountScope } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';

export interface CampaignBody {
  id: string;
  state: string;
  allowed: string[];
  warnings?: string[];
  paused: { code: string; detail: Record<string, unknown> } | null;
  because: { code: string; until: string | null; detail: Record<string, unknown> } | null;
  schedule: { sendAt: string; localTime: string; startsAt: string; endsAt: string; explanation: string } | null;
  winner: { variant: string; by: string; reason: string } | null;
  startedAt: string | null;
  finishedAt: string | null;
  progress: Record<string, number> & { complete: boolean };
}
export interface ProblemBody {
  code: string;
  errors?: { field: string; code: string }[];
  [extra: string]: unknown;
}
export interface NewReader {
  email: string;
  phone?: string;
  timeZone?: string;
  fields?: Record<string, unknown>;
}

const PAGE = 5_000;

/** What tests of campaigns do again and again, for one customer. */
export class Campaigning {
  readonly scope: AccountScope;

  constructor(
    readonly world: World,
    readonly customer: Customer,
  ) {
    this.scope = accountScope(parseWireId('acc', customer.accountId)!);
  }

  call<T = CampaignBody>(method: string, path: string, body?: unknown, more: object = {}): Promise<Answer<T>> {
    const token = this.customer.secret;
    return this.world.http.call<T>(method, path, { token, ...(body === undefined ? {} : { body }), ...more });
  }

  async list(name: string, readers: readonly NewReader[] = [], more: object = {}): Promise<string> {
    const made = await this.call<{ id: string }>('POST', '/v1/lists', { name, ...more });
    assert.equal(made.status, 201, made.text);
    await this.put(made.body.id, readers);
    return made.body.id;
  }

  /** On the list, as an import would. */
  async put(listId: string, readers: readonly NewReader[], status: 'active' | 'pending' = 'active'): Promise<void> {
    const contacts = this.world.app.get(ContactsFacade, { strict: false });
    const list = { id: parseWireId('lst', listId)!, status };
    for (let at = 0; at < readers.length; at += PAGE) {
      const verdicts = await this.world.app
        .get(UnitOfWork)
        .runAsWorker((tx) =>
          contacts.upsertManyIn(
            tx,
            this.scope,
            readers.slice(at, at + PAGE) as never,
            { onDuplicate: 'update', list } as never,
          ),
        );
      const bad = verdicts.find(({ outcome }) => outcome === 'rejected');
      assert.equal(bad, undefined, JSON.stringify(bad));
    }
  }

  /** A campaign that can be scheduled as it stands; `more` replaces parts of it. */
  async draft(listIds: readonly string[], more: object = {}): Promise<string> {
    const made = await this.call('POST', '/v1/campaigns', {
      name: 'Spring',
      from: { email: this.customer.email, name: 'Acme' },
      subject: 'Spring',
      html: '<p>Hello <a href="https://shop.example/">shop</a></p>',
      audience: { lists: listIds },
      ...more,
    });
    assert.equal(made.status, 201, made.text);
    return made.body.id;
  }

  async act(id: string, action: string, body: object = {}): Promise<CampaignBody> {
    const answer = await this.call('POST', `/v1/campaigns/${id}/${action}`, body);
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  }

  async show(id: string): Promise<CampaignBody> {
    return (await this.call('GET', `/v1/campaigns/${id}`)).body;
  }

  /** Waits until what is shown of it is as wanted. */
  until(what: string, id: string, wanted: (campaign: CampaignBody) => boolean): Promise<CampaignBody> {
    return eventually(
      what,
      async () => {
        const campaign = await this.show(id);
        return wanted(campaign) ? campaign : null;
      },
      60_000,
    ) as Promise<CampaignBody>;
  }

  /** Addresses with a delivery of the campaign, and how many each has. */
  async copies(id: string): Promise<Map<string, number>> {
    const rows = await this.query<{ recipient: string; n: number }>(
      `select d.recipient, count(*)::int as n from messages m join deliveries d on d.message_id = m.id
         join campaign_variants v on v.bulk_id = m.bulk_id where v.campaign_id = $1 group by 1`,
      [parseWireId('cmp', id)],
    );
    return new Map(rows.map(({ recipient, n }) => [recipient, n]));
  }

  async query<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await this.world.app.get(HotPool).query(sql, params)).rows as T[];
  }
}

export function people(
  count: number,
  more: (i: number) => Partial<NewReader> = () => ({}),
  domain = 'readers.example',
): NewReader[] {
  return Array.from({ length: count }, (_, i) => ({ email: `reader${i}@${domain}`, ...more(i) }));
}
