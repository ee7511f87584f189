import { Injectable } from '@nestjs/common';
import { groupBy } from '../../../../kernel/lists.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SmsMessagesRepository } from '../data/messages.repository.js';
import { SmsPartsRepository, type SmsPart } from '../data/parts.repository.js';
import { EarlyReceiptsRepository } from '../data/receipts.repository.js';
import { SmsQueueRepository } from '../data/sms-queue.repository.js';
import type { SmsMessage } from '../data/sms-message.js';
import { type Decision, decideRound, type PartOutcome } from '../rules/decide-round.js';
import type { PartStatus, SmsStatus } from '../rules/message-states.js';
import { type Happening, MessageLives } from './message-lives.js';
import { MatchReceipts } from './match-receipts.js';

/** The session in which a round was sent. */
export interface SendingSession {
  id: number;
  routeId: string;
  onUnknown: 'keep' | 'resend';
}

/** What came of one claim of a message. */
export interface RoundResult {
  messageId: string;
  attempt: number;
  outcomes: ReadonlyMap<number, PartOutcome>;
}

/** Everything that a round reads and writes. */
@Injectable()
export class RoundStores {
  constructor(
    readonly messages: SmsMessagesRepository,
    readonly queue: SmsQueueRepository,
    readonly parts: SmsPartsRepository,
    readonly receipts: EarlyReceiptsRepository,
  ) {}
}

/**
 * Writes what a session's submissions brought, many messages in one commit. Only who still has a message may say where it
 * goes on; that a carrier has taken it is true whoever says so.
 */
@Injectable()
export class SettleRound {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: RoundStores,
    private readonly lives: MessageLives,
    private readonly matching: MatchReceipts,
  ) {}

  async run(session: SendingSession, results: readonly RoundResult[]): Promise<void> {
    const carrierIds = results.flatMap(({ outcomes }) => [...outcomes.values()].flatMap(idOf));
    await this.unitOfWork.runAsWorker(async (tx) => {
      await this.stores.receipts.unscopedLockIds(tx, session.routeId, carrierIds);
      await this.settleIn(tx, session, results);
      if (carrierIds.length > 0) await this.matching.earlyIn(tx, session.routeId, carrierIds);
    });
  }

  /** Nobody is there any more who could say what became of these; some at a time, answers how many. */
  takeOver(limit: number, policyOf: (routeId: string | null) => 'keep' | 'resend'): Promise<number> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const orphans = await this.stores.queue.unscopedOrphans(tx, limit);
      if (orphans.length === 0) return 0;
      const sessions = await this.routesOf(
        tx,
        orphans.map(({ messageId }) => messageId),
      );
      const messages = new Map((await this.lock(tx, orphans)).map((one) => [one.id, one]));
      for (const [routeId, own] of groupBy(orphans, ({ messageId }) => sessions.get(messageId) ?? null)) {
        const session = { id: 0, routeId: routeId ?? NO_ROUTE, onUnknown: policyOf(routeId) };
        const results = own.map(({ messageId, attempt }) => ({
          messageId,
          attempt,
          outcomes: allUnknown(messages.get(messageId)?.parts ?? 0),
        }));
        await this.decideIn(tx, session, results, own, messages);
      }
      return orphans.length;
    });
  }

  private async settleIn(tx: Tx, session: SendingSession, results: readonly RoundResult[]): Promise<void> {
    const messages = new Map((await this.lock(tx, results)).map((one) => [one.id, one]));
    const held = await this.stores.queue.unscopedHeld(tx, session.id, results);
    await this.decideIn(tx, session, results, held, messages);
  }

  private async decideIn(
    tx: Tx,
    session: SendingSession,
    results: readonly RoundResult[],
    held: readonly { messageId: string; tries: number; again: boolean }[],
    messages: ReadonlyMap<string, SmsMessage>,
  ): Promise<void> {
    const rows = new Map(held.map((row) => [row.messageId, row]));
    const known = groupBy(await this.stores.parts.unscopedOf(tx, [...messages.keys()]), ({ messageId }) => messageId);
    const decided = results.flatMap((result) => {
      const message = messages.get(result.messageId);
      if (message === undefined) return [];
      const row = rows.get(result.messageId);
      const outcomes = row === undefined ? onlyAccepted(result.outcomes) : result.outcomes;
      const before = partsOf(message, known.get(message.id) ?? []);
      const round = { before, outcomes, tries: row?.tries ?? 0, again: row?.again ?? true, now: tx.now };
      return [{ message, result, row, decision: decideRound({ ...round, onUnknown: session.onUnknown }) }];
    });
    await this.stores.parts.unscopedWrite(
      tx,
      decided.flatMap(({ message, result, decision }) => partsToWrite(message, result, decision, session.routeId)),
    );
    const ours = decided.filter(({ row }) => row !== undefined);
    await this.stores.queue.unscopedRequeue(
      tx,
      ours.flatMap(({ message, decision: { next, parts } }) => {
        if (next === null) return [];
        const isPinned = message.charged > 0n || parts.length > 0 || (known.get(message.id) ?? []).length > 0;
        return [{ messageId: message.id, ...next, routeId: isPinned ? session.routeId : null }];
      }),
    );
    const over = ours.filter(({ decision }) => decision.next === null);
    await this.stores.queue.unscopedRemove(
      tx,
      over.map(({ message }) => message.id),
    );
    await this.lives.applyIn(
      tx,
      decided.map(({ message, decision }) => happeningOf(message, decision, session.routeId)),
    );
  }

  private lock(tx: Tx, claims: readonly { messageId: string }[]): Promise<SmsMessage[]> {
    return this.stores.messages.unscopedLock(
      tx,
      claims.map(({ messageId }) => messageId),
    );
  }

  /** By which route a message was being sent when its session died: a session's row may be gone, its number is not. */
  private async routesOf(tx: Tx, messageIds: readonly string[]): Promise<Map<string, string | null>> {
    const rows = await tx.query<{ id: string; routeId: string | null }>(
      `select q.message_id as id, coalesce(q.route_id, q.leased_by) as "routeId" from sms_queue q where q.message_id = any ($1::uuid[])`,
      [messageIds],
    );
    return new Map(rows.map(({ id, routeId }) => [id, routeId]));
  }
}

