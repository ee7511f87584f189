import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SessionsRepository } from '../data/sessions.repository.js';
import { SessionEnding } from './session-ending.js';
import { TokenPairs } from './token-pairs.js';

/** Ends the session of a token of either kind. Tokens that mean nothing have nothing to end. */
@Injectable()
export class SignOut {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionsRepository,
    private readonly ending: SessionEnding,
    private readonly pairs: TokenPairs,
  ) {}

  async byRefreshToken(refreshToken: string): Promise<void> {
    const tokenId = this.pairs.refreshTokenIn(refreshToken);
    if (tokenId === null) return;
    await this.unitOfWork.runAsWorker(async (tx) => {
      const token = await this.sessions.lockToken(tx, tokenId);
      if (token) await this.ending.endIn(tx, token.sessionId, 'signed_out');
    });
  }

  async byAccessToken(accessToken: string): Promise<void> {
    const sessionId = await this.pairs.sessionIn(accessToken);
    if (sessionId !== null) await this.unitOfWork.runAsWorker((tx) => this.ending.endIn(tx, sessionId, 'signed_out'));
  }
}
