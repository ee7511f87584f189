import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import type { ReputationClass } from '../../pools/index.js';
import {
  type Figures,
  type FiguresByWindow,
  type SubjectKind,
  WINDOW_DAYS,
  type WindowDays,
} from '../rules/figures.js';
import { judgeReputation, type Standing } from '../rules/judge-reputation.js';

/** An address, which is the operator's and of no account here; a domain of an account; or all of an account. */
export interface JudgedSubject {
  accountId: string;
  kind: SubjectKind;
  subject: string;
  windows: FiguresByWindow;
}

export interface ReputationRow extends Figures {
  kind: SubjectKind;
  subject: string;
  /** Null for an address. */
  accountId: string | null;
  days: WindowDays;
  score: number;
  standing: Standing;
  judgedAt: Instant;
  /** Of the account. */
  class: ReputationClass | null;
}

export interface ReputationFilter {
  kind: SubjectKind;
  days: WindowDays;
  standing?: Standing;
  accountId?: string;
  subject?: string;
}

/** Where a page goes on: worst first, then by name. */
export interface ReputationPlace {
  score: number;
  subject: string;
  accountId: string;
}

const RECORD = `insert into reputations as r (account_id, kind, subject, days, accepted, delivered, deferred, bounced, complained, score, standing, judged_at)
  select j."accountId", j.kind, j.subject, j.days, j.accepted, j.delivered, j.deferred, j.bounced, j.complained, j.score, j.standing, $2
    from jsonb_to_recordset($1::jsonb) as j ("accountId" uuid, kind text, subject text, days smallint, accepted bigint, delivered bigint,
      deferred bigint, bounced bigint, complained bigint, score smallint, standing text)
   order by j."accountId", j.kind, j.subject, j.days
  on conflict (account_id, kind, subject, days) do update set accepted = excluded.accepted, delivered = excluded.delivered,
     deferred = excluded.deferred, bounced = excluded.bounced, complained = excluded.complained, score = excluded.score,
     standing = excluded.standing, judged_at = excluded.judged_at`;

const PAGE = `select r.kind, r.subject, nullif(r.account_id, $3::uuid) as "accountId", r.days, r.accepted, r.delivered, r.deferred, r.bounced,
    r.complained, r.score, r.standing, r.judged_at as "judgedAt", c.class
  from reputations r left join sender_classes c on c.account_id = r.account_id
 where r.kind = $1 and r.days = $2 and ($4::text is null or r.standing = $4) and ($5::uuid is null or r.account_id = $5)
   and ($6::text is null or r.subject = $6)
   and ($7::smallint is null or (r.score, r.subject, r.account_id) > ($7, $8, $9::uuid))
 order by r.score, r.subject, r.account_id limit $10`;

/** What was judged last, of everything that sent within thirty days. */
@Injectable()
export class ReputationsRepository {
  async unscopedRecord(tx: Tx, judged: readonly JudgedSubject[]): Promise<void> {
    const rows = judged.flatMap(({ windows, ...subject }) =>
      WINDOW_DAYS.map((days) => {
        const { score, standing } = judgeReputation(windows[days]);
        return { ...subject, ...windows[days], days, score, standing };
      }),
    );
    if (rows.length > 0) await tx.query(RECORD, [JSON.stringify(rows), toIso(tx.now)]);
  }

  /** What sent nothing since. */
  async unscopedForget(tx: Tx, judgedBefore: Instant): Promise<void> {
    await tx.query('delete from reputations where judged_at < $1::timestamptz', [toIso(judgedBefore)]);
  }

  unscopedPage(
    tx: Tx,
    filter: ReputationFilter,
    after: ReputationPlace | null,
    limit: number,
  ): Promise<ReputationRow[]> {
    const { kind, days, standing = null, accountId = null, subject = null } = filter;
    const place = [after?.score ?? null, after?.subject ?? null, after?.accountId ?? null];
    return tx.query(PAGE, [kind, days, SYSTEM_ACCOUNT_ID, standing, accountId, subject, ...place, limit]);
  }
}
