import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';

/** What higher modules add to a sign-up, in its transaction. */
export interface SignUpPart {
  readonly name: string;
  signUpIn(tx: Tx, account: { accountId: string; offer: string; now: Instant }): Promise<void>;
  /** The offer that an account signs up under; throws a Problem (422) when `wanted` is none. The first part that can tell, tells. */
  offerFor?(wanted: string | undefined): Promise<string>;
}

/** What higher modules do when an address was proved to be read by its owner, in the transaction of the confirmation. */
export interface EmailConfirmedPart {
  readonly name: string;
  onConfirmedIn(tx: Tx, person: { accountId: string; userId: string; email: string }): Promise<void>;
}

/** What higher modules ask of an address before somebody signs up with it, or moves to it. */
export interface AddressGuard {
  readonly name: string;
  /** In the customer's own transaction. Throws a Problem when nobody may come with this address. */
  requireWelcomeIn(tx: Tx, emailNormalised: string): Promise<void>;
}

const OFFER_WITHOUT_CATALOGUE = 'freemium-fr';

/** Ports of this module; higher modules register themselves at start. */
@Injectable()
export class AccountParts {
  private readonly signUp: SignUpPart[] = [];
  private readonly emailConfirmed: EmailConfirmedPart[] = [];
  private readonly guards: AddressGuard[] = [];

  registerSignUp(part: SignUpPart): void {
    this.signUp.push(part);
  }

  registerEmailConfirmed(part: EmailConfirmedPart): void {
    this.emailConfirmed.push(part);
  }

  registerAddressGuard(guard: AddressGuard): void {
    this.guards.push(guard);
  }

  async requireWelcomeIn(tx: Tx, emailNormalised: string): Promise<void> {
    for (const guard of this.guards) await guard.requireWelcomeIn(tx, emailNormalised);
  }

  async offerFor(wanted: string | undefined): Promise<string> {
    const catalogue = this.signUp.find((part) => part.offerFor !== undefined);
    return (await catalogue?.offerFor?.(wanted)) ?? wanted ?? OFFER_WITHOUT_CATALOGUE;
  }

  async signUpIn(tx: Tx, account: { accountId: string; offer: string; now: Instant }): Promise<void> {
    for (const part of this.signUp) await part.signUpIn(tx, account);
  }

  async confirmedIn(tx: Tx, person: { accountId: string; userId: string; email: string }): Promise<void> {
    for (const part of this.emailConfirmed) await part.onConfirmedIn(tx, person);
  }
}
