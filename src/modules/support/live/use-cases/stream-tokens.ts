import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addMs, type Instant, SECOND_MS } from '../../../../kernel/time/instant.js';
import { Clock } from '../../../../platform/clock/clock.js';
import type { BeforeCommit } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Caller } from '../../../../platform/http/index.js';
import { credentialOf, LivingCallers } from '../../../accounts/index.js';
import { StreamTokensRepository } from '../data/stream-tokens.repository.js';

const LIVES_SECONDS = 60;

export interface StreamToken {
  token: string;
  expiresAt: Instant;
}

/** Browsers cannot send credentials with a stream, and addresses end in logs: so they open it with what opens once. */
@Injectable()
export class StreamTokens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tokens: StreamTokensRepository,
    private readonly living: LivingCallers,
    private readonly clock: Clock,
  ) {}

  issue(caller: Caller, keep: BeforeCommit<StreamToken>): Promise<StreamToken> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const token = randomBytes(32).toString('base64url');
      await this.tokens.insert(tx, hashOf(token), caller, LIVES_SECONDS);
      const issued = { token, expiresAt: addMs(this.clock.machineNow(), LIVES_SECONDS * SECOND_MS) };
      await keep(tx, issued);
      return issued;
    });
  }

  /** Who it was made for, as he is now; null when it is used, too old, or his session or key has ended. */
  async redeem(token: string): Promise<Caller | null> {
    const caller = await this.tokens.take(hashOf(token));
    const credential = caller && credentialOf(caller);
    if (!credential) return null;
    return (await this.living.of([caller])).get(credential) ?? null;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
