import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';

export interface SenderQuestion {
  accountId: string;
  addressKey: string;
  domain: string;
}

const SQL = `select r.n::int as n, s.id is not null as by_address, d.id is not null as by_domain
  from unnest($1::uuid[], $2::text[], $3::text[]) with ordinality r (account_id, address_key, domain, n)
  left join senders s on s.account_id = r.account_id and s.address_key = r.address_key and s.status = 'verified'
  left join domains d on d.account_id = r.account_id and d.name = r.domain and d.status = 'verified'
  where s.id is not null or d.id is not null`;

export interface SenderProof {
  byAddress: boolean;
  byDomain: boolean;
}

/** Which of many addresses are proven, in one statement whatever their number. */
@Injectable()
export class SenderFactsReader {
  constructor(private readonly pool: HotPool) {}

  /** By the position of the question; questions without any proof are missing. */
  async proofsOf(questions: readonly SenderQuestion[]): Promise<Map<number, SenderProof>> {
    const { rows } = await this.pool.query<{ n: number; by_address: boolean; by_domain: boolean }>({
      name: 'sender-facts',
      text: SQL,
      values: [
        questions.map((question) => question.accountId),
        questions.map((question) => question.addressKey),
        questions.map((question) => question.domain),
      ],
    });
    return new Map(rows.map((row) => [row.n - 1, { byAddress: row.by_address, byDomain: row.by_domain }]));
  }
}
