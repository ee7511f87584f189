import { Injectable } from '@nestjs/common';
import type { Instant } from '../../kernel/time/instant.js';
import { accountScope, type Tx } from '../../platform/database/tx.js';
import {
  type AccountGate,
  AccountGates,
  AuditLog,
  type AuditRecord,
  type Contact,
  ContactsReader,
  type IsResting,
} from './account/index.js';
import { AccountPorts } from './account-ports.js';
import type { Actor } from './audit-actor.js';
import type { ClosingReason, ErasurePart, ExportPart, KeptPart } from './leaving/index.js';
import {
  ReadSmtpSettings,
  type SmtpLogin,
  type SmtpProof,
  type SmtpSettings,
  type SubscriptionLookup,
  VerifySmtpLogin,
} from './programs/index.js';
import type { AddressGuard, EmailConfirmedPart, SignUpPart } from './sign-in/index.js';
import { CountSeats, type SeatPlan, type SeatsOnSale } from './team/index.js';

/** What is read and written for others. */
@Injectable()
export class AccountRepositories {
  constructor(
    readonly contacts: ContactsReader,
    readonly auditLog: AuditLog,
  ) {}
}

/** Accounts as other modules see them. */
@Injectable()
export class AccountsFacade {
  constructor(
    private readonly gates: AccountGates,
    private readonly repositories: AccountRepositories,
    private readonly smtpLogins: VerifySmtpLogin,
    private readonly ports: AccountPorts,
    private readonly seats: CountSeats,
    private readonly smtp: ReadSmtpSettings,
  ) {}

  /** Status, tier and blocks; at most some seconds old. */
  gatesOf(accountIds: readonly string[]): Promise<Map<string, AccountGate>> {
    return this.gates.gatesOf(accountIds);
  }

  invalidate(accountId: string): void {
    this.gates.invalidate(accountId);
  }

  /** SMTP AUTH, under the same throttle as sign-in on the web. */
  verifySmtpLogin(username: string, password: string, ip: string): Promise<SmtpLogin> {
    return this.smtpLogins.run(username, password, ip);
  }

  /** For SMTP sessions that stay open; at most some seconds old. */
  smtpLoginStillValid(proof: SmtpProof, ip: string): Promise<boolean> {
    return this.smtpLogins.stillValid(proof, ip);
  }

  /** What to enter in a mail program. Never a password. */
  smtpSettingsIn(tx: Tx, accountId: string): Promise<SmtpSettings> {
    return this.smtp.in(tx, accountScope(accountId));
  }

  userContact(userId: string): Promise<Contact | null> {
    return this.repositories.contacts.unscopedById(userId);
  }

  ownerContact(accountId: string): Promise<Contact | null> {
    return this.repositories.contacts.ownerOf(accountId);
  }

  /** The same of many accounts, by account; those without one are left out. */
  async ownerContacts(accountIds: readonly string[]): Promise<Map<string, Contact>> {
    const owners = await this.repositories.contacts.unscopedOwnersOf(accountIds);
    return new Map(owners.map((owner) => [owner.accountId, owner]));
  }

  /** Whom a mail from this address may come from: people who joined and whose accounts go on, oldest account first. */
  contactsAt(email: string): Promise<Contact[]> {
    return this.repositories.contacts.unscopedAt(email);
  }

  /** The number in the account's user names; null when there is no such account. */
  platformIdOf(accountId: string): Promise<number | null> {
    return this.repositories.contacts.platformIdOf(accountId);
  }

  /** The account of a number in user names; null when there is none. */
  accountOfPlatform(platformId: number): Promise<string | null> {
    return this.repositories.contacts.unscopedAccountOf(platformId);
  }

  /** What the account's reports go by; null when there is no such account. */
  timeZoneOf(accountId: string): Promise<string | null> {
    return this.repositories.contacts.timeZoneOf(accountId);
  }

  /** The numbers of several accounts; those that do not exist are left out. */
  platformIdsOf(accountIds: readonly string[]): Promise<Map<string, number>> {
    return this.repositories.contacts.unscopedPlatformIds(accountIds);
  }

  /** Writes what was done to an account in the transaction that does it. */
  auditIn(tx: Tx, record: AuditRecord): Promise<void> {
    return this.repositories.auditLog.record(tx, record);
  }

  /** The same for many accounts at once. */
  auditAllIn(tx: Tx, records: readonly AuditRecord[]): Promise<void> {
    return this.repositories.auditLog.recordAll(tx, records);
  }

  /** For erasure: takes people's names, addresses and texts out of an account's entries. As a worker. */
  forgetPeopleInAuditIn(tx: Tx, accountId: string): Promise<number> {
    return this.repositories.auditLog.forgetPeople(tx, accountScope(accountId));
  }

  registerSignUpPart(part: SignUpPart): void {
    this.ports.parts.registerSignUp(part);
  }

  registerEmailConfirmedPart(part: EmailConfirmedPart): void {
    this.ports.parts.registerEmailConfirmed(part);
  }

  /** Who may sign up with an address, or move to it. */
  registerAddressGuard(guard: AddressGuard): void {
    this.ports.parts.registerAddressGuard(guard);
  }

  /** What a module adds to the export of an account's data. */
  registerExportPart(part: ExportPart): void {
    this.ports.leaving.registerExport(part);
  }

  /** What a module deletes, or must keep, when an account is purged. */
  registerErasurePart(part: ErasurePart | KeptPart): void {
    this.ports.leaving.registerErasure(part);
  }

  /**
   * Ends all access and marks the account; its data is deleted at `purgeAt`. Answers that date: of several closings the
   * earliest holds.
   */
  closeIn(
    tx: Tx,
    accountId: string,
    reason: ClosingReason,
    purgeAt: Instant,
    actor: Actor = { type: 'system', id: null },
  ): Promise<Instant> {
    return this.ports.closing.closeIn(tx, { accountId, reason, purgeAt, actor });
  }

  /** Tells whether all subscriptions of an account rest until midnight. */
  registerResting(source: IsResting): void {
    this.ports.resting.register(source);
  }

  /** Lets keys and credentials name a subscription. */
  registerSubscriptionLookup(lookup: SubscriptionLookup): void {
    this.ports.subscriptions.register(lookup);
  }

  /** Tells how many people an account may have; there is one such plan. Without it, as many as come. */
  registerSeatPlan(plan: SeatPlan): void {
    this.ports.seatPlans.register(plan);
  }

  seatsOf(accountId: string): Promise<SeatsOnSale> {
    return this.seats.run(accountScope(accountId));
  }
}
