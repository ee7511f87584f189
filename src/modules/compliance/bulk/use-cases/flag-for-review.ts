import { Injectable } from '@nestjs/common';
import { accountScope, type Tx } from '../../../../platform/database/tx.js';
import { RaiseAlert } from '../../alerts/index.js';
import { RequestReview, type ReviewFlag } from '../../reviews/index.js';

const FLAGS = { same_subject: 'same_subject', sender_mismatch: 'foreign_senders' } as const satisfies Record<
  string,
  ReviewFlag
>;

/** Asks for a person's look, once per thing that was seen; nothing is stopped by it. */
@Injectable()
export class FlagForReview {
  constructor(
    private readonly alerts: RaiseAlert,
    private readonly reviews: RequestReview,
  ) {}

  async in(
    tx: Tx,
    accountId: string,
    seen: { kind: keyof typeof FLAGS; about: string; detail: Record<string, unknown>; rule: string },
  ): Promise<void> {
    const { kind, about, detail, rule } = seen;
    const scope = accountScope(accountId);
    if (!(await this.alerts.in(tx, scope, { kind, about, detail }))) return;
    await this.reviews.flagIn(tx, scope, [FLAGS[kind]], rule);
  }
}
