import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { ConsentChannel, ConsentState } from '../rules/consent-state.js';

/** Evidence that a person agreed or took it back: when, where, how, and to which words. Rows are only added. */
@Entity('contact_consents')
@Check('contact_consents_channel_check', `channel in ('mail', 'sms')`)
@Check('contact_consents_state_check', `state in ('pending', 'granted', 'withdrawn')`)
export class ContactConsentEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid', { name: 'contact_id' })
  contactId: string;

  @PrimaryColumn('uuid')
  id: string;

  /** Null when it is about everything that the account sends by this channel. */
  @Column('uuid', { name: 'list_id', nullable: true })
  listId: string | null;

  @Column('text')
  channel: ConsentChannel;

  @Column('text')
  state: ConsentState;

  /** When the person said it; `recordedAt` is when the account told us. */
  @Column('timestamptz', { transformer: instantColumn })
  at: Instant;

  @Column('text')
  source: string;

  @Column('text', { nullable: true })
  place: string | null;

  @Column('text', { nullable: true })
  method: string | null;

  @Column('text', { nullable: true })
  text: string | null;

  @Column('text', { name: 'text_version', nullable: true })
  textVersion: string | null;

  @Column('text', { nullable: true })
  ip: string | null;

  @Column('text', { name: 'user_agent', nullable: true })
  userAgent: string | null;

  @Column('timestamptz', { name: 'recorded_at', transformer: instantColumn })
  recordedAt: Instant;

  @Column('text', { name: 'recorded_by_type' })
  recordedByType: string;

  @Column('text', { name: 'recorded_by_id', nullable: true })
  recordedById: string | null;
}
