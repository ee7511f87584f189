import { Injectable } from '@nestjs/common';
import { addMs, HOUR_MS, type Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { type Credits, credits } from '../../rules/credits.js';
import { SmsPurse } from '../../credits/index.js';
import { SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsEventsRepository } from '../data/sms-events.repository.js';
import type { Charge, SmsEvent, SmsMessage } from '../data/sms-message.js';
import { isEnd, MESSAGE_STATES, type SmsStatus } from '../rules/message-states.js';

/** After so long without a receipt nobody knows. */
export const RECEIPT_WAIT_MS = 72 * HOUR_MS;
/** What may have been handed over is paid for after so long without a sign that it was not. */
const DOUBT_MS = 48 * HOUR_MS;

/** What happened to a message that is locked. */
export interface Happening {
  message: SmsMessage;
  /** Not taken where the message's state does not allow it; the rest is. */
  status: SmsStatus;
  because?: string | null;
  nextAttemptAt?: Instant | null;
  code?: string | null;
  routeId?: string | null;
  /** The part that it is about, if one of several. */
  part?: number | null;
  /** Parts that the carrier has taken now. */
  accepted?: number;
  /** Everything that is still reserved is spent, or given back. */
  rest?: 'settle' | 'release';
  /** Told beside a change of status. */
  alsoTold?: 'sent_again';
}

/** Writes what happens to messages: how they stand, what is told of them, and what they cost (D-05). As a worker. */
@Injectable()
export class MessageLives {
  constructor(
    private readonly messages: SmsMessagesRepository,
    private readonly events: SmsEventsRepository,
    private readonly purse: SmsPurse,
  ) {}

  /** Each message once. */
  async applyIn(tx: Tx, happenings: readonly Happening[]): Promise<void> {
    if (happenings.length === 0) return;
    const charges = happenings.map(chargeOf);
    await this.messages.unscopedChange(
      tx,
      happenings.map((happening, i) => changeOf(happening, charges[i]!, tx.now)),
    );
    await this.events.append(tx, happenings.flatMap(eventsOf));
    const settled = happenings.flatMap(({ message }, i) => {
      const spent = credits(charges[i]!.charged - message.charged);
      return spent > 0n ? [{ messageId: message.id, credits: spent }] : [];
    });
    if (settled.length > 0) await this.purse.settleIn(tx, settled);
    const released = happenings.filter(({ message, rest }) => rest === 'release' && message.charge === 'reserved');
    if (released.length > 0)
      await this.purse.releaseIn(
        tx,
        released.map(({ message }) => ({ messageId: message.id })),
      );
  }
}

interface ChargeAfter {
  charged: Credits;
  charge: Charge;
}

/** A part costs its share; of what is not told apart any more everything that is left. */
function chargeOf({ message, accepted = 0, rest }: Happening): ChargeAfter {
  if (message.charge !== 'reserved') return message;
  const perPart = message.credits / BigInt(message.parts);
  const taken = credits(message.charged + perPart * BigInt(accepted));
  const charged = rest === 'settle' || taken > message.credits ? message.credits : taken;
  if (charged === message.credits) return { charged, charge: 'settled' };
  if (rest !== 'release') return { charged, charge: 'reserved' };
  return { charged, charge: charged > 0n ? 'settled' : 'released' };
}

function statusAfter({ message, status }: Happening): SmsStatus {
  return status !== message.status && MESSAGE_STATES.mayBecome(message.status, status) ? status : message.status;
}

function changeOf(happening: Happening, { charge, charged }: ChargeAfter, now: Instant) {
  const { message, because = null, nextAttemptAt = null, code, routeId = null } = happening;
  const status = statusAfter(happening);
  const isNew = status !== message.status || happening.status === message.status;
  const submittedAt = message.submittedAt ?? (charged > message.charged || status === 'unknown' ? now : null);
  return {
    id: message.id,
    accountId: message.accountId,
    status,
    because: isNew ? because : message.because,
    nextAttemptAt: isNew ? nextAttemptAt : message.nextAttemptAt,
    code: code === undefined || !isNew ? message.code : code,
    routeId,
    charge,
    charged,
    submittedAt,
    finishedAt: isEnd(status) ? now : null,
    lookAt: lookAt(status, charge, submittedAt ?? now),
  };
}

function lookAt(status: SmsStatus, charge: Charge, submittedAt: Instant): Instant | null {
  if (status === 'submitted' || status === 'buffered') return addMs(submittedAt, RECEIPT_WAIT_MS);
  return status === 'unknown' && charge === 'reserved' ? addMs(submittedAt, DOUBT_MS) : null;
}

function eventsOf(happening: Happening): Omit<SmsEvent, 'id' | 'at'>[] {
  const { message, because = null, code = null, routeId = null, part = null, alsoTold } = happening;
  const status = statusAfter(happening);
  const about = { accountId: message.accountId, messageId: message.id, routeId, part };
  const told = alsoTold === undefined ? [] : [{ ...about, type: alsoTold, because: 'no_answer', code: null }];
  return status === message.status ? told : [{ ...about, type: status, because, code }, ...told];
}
