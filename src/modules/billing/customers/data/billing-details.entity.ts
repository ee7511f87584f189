import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Instant } from '../../../../kernel/time/instant.js';
import { instantColumn } from '../../../../platform/database/columns.js';
import type { BillingDetailsVersion, CustomerType, PostalAddress } from '../rules/billing-details.js';

/** Inserted once, never changed: the database refuses it. */
@Entity('billing_details_versions')
@Unique('billing_details_versions_number_key', ['accountId', 'version'])
@Check('billing_details_versions_type_check', `customer_type in ('company', 'consumer', 'public_body')`)
export class BillingDetailsEntity implements BillingDetailsVersion {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'billing_details_versions_pkey' })
  id: string;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId: string;

  @Column({ type: 'integer' })
  version: number;

  @Column({ name: 'customer_type', type: 'text' })
  customerType: CustomerType;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'jsonb' })
  address: PostalAddress;

  @Column({ type: 'text' })
  country: string;

  @Column({ name: 'vat_number', type: 'text', nullable: true })
  vatNumber: string | null;

  @Column({ type: 'text', nullable: true })
  siren: string | null;

  @Column({ name: 'tax_number', type: 'text', nullable: true })
  taxNumber: string | null;

  @Column({ name: 'invoice_email', type: 'text', nullable: true })
  invoiceEmail: string | null;

  @Column({ name: 'purchase_reference', type: 'text', nullable: true })
  purchaseReference: string | null;

  @Column({ name: 'service_code', type: 'text', nullable: true })
  serviceCode: string | null;

  @Column({ name: 'created_at', type: 'timestamptz', transformer: instantColumn })
  createdAt: Instant;
}
