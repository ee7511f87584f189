import { Injectable } from '@nestjs/common';
import { addMs, type Instant } from '../../../../kernel/time/instant.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { type Caller, callerScope } from '../../../../platform/http/index.js';
import { actorOf } from '../../actor-of-caller.js';
import { JudgeSecondFactor, OwnPassword, OwnPerson } from '../../sign-in/index.js';
import { CLOSING_MS } from '../rules/lifetimes.js';
import { CloseAccounts } from './close-accounts.js';

export interface OwnClosing {
  password: string;
  totp: string | undefined;
  ip: string;
}

/** The owner leaves. He shows once more that it is he, because he cannot take this back. */
@Injectable()
export class CloseOwnAccount {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: OwnPerson,
    private readonly ownPassword: OwnPassword,
    private readonly secondFactor: JudgeSecondFactor,
    private readonly close: CloseAccounts,
  ) {}

  async run(caller: Caller, { password, totp, ip }: OwnClosing): Promise<Instant> {
    const owner = await this.people.of(caller);
    await this.ownPassword.requireOf(owner, password, ip);
    await this.secondFactor.require(owner, totp, ip);
    const scope = callerScope(caller);
    return this.unitOfWork.run(scope, (tx) =>
      this.close.closeIn(tx, {
        accountId: scope.accountId,
        reason: 'owner',
        purgeAt: addMs(tx.now, CLOSING_MS),
        actor: actorOf(caller, ip),
      }),
    );
  }
}
