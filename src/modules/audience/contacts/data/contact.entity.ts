import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ContactConsent } from '../rules/consent-state.js';
import type { FieldValues } from '../rules/field-type.js';

/** A person whom an account writes to. */
@Entity('contacts')
@Check('contacts_mail_consent_check', `mail_consent in ('none', 'pending', 'granted', 'withdrawn')`)
@Check('contacts_sms_consent_check', `sms_consent in ('none', 'pending', 'granted', 'withdrawn')`)
@Index('contacts_email_key', ['accountId', 'email'], { unique: true })
@Index('contacts_phone_idx', ['accountId', 'phone'], { where: 'phone is not null' })
@Index('contacts_updated_idx', ['accountId', 'updatedAt', 'id'])
export class ContactEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** Normalised: one person is one row, however his address was typed. */
  @Column({ type: 'text', collation: 'C' })
  email: string;

  /** E.164. */
  @Column({ type: 'text', nullable: true, collation: 'C' })
  phone: string | null;

  @Column('jsonb', { default: () => "'{}'" })
  fields: FieldValues;

  @Column('text', { array: true, default: () => "'{}'" })
  tags: string[];

  @Column('text', { nullable: true })
  language: string | null;

  @Column('text', { name: 'time_zone', nullable: true })
  timeZone: string | null;

  @Column('text', { name: 'mail_consent', default: 'none' })
  mailConsent: ContactConsent;

  @Column('text', { name: 'sms_consent', default: 'none' })
  smsConsent: ContactConsent;

  @Column('integer', { default: 1 })
  version: number;

  @Column('timestamptz', { name: 'created_at', transformer: instantColumn })
  createdAt: Instant;

  @Column('timestamptz', { name: 'updated_at', transformer: instantColumn })
  updatedAt: Instant;

  @Column('timestamptz', { name: 'last_sent_at', nullable: true, transformer: instantColumn })
  lastSentAt: Instant | null;

  @Column('timestamptz', { name: 'last_opened_at', nullable: true, transformer: instantColumn })
  lastOpenedAt: Instant | null;

  @Column('timestamptz', { name: 'last_clicked_at', nullable: true, transformer: instantColumn })
  lastClickedAt: Instant | null;
}
