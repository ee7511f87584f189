import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { UsersRepository } from './account/index.js';
import {
  ConfirmEmail,
  EnsureFirstOperator,
  type FirstOperator,
  Links,
  type LinkPurpose,
  ResetPassword,
} from './sign-in/index.js';

/** What the mails and pages of signing in need, and the first start. */
@Injectable()
export class SignInFacade {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly links: Links,
    private readonly confirmation: ConfirmEmail,
    private readonly reset: ResetPassword,
    private readonly firstOperator: EnsureFirstOperator,
  ) {}

  /** The token that a mail shows, made from the id that an event carries. */
  linkToken(purpose: LinkPurpose, tokenId: string): string {
    return this.links.tokenOf(purpose, tokenId);
  }

  /** The other user names of a person's address, oldest first. */
  otherUsernames(userId: string): Promise<string[]> {
    return this.unitOfWork.runAsWorker(async (tx) => {
      const user = await this.users.unscopedById(tx, userId);
      if (!user) return [];
      const same = await this.users.unscopedByEmail(tx, user.emailNormalised);
      return same.filter((other) => other.id !== userId).map((other) => other.username);
    });
  }

  /** Whether who confirms by this token has no password yet; false for tokens that open nothing. */
  needsPassword(token: string): Promise<boolean> {
    return this.confirmation.needsPassword(token);
  }

  async confirmEmail(token: string, password: string | undefined, ip: string): Promise<void> {
    await this.confirmation.run(token, password, ip);
  }

  resetPassword(token: string, password: string, ip: string): Promise<void> {
    return this.reset.run(token, password, ip);
  }

  /** Makes the first operator when there is none; safe to call from every process at start. */
  ensureFirstOperator(): Promise<FirstOperator | null> {
    return this.firstOperator.run();
  }
}
