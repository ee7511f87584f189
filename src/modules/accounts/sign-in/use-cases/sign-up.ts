import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import type { Language } from '../../../../kernel/texts.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { accountScope, type BeforeCommit, type Tx } from '../../../../platform/database/tx.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { platformProblems } from '../../../../platform/http/index.js';
import { type AccountProfile, normaliseEmail, OpenAccount, type OpenedAccount } from '../../account/index.js';
import { AnnounceLinks } from './announce-links.js';
import { NewPassword } from './new-password.js';
import { AccountParts } from './parts.js';

export interface SignUpRequest {
  email: string;
  organization: string;
  offer?: string;
  password?: string;
  locale: Language;
  timeZone: string;
  profile: AccountProfile;
  ip: string;
}

/**
 * Opens a pending account. A known address gets another account of its own, with the same answer and about the same work (D-20);
 * only the mail, which its owner reads, says that there are others.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly newPassword: NewPassword,
    private readonly openAccount: OpenAccount,
    private readonly parts: AccountParts,
    private readonly announce: AnnounceLinks,
  ) {}

  async run(request: SignUpRequest, keep: BeforeCommit<OpenedAccount>): Promise<OpenedAccount> {
    const emailNormalised = normaliseEmail(request.email);
    if (emailNormalised === null) {
      throw platformProblems.validation_failed({ errors: [{ field: 'email', code: 'address_invalid', message: '' }] });
    }
    const offer = await this.parts.offerFor(request.offer);
    const context = [request.organization, request.email];
    const passwordHash = request.password === undefined ? null : await this.newPassword.hash(request.password, context);
    const id = newId(this.clock.now());
    const wanted = { ...request, id, email: request.email.trim(), emailNormalised, offer, passwordHash };
    return this.unitOfWork.run(accountScope(id), async (tx) => {
      const opened = await this.openIn(tx, wanted);
      await keep(tx, opened);
      return opened;
    });
  }

  private async openIn(tx: Tx, wanted: Parameters<OpenAccount['openIn']>[1]): Promise<OpenedAccount> {
    await this.parts.requireWelcomeIn(tx, wanted.emailNormalised);
    const opened = await this.openAccount.openIn(tx, wanted);
    await this.parts.signUpIn(tx, { accountId: opened.account.id, offer: opened.account.offer, now: tx.now });
    await this.announce.signedUpIn(tx, opened.owner);
    await this.announce.confirmationIn(tx, opened.owner);
    return opened;
  }
}
