import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { SessionsRepository } from '../data/sessions.repository.js';
import { judgeRefresh } from '../rules/judge-refresh.js';
import { LiveSessions } from './live-sessions.js';
import { SessionEnding } from './session-ending.js';
import { SignInTrail } from './sign-in-trail.js';
import { type TokenPair, TokenPairs } from './token-pairs.js';

/** Trades a refresh token for a new pair. A token shown again later was copied: the whole session ends. */
@Injectable()
export class RefreshSession {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly live: LiveSessions,
    private readonly ending: SessionEnding,
    private readonly pairs: TokenPairs,
    private readonly trail: SignInTrail,
  ) {}

  async run(refreshToken: string, ip: string): Promise<TokenPair> {
    const tokenId = this.pairs.refreshTokenIn(refreshToken);
    const pair = tokenId === null ? null : await this.unitOfWork.runAsWorker((tx) => this.tradeIn(tx, tokenId, ip));
    if (pair === null) throw platformProblems.invalid_credentials();
    return pair;
  }

  private async tradeIn(tx: Tx, tokenId: string, ip: string): Promise<TokenPair | null> {
    const token = await this.sessions.lockToken(tx, tokenId);
    if (token === null) return null;
    const now = await this.sessions.machineNow(tx);
    const verdict = judgeRefresh(token, now);
    switch (verdict.kind) {
      case 'ended':
        return null;
      case 'reuse':
        if (await this.ending.endOnceIn(tx, token.sessionId, 'refresh_reuse')) await this.trail.reusedIn(tx, token, ip);
        return null;
      case 'replay':
        return this.pairs.pairOf(token.sessionId, verdict.successorId, verdict.usedAt);
      case 'rotate': {
        if ((await this.live.freshCallerOf(token.sessionId)) === undefined) return null;
        const successorId = await this.sessions.insertToken(tx, token.sessionId, now);
        await this.sessions.markUsed(tx, tokenId, successorId, now);
        return this.pairs.pairOf(token.sessionId, successorId, now);
      }
    }
  }
}
