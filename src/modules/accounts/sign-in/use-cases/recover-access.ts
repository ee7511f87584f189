import { Injectable } from '@nestjs/common';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { normaliseEmail, type UserEntity, UsersRepository } from '../../account/index.js';
import { AnnounceLinks } from './announce-links.js';
import { sameTime } from './same-time.js';

/** No more mails than this for one request, however many platforms an address owns. */
const MAX_MAILS = 5;

/** Mails that help people in. None of these ever tells whether anybody was found. */
@Injectable()
export class RecoverAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly announce: AnnounceLinks,
  ) {}

  resendConfirmation(email: string, keep: BeforeCommit<void>): Promise<void> {
    return this.quietly(keep, async (tx) => {
      const pending = (await this.ofAddress(tx, email)).filter((user) => user.emailConfirmedAt === null);
      for (const user of pending.slice(0, MAX_MAILS)) await this.announce.confirmationIn(tx, user);
    });
  }

  remindUsername(email: string, keep: BeforeCommit<void>): Promise<void> {
    return this.quietly(keep, async (tx) => this.announce.usernamesIn(tx, await this.ofAddress(tx, email)));
  }

  forgotPassword(login: string, keep: BeforeCommit<void>): Promise<void> {
    return this.quietly(keep, async (tx) => {
      const people = login.includes('@')
        ? await this.ofAddress(tx, login)
        : await this.users.unscopedByUsername(tx, login.trim().toLowerCase());
      for (const user of people.slice(0, MAX_MAILS)) await this.announce.passwordResetIn(tx, user);
    });
  }

  private async ofAddress(tx: Tx, email: string): Promise<UserEntity[]> {
    const normalised = normaliseEmail(email);
    return normalised === null ? [] : this.users.unscopedByEmail(tx, normalised);
  }

  private quietly(keep: BeforeCommit<void>, work: (tx: Tx) => Promise<void>): Promise<void> {
    return sameTime(() =>
      this.unitOfWork.runAsWorker(async (tx) => {
        await work(tx);
        await keep(tx);
      }),
    );
  }
}
