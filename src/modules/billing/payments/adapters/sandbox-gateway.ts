import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { bankingDaysLater } from '../rules/banking-days.js';
import type { ChargeOutcome } from '../rules/charge-outcome.js';
import {
  type AttachedMethod,
  type Attachment,
  type AttachRequest,
  type ChargeRequest,
  type GatewayNews,
  GatewaySilence,
  type KnownCharge,
  type PaymentGateway,
  type ReadEvent,
  type RefundOutcome,
  type RefundRequest,
} from './payment-gateway.port.js';
import { SandboxBook, type SandboxCharge, type SandboxPlace, type SandboxState } from './sandbox-book.js';
import { SandboxTransfers } from './sandbox-transfers.js';
import { behaviourOf, SANDBOX_IBAN, SANDBOX_TOKENS, type SandboxAnswer } from './sandbox-tokens.table.js';

const PAGE = 200;
const NOTHING_SHOWN = { brand: null, last4: null, expiryMonth: null, expiryYear: null, mandate: null };

/**
 * A gateway that moves no money. It keeps its charges in a book of its own, apart from the product's transactions, so
 * that a process that dies after a charge finds it charged, as with a real one. A charge that timed out, and one that
 * waits for its payer, is decided by an event of the operator; a debit by an event, or after three business days.
 */
@Injectable()
export class SandboxGateway implements PaymentGateway {
  readonly name = 'sandbox';
  readonly kinds = ['card', 'direct_debit', 'paypal'] as const;
  readonly sendsEvents = false;

  constructor(
    private readonly book: SandboxBook,
    private readonly clock: Clock,
    readonly transfers: SandboxTransfers,
  ) {}

  attach(request: AttachRequest): Promise<Attachment> {
    return Promise.resolve(attachmentOf(request));
  }

  async charge({ reference, instrument, amount }: ChargeRequest): Promise<ChargeOutcome> {
    const answer = await this.answerOf(instrument);
    const failure = answer.state === 'failed' ? answer.failure : null;
    const wanted = { reference, instrument, amount, state: answer.state, failure };
    const charged = await this.book.ask(wanted, this.decidesAt(answer));
    const withdrawn = charged.instrument === '';
    if (!withdrawn && (charged.instrument !== instrument || charged.amount.minor !== amount.minor)) {
      throw new Error('a reference of the sandbox names another charge');
    }
    if ('silent' in answer) throw new GatewaySilence('the sandbox was told to time out');
    return outcomeOf(charged);
  }

  async inquire(reference: string): Promise<ChargeOutcome | null> {
    const charge = await this.book.find(reference, this.clock.now());
    return charge === null ? null : outcomeOf(charge);
  }

  async cancel(reference: string): Promise<ChargeOutcome> {
    await this.book.find(reference, this.clock.now());
    return outcomeOf(await this.book.cancel(reference));
  }

  async refund({ reference, payment, amount }: RefundRequest): Promise<RefundOutcome> {
    const given = await this.book.refund(reference, payment, amount);
    if (given === null) {
      const charge = await this.book.find(payment, this.clock.now());
      return { kind: 'refused', because: charge?.state === 'succeeded' ? 'too_much' : 'nothing_charged' };
    }
    if (given.minor !== amount.minor || given.charge !== payment) {
      throw new Error('a reference of the sandbox names another refund');
    }
    return { kind: 'refunded' };
  }

  /** It keeps no customers, and an instrument of its own charges nobody. */
  detach(): Promise<void> {
    return Promise.resolve();
  }

  forget(): Promise<void> {
    return Promise.resolve();
  }

  /** It sends no messages: whatever claims to be one is not. Its events come from the operator. */
  readEvent(): ReadEvent {
    return { kind: 'forged' };
  }

  newsOf(): Promise<GatewayNews> {
    return Promise.resolve({ about: 'stranger' });
  }

