import { Injectable } from '@nestjs/common';
import { SYSTEM_ACCOUNT_ID } from '../../../../kernel/ids.js';
import type { BeforeCommit, Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { normaliseEmail, type UserEntity, UsersRepository } from '../../account/index.js';
import { StaffRepository } from '../data/staff.repository.js';
import { AnnounceLinks, NOBODY } from './announce-links.js';
import { loginNameOf } from './login-name.js';
import { sameTime } from './same-time.js';

/** No more mails than this for one request, however many platforms an address owns. */
const MAX_MAILS = 5;

/** Mails that help people in. None of these ever tells whether anybody was found: for nobody the same is done, and taken back. */
@Injectable()
export class RecoverAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: UsersRepository,
    private readonly staff: StaffRepository,
    private readonly announce: AnnounceLinks,
  ) {}

  resendConfirmation(email: string, keep: BeforeCommit<void>): Promise<void> {
    return this.quietly(keep, async (tx) => {
      const pending = (await this.ofAddress(tx, email)).filter((user) => user.emailConfirmedAt === null);
      for (const user of orNobody(pending)) await this.announce.confirmationIn(tx, user);
    });
  }

  remindUsername(email: string, keep: BeforeCommit<void>): Promise<void> {
    return this.quietly(keep, async (tx) =>
      this.announce.usernamesIn(tx, orNobody(await this.ofAddress(tx, email), 20)),
    );
  }

  /** Staff too: who was added without a password chooses the first one like this. */
  forgotPassword(login: string, keep: BeforeCommit<void>): Promise<void> {
    return this.quietly(keep, async (tx) => {
      const email = normaliseEmail(login);
      const people =
        email === null
          ? await this.users.unscopedByUsername(tx, loginNameOf(login))
          : [...(await this.staffOf(tx, email)), ...(await this.users.unscopedByEmail(tx, email))];
      for (const person of orNobody(people)) await this.announce.passwordResetIn(tx, person);
    });
  }

  private async ofAddress(tx: Tx, email: string): Promise<UserEntity[]> {
    const normalised = normaliseEmail(email);
    return normalised === null ? [] : this.users.unscopedByEmail(tx, normalised);
  }

  private async staffOf(tx: Tx, email: string): Promise<{ id: string; accountId: string }[]> {
    const member = await this.staff.findActiveByEmail(tx, email);
    return member ? [{ id: member.id, accountId: SYSTEM_ACCOUNT_ID }] : [];
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

type Found = { id: string; accountId: string };

function orNobody(people: readonly Found[], most = MAX_MAILS): [Found, ...Found[]] {
  const [first = NOBODY, ...others] = people;
  return [first, ...others.slice(0, most - 1)];
}