const NO_ROUTE = '00000000-0000-0000-0000-000000000000';

function idOf(outcome: PartOutcome): string[] {
  return outcome.kind === 'accepted' ? [outcome.carrierId] : [];
}

function allUnknown(parts: number): Map<number, PartOutcome> {
  return new Map(
    Array.from({ length: parts }, (_, i): [number, PartOutcome] => [i + 1, { kind: 'unknown', code: 'worker_lost' }]),
  );
}

function onlyAccepted(outcomes: ReadonlyMap<number, PartOutcome>): Map<number, PartOutcome> {
  return new Map([...outcomes].filter(([, { kind }]) => kind === 'accepted'));
}

export function partsOf(message: SmsMessage, known: readonly SmsPart[]): PartStatus[] {
  return Array.from({ length: message.parts }, (_, i) => known.find(({ part }) => part === i + 1)?.status ?? 'waiting');
}

function partsToWrite(message: SmsMessage, { attempt }: RoundResult, { parts }: Decision, routeId: string): SmsPart[] {
  const { id: messageId, accountId } = message;
  return parts.map((part) => ({ messageId, accountId, routeId, attempt, ...part }));
}

function happeningOf(message: SmsMessage, decision: Decision, routeId: string): Happening {
  const { status, code, next, accepted, giveBack } = decision;
  const isResent = next !== null && status !== 'waiting';
  return {
    message,
    status: status === 'waiting' ? waitingStatus(message.status, next?.because ?? null) : status,
    because: next?.because ?? null,
    nextAttemptAt: next?.because == null ? null : next.at,
    code,
    routeId,
    accepted,
    ...(giveBack ? { rest: 'release' as const } : {}),
    ...(isResent ? { alsoTold: 'sent_again' as const } : {}),
  };
}

/** What is put off for a reason is deferred; what only had no room stays what it was. */
function waitingStatus(status: SmsStatus, because: string | null): SmsStatus {
  return because === null ? status : 'deferred';
}
