import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import {
  ConfirmEmail,
  EnsureFirstOperator,
  type FirstOperator,
  type LinkPurpose,
  Links,
  ResetPassword,
  SharedAddress,
  StaffDoor,
} from './sign-in/index.js';

/** Pages answer people, who send no idempotency keys. */
const keepNothing = (): Promise<void> => Promise.resolve();

/** What the mails and pages of signing in need, and the first start. */
@Injectable()
export class SignInFacade {
  constructor(
    private readonly links: Links,
    private readonly confirmation: ConfirmEmail,
    private readonly reset: ResetPassword,
    private readonly firstOperator: EnsureFirstOperator,
    private readonly addresses: SharedAddress,
    /** The operator's people. */
    readonly staff: StaffDoor,
  ) {}

  /** The token that a mail shows, made from the id that an event carries. */
  linkToken(purpose: LinkPurpose, tokenId: string): string {
    return this.links.tokenOf(purpose, tokenId);
  }

  /** The other user names of a person's address, oldest first. */
  otherUsernames(userId: string): Promise<string[]> {
    return this.addresses.otherUsernames(userId);
  }

  /** Whether a mail to this person is better left unwritten, because his address was asked for too often. */
  isFlooded(userId: string, purpose: LinkPurpose): Promise<boolean> {
    return this.addresses.isFlooded(userId, purpose);
  }

  /** The addresses of a link that changes one; the new one is missing where it was asked for too often. */
  addressesOfChange(tokenId: string): Promise<{ email: string | null; previousEmail: string } | null> {
    return this.addresses.ofChange(tokenId);
  }

  isFloodedIn(tx: Tx, userId: string, purpose: LinkPurpose): Promise<boolean> {
    return this.addresses.isFloodedIn(tx, userId, purpose);
  }

  /** Whether who confirms by this token has no password yet; false for tokens that open nothing. */
  needsPassword(token: string): Promise<boolean> {
    return this.confirmation.needsPassword(token);
  }

  async confirmEmail(token: string, password: string | undefined, ip: string): Promise<void> {
    await this.confirmation.run(token, password, ip, keepNothing);
  }

  resetPassword(token: string, password: string, ip: string): Promise<void> {
    return this.reset.run(token, password, ip, keepNothing);
  }

  /** Makes the first operator when there is none; safe to call from every process at start. */
  ensureFirstOperator(): Promise<FirstOperator | null> {
    return this.firstOperator.run();
  }
}
