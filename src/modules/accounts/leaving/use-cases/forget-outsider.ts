import { Injectable } from '@nestjs/common';
import type { AccountScope, Tx } from '../../../../platform/database/tx.js';
import { BlobStore } from '../../../../platform/blobs/index.js';
import { platformProblems, problemDocument } from '../../../../platform/http/index.js';
import { UsersRepository } from '../../account/index.js';
import { ExportsRepository } from '../data/exports.repository.js';
import { filesOf } from './open-exports.js';

/** Somebody whom an account knows and who does not work in it: a contact, a recipient. `email` is normalised, `phone` is E.164. */
export interface Outsider {
  email: string | null;
  phone: string | null;
}

export interface ForgottenOutsider {
  /** Answers kept for idempotency keys that showed him. */
  keptAnswers: number;
  auditEntries: number;
  /** Copies of the account's data that could be downloaded, and such as are being written at this moment. */
  accountExports: number;
  accountExportsUnderWay: number;
}

/** What is answered under a key whose answer showed somebody who was erased since: the key stays used, so nothing is done twice. */
const GONE = platformProblems.gone({ detail: 'The answer of this key showed a person who was erased since.' });
const FORGET_ANSWERS = `update idempotency_keys k set status = $3, body = $4
  where k.account_id = $1 and k.state = 1 and not k.sealed and k.body is not null and exists (
    select from unnest($2::text[]) w where position(w in lower(convert_from(k.body, 'UTF8'))) > 0) returning 1 as one`;

/** Takes somebody out of what is kept about an account itself, in an account that goes on. As a worker. */
@Injectable()
export class ForgetOutsider {
  constructor(
    private readonly users: UsersRepository,
    private readonly exports: ExportsRepository,
    private readonly blobs: BlobStore,
  ) {}

  async in(tx: Tx, scope: AccountScope, { email, phone }: Outsider): Promise<ForgottenOutsider> {
    const words = [email, phone].filter((word) => word !== null);
    const body = Buffer.from(JSON.stringify(problemDocument(GONE, 'en', '')));
    const answers = await tx.query(FORGET_ANSWERS, [scope.accountId, words, GONE.status, body]);
    const ready = await this.exports.expireReady(tx, scope);
    for (const row of ready) await this.blobs.removeIn(tx, scope, filesOf(row));
    return {
      keptAnswers: answers.length,
      auditEntries: await this.fromAuditLogIn(tx, scope, email, words),
      accountExports: ready.length,
      accountExportsUnderWay: Number((await this.exports.findOpen(tx, scope)) !== null),
    };
  }

  /** What somebody did or had done to him as a user of the account stays told. */
  private async fromAuditLogIn(
    tx: Tx,
    scope: AccountScope,
    email: string | null,
    words: readonly string[],
  ): Promise<number> {
    if (email !== null && (await this.users.findByEmail(tx, scope, email)) !== null) return 0;
    let entries = 0;
    for (const word of words) {
      const sql = 'select audit_log_forget_address($1, $2) as n';
      entries += (await tx.query<{ n: number }>(sql, [scope.accountId, word]))[0]!.n;
    }
    return entries;
  }
}
