import { Injectable } from '@nestjs/common';
import { Problem } from '../../../../kernel/problem.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import type { OpenedAccount } from '../../account/index.js';
import type { OneTimeToken } from '../data/one-time-tokens.repository.js';
import { EmailChangeEffect } from './change-email.js';
import { ConfirmationEffect } from './confirmation-effect.js';
import { Links } from './links.js';
import { NewPassword } from './new-password.js';
import { SessionEnding } from './session-ending.js';

/**
 * Proves that a mailbox is read by who named it: at a sign-up, where the owner's confirmation activates the account, or for a
 * new address of somebody who is there already. The token says which.
 */
@Injectable()
export class ConfirmEmail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: Links,
    private readonly newPassword: NewPassword,
    private readonly confirmation: ConfirmationEffect,
    private readonly emailChange: EmailChangeEffect,
    private readonly sessions: SessionEnding,
  ) {}

  async needsPassword(token: string): Promise<boolean> {
    try {
      return await this.unitOfWork.runAsWorker(async (tx) =>
        this.confirmation.lacksPasswordIn(tx, await this.openIn(tx, token)),
      );
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  }

  async run(
    token: string,
    password: string | undefined,
    ip: string,
    keep: BeforeCommit<OpenedAccount>,
  ): Promise<OpenedAccount> {
    const context = await this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.openIn(tx, token);
      if (password !== undefined && link.purpose !== 'confirm-email') throw noPasswordHere();
      return this.confirmation.contextIn(tx, link);
    });
    const passwordHash = password === undefined ? null : await this.newPassword.hash(password, context);
    return this.unitOfWork.runAsWorker(async (tx) => {
      const link = await this.openIn(tx, token);
      await this.links.useIn(tx, link);
      const opened = await this.applyIn(tx, link, passwordHash, ip);
      await keep(tx, opened);
      return opened;
    });
  }

  private async applyIn(tx: Tx, link: OneTimeToken, passwordHash: string | null, ip: string): Promise<OpenedAccount> {
    if (link.purpose === 'change-email') return this.emailChange.applyIn(tx, link, ip);
    // Whoever signed up with a stranger's address must not stay inside once its owner has chosen a password.
    if (passwordHash !== null)
      await this.sessions.endAllIn(tx, accountScope(link.accountId), link.userId, 'password_chosen');
    return this.confirmation.applyIn(tx, link, passwordHash, ip);
  }

  private openIn(tx: Tx, token: string): Promise<OneTimeToken> {
    return this.links.openAnyIn(tx, ['confirm-email', 'change-email'], token);
  }
}

/** A new address needs no new password, and its link must not set one. */
function noPasswordHere(): Problem {
  return platformProblems.validation_failed({ errors: [{ field: 'password', code: 'not_allowed', message: '' }] });
}
