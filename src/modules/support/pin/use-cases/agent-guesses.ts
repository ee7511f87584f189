import { Injectable } from '@nestjs/common';
import { toIso } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { AgentGuessesRepository } from '../data/agent-guesses.repository.js';
import { pinProblems } from '../pin.errors.js';
import { agentWaitsUntil, countingTries } from '../rules/pin-guesses.js';

/** One try of an agent, who is alone with it until the transaction ends. */
export interface AgentTry {
  wrongIn(tx: Tx): Promise<void>;
}

/** Keeps an agent from trying one PIN on every account. */
@Injectable()
export class AgentGuesses {
  constructor(private readonly guesses: AgentGuessesRepository) {}

  async enterIn(tx: Tx, staffId: string): Promise<AgentTry> {
    const wrongAt = await this.guesses.lock(tx, staffId);
    const until = agentWaitsUntil(wrongAt, tx.now);
    if (until !== null) {
      throw pinProblems.pin_tries_exhausted({
        extra: { retryAt: toIso(until) },
        headers: { 'retry-after': String(Math.max(1, Math.ceil((until - tx.now) / 1000))) },
      });
    }
    return { wrongIn: (same) => this.guesses.keep(same, staffId, [...countingTries(wrongAt, same.now), same.now]) };
  }
}
