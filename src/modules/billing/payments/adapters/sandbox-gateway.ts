import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HotPool } from '../../../../platform/database/hot-pool.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import type { PaymentFailure } from '../rules/payment.js';
import { type AttachedCard, type ChargeRequest, GatewaySilence, type PaymentGateway } from './payment-gateway.port.js';
import { SANDBOX_TOKENS, type SandboxAnswer } from './sandbox-tokens.table.js';

type ChargeState = SandboxAnswer['state'];

interface ChargeRow {
  reference: string;
  instrument: string;
  currency: string;
  amount_minor: number;
  state: ChargeState;
  failure: PaymentFailure | null;
}

const KNOWN = 'select * from sandbox_charges where reference = $1';
const EARLIER = 'select count(*)::integer as charges from sandbox_charges where instrument = $1';
const ASK = `insert into sandbox_charges as c (reference, instrument, currency, amount_minor, state, failure)
  values ($1, $2, $3, $4, $5, $6) on conflict (reference) do update set asked = c.asked + 1 returning *`;
const DECIDE = `update sandbox_charges set state = $2, failure = $3
  where reference = $1 and state <> 'succeeded' and instrument <> ''`;
const CANCEL = `insert into sandbox_charges as c (reference, instrument, currency, amount_minor, state, failure)
  values ($1, '', 'EUR', 0, 'failed', 'expired') on conflict (reference) do update
  set state = case when c.state = 'succeeded' then c.state else 'failed' end,
      failure = case when c.state in ('succeeded', 'failed') then c.failure else 'expired' end
  returning *`;

/**
 * A gateway that moves no money. It keeps its charges in a book of its own, apart from the product's transactions, so
 * that a process that dies after a charge finds it charged, as with a real one. A charge that timed out, and one that
 * waits for its payer, is decided by an event of the operator.
 */
@Injectable()
export class SandboxGateway implements PaymentGateway {
  readonly name = 'sandbox';

  constructor(private readonly pool: HotPool) {}

  attachCard(token: string): Promise<AttachedCard | null> {
    const known = Object.hasOwn(SANDBOX_TOKENS, token) ? SANDBOX_TOKENS[token] : undefined;
    if (!known) return Promise.resolve(null);
    const instrument = `${token}/${randomUUID()}`;
    return Promise.resolve({ instrument, brand: 'visa', last4: known.last4, expiryMonth: 12, expiryYear: 2099 });
  }

  async charge({ reference, instrument, amount }: ChargeRequest): Promise<ChargeOutcome> {
    const answer = await this.answerOf(instrument);
    const failure = answer.state === 'failed' ? answer.failure : null;
    const values = [reference, instrument, amount.currency, amount.minor.toString(), answer.state, failure];
    const { rows } = await this.pool.query<ChargeRow & Record<string, unknown>>(ASK, values);
    const charged = rows[0]!;
    const withdrawn = charged.instrument === '';
    if (!withdrawn && (charged.instrument !== instrument || BigInt(charged.amount_minor) !== amount.minor)) {
      throw new Error('a reference of the sandbox names another charge');
    }
    if ('silent' in answer) throw new GatewaySilence('the sandbox was told to time out');
    return outcomeOf(charged);
  }

  async inquire(reference: string): Promise<ChargeOutcome | null> {
    const { rows } = await this.pool.query<ChargeRow & Record<string, unknown>>(KNOWN, [reference]);
    return rows[0] ? outcomeOf(rows[0]) : null;
  }

  async cancel(reference: string): Promise<ChargeOutcome> {
    const { rows } = await this.pool.query<ChargeRow & Record<string, unknown>>(CANCEL, [reference]);
    return outcomeOf(rows[0]!);
  }

  /** What the bank, or the payer, decides at last; null when the sandbox knows no such charge. Success stays. */
  async decide(reference: string, state: Exclude<ChargeState, 'processing'>): Promise<ChargeOutcome | null> {
    await this.pool.query(DECIDE, [reference, state, state === 'failed' ? 'card_declined' : null]);
    return this.inquire(reference);
  }

  private async answerOf(instrument: string): Promise<SandboxAnswer> {
    const token = SANDBOX_TOKENS[instrument.slice(0, instrument.indexOf('/'))];
    if (!token) throw new Error('the sandbox knows no such instrument');
    if (!token.later) return token.first;
    const { rows } = await this.pool.query<{ charges: number }>(EARLIER, [instrument]);
    return rows[0]!.charges === 0 ? token.first : token.later;
  }
}

function outcomeOf({ reference, state, failure }: ChargeRow): ChargeOutcome {
  switch (state) {
    case 'succeeded':
      return { kind: 'succeeded' };
    case 'failed':
      return { kind: 'failed', failure: failure ?? 'card_declined' };
    case 'requires_action':
      // RFC 6761 §6.4: names under `invalid` exist nowhere, so nobody is ever sent to a stranger's page.
      return {
        kind: 'requires_action',
        nextAction: { type: 'redirect', url: `https://bank.invalid/authenticate/${reference}` },
      };
    case 'processing':
      return { kind: 'pending' };
  }
}