  async *chargesSince(since: Instant): AsyncIterable<KnownCharge> {
    for (let before: SandboxPlace | null = null; ;) {
      const page: (SandboxCharge & SandboxPlace)[] = await this.book.since(since, before, PAGE);
      for (const charge of page) {
        const { reference, amount } = charge;
        yield { id: `sandbox/${reference}`, reference, amount, outcome: outcomeOf(charge) };
      }
      if (page.length < PAGE) return;
      before = page.at(-1)!;
    }
  }

  /** What the bank, or the payer, decides at last; null when the sandbox knows no such charge. */
  async decide(reference: string, state: Exclude<SandboxState, 'processing'>): Promise<ChargeOutcome | null> {
    const known = await this.book.find(reference, this.clock.now());
    if (known === null) return null;
    await this.book.decide(reference, state, state === 'failed' ? refusalOf(known.instrument) : null);
    return this.inquire(reference);
  }

  private async answerOf(instrument: string): Promise<SandboxAnswer> {
    const behaviour = behaviourOf(instrument);
    if (behaviour === null) throw new Error('the sandbox knows no such instrument');
    return behaviour.later && (await this.book.hasPaid(instrument)) ? behaviour.later : behaviour.first;
  }

  private decidesAt(answer: SandboxAnswer): Instant | null {
    return 'businessDays' in answer ? bankingDaysLater(this.clock.now(), answer.businessDays) : null;
  }
}

function attachmentOf(request: AttachRequest): Attachment {
  if (request.kind === 'direct_debit') return accountOf(request.iban, request.reference);
  if (request.kind === 'paypal' && request.token === null) {
    const method = { ...NOTHING_SHOWN, instrument: `paypal/${randomUUID()}` };
    return { kind: 'action_needed', method, nextAction: pageOf('paypal', `agree/${request.reference}`) };
  }
  const token = request.token ?? '';
  const known = Object.hasOwn(SANDBOX_TOKENS, token) ? SANDBOX_TOKENS[token] : undefined;
  if (!known) return { kind: 'unknown' };
  const method: AttachedMethod = { ...NOTHING_SHOWN, instrument: `${token}/${randomUUID()}` };
  if (request.kind === 'paypal') return { kind: 'attached', method };
  const card = { brand: 'visa', last4: known.last4, expiryMonth: 12, expiryYear: 2099 };
  return { kind: 'attached', method: { ...method, ...card } };
}

function accountOf(iban: string, reference: string): Attachment {
  const name = iban === SANDBOX_IBAN ? 'account' : 'unpaying_account';
  const mandate = `SANDBOX${reference.replaceAll('-', '').slice(-28).toUpperCase()}`;
  const method = { ...NOTHING_SHOWN, instrument: `${name}/${randomUUID()}`, last4: iban.slice(-4), mandate };
  return { kind: 'attached', method };
}

function refusalOf(instrument: string): 'card_declined' | 'debit_refused' {
  return /^(unpaying_)?account\//.test(instrument) ? 'debit_refused' : 'card_declined';
}

/** RFC 6761 §6.4: names under `invalid` exist nowhere, so nobody is ever sent to a stranger's page. */
function pageOf(host: 'bank' | 'paypal', path: string): { type: 'redirect'; url: string } {
  return { type: 'redirect', url: `https://${host}.invalid/${path}` };
}

function outcomeOf({ reference, instrument, state, failure }: SandboxCharge): ChargeOutcome {
  switch (state) {
    case 'succeeded':
      return { kind: 'succeeded' };
    case 'won':
      return { kind: 'succeeded', won: `dispute-${reference}` };
    case 'returned':
      return { kind: 'returned', failure: failure ?? 'disputed' };
    case 'failed':
      return { kind: 'failed', failure: failure ?? 'card_declined' };
    case 'requires_action': {
      const host = instrument.startsWith('paypal/') ? 'paypal' : 'bank';
      return { kind: 'requires_action', nextAction: pageOf(host, `authenticate/${reference}`) };
    }
    case 'processing':
      return { kind: 'pending' };
  }
}
