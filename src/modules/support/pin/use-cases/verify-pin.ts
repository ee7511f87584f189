import { Injectable } from '@nestjs/common';
import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { AccountsFacade, type Actor } from '../../../accounts/index.js';
import { MarkVerified } from '../../tickets/index.js';
import { PinCodec } from '../adapters/pin-codec.js';
import { PinVerificationsRepository } from '../data/pin-verifications.repository.js';
import type { SupportPinEntity } from '../data/support-pin.entity.js';
import { SupportPinsRepository } from '../data/support-pins.repository.js';
import { judgeTry, type PinVerdict } from '../rules/pin-guesses.js';
import { AccountPin } from './account-pin.js';
import { AgentGuesses } from './agent-guesses.js';
import { requireVerified, type Verified } from './verdict-answer.js';

export interface PinTry {
  accountId: string;
  pin: string;
  ticketId: string | null;
  staffId: string;
  actor: Actor;
}

/** What is behind a PIN. */
@Injectable()
export class PinStore {
  constructor(
    readonly pins: SupportPinsRepository,
    readonly verifications: PinVerificationsRepository,
    readonly codec: PinCodec,
  ) {}
}

/**
 * An agent says what he was told. Tries are judged one after the other, per agent and per account, so that of any number
 * at once exactly five are judged. A refusal is committed like a success: it counts.
 */
@Injectable()
export class VerifyPin {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accountPin: AccountPin,
    private readonly store: PinStore,
    private readonly agents: AgentGuesses,
    private readonly tickets: MarkVerified,
    private readonly accounts: AccountsFacade,
  ) {}

  async run(wanted: PinTry, keep: BeforeCommit<Verified>): Promise<Verified> {
    await this.requireAccount(wanted.accountId);
    const verdict = await this.unitOfWork.runAsWorker(async (tx) => {
      const judged = await this.judgeIn(tx, wanted);
      if (judged.kind === 'verified') await keep(tx, judged);
      return judged;
    });
    return requireVerified(verdict);
  }

  private async judgeIn(tx: Tx, wanted: PinTry): Promise<PinVerdict> {
    // Always the agent before the account: two who lock both never wait for each other.
    const agent = await this.agents.enterIn(tx, wanted.staffId);
    const pin = await this.accountPin.lockIn(tx, accountScope(wanted.accountId));
    const isRight = this.store.codec.matches(wanted.accountId, pin, wanted.pin);
    const verdict = judgeTry(pin, isRight, tx.now);
    if (verdict.kind === 'wrong' || verdict.kind === 'locks') await agent.wrongIn(tx);
    await this.followIn(tx, wanted, pin, verdict);
    return verdict;
  }

  private async followIn(tx: Tx, wanted: PinTry, pin: SupportPinEntity, verdict: PinVerdict): Promise<void> {
    const scope = accountScope(wanted.accountId);
    switch (verdict.kind) {
      case 'verified':
        await this.markTicketIn(tx, wanted, verdict);
        await this.store.pins.update(tx, pin, { wrongTries: 0, lockedUntil: null });
        await this.store.verifications.insert(tx, scope, wanted, verdict.until);
        return this.recordIn(tx, wanted, 'support_pin.verified', { until: toIso(verdict.until) });
      case 'wrong':
        await this.store.pins.update(tx, pin, { wrongTries: pin.wrongTries + 1 });
        return this.recordIn(tx, wanted, 'support_pin.refused', { triesLeft: verdict.triesLeft });
      case 'locks':
        await this.accountPin.renewIn(tx, scope, pin, verdict.until);
        return this.recordIn(tx, wanted, 'support_pin.locked', { until: toIso(verdict.until) });
      case 'locked':
        return;
    }
  }

  private async markTicketIn(tx: Tx, { accountId, ticketId }: PinTry, verified: Verified): Promise<void> {
    if (ticketId === null || (await this.tickets.markIn(tx, accountScope(accountId), ticketId, verified.until))) return;
    throw notFound('ticketId');
  }

  private async requireAccount(accountId: string): Promise<void> {
    const platformId = await this.accounts.platformIdOf(accountId);
    if (platformId === null || platformId === 0) throw notFound('accountId');
  }

  private recordIn(tx: Tx, wanted: PinTry, action: string, changes: Record<string, unknown>): Promise<void> {
    const { accountId, actor, ticketId } = wanted;
    const target =
      ticketId === null
        ? { type: 'support_pin', id: null }
        : { type: 'ticket', id: wireId(WIRE_PREFIXES.ticket, ticketId) };
    return this.accounts.auditIn(tx, { accountId, action, actor, target, changes });
  }
}

function notFound(field: string): Error {
  return platformProblems.reference_not_found({ errors: [{ field, code: 'reference_not_found', message: '' }] });
}
