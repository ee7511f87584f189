import { ApiProperty } from '@nestjs/swagger';
import {
  BillingDetailsView,
  InvoiceView,
  MoneyView,
  PaymentMethodView,
  SubscriptionView,
} from '../../../billing/index.js';
import { GoodView } from './goods.dto.js';

const text = (example: string) => ({ type: 'string', nullable: true, example }) as const;

class ProfileView {
  @ApiProperty({ type: 'integer', example: 1234, description: 'The number after the `m` of the user name.' })
  platformId: number;
  @ApiProperty({ example: 'Acme' }) organization: string;
  @ApiProperty({ example: 'suite', description: 'The offer it signed up for.' }) offer: string;
  @ApiProperty({ enum: ['en', 'fr', 'de', 'es', 'it'] }) locale: string;
  @ApiProperty({ example: 'Europe/Paris' }) timeZone: string;
  @ApiProperty(text('https://acme.example')) website: string | null;
  @ApiProperty(text('+33 1 23 45 67 89')) phone: string | null;
  @ApiProperty(text('1 rue de la Paix, 75002 Paris')) address: string | null;
  @ApiProperty(text('FR')) country: string | null;
}

class ScheduledSubscriptionChangeView {
  @ApiProperty({ example: 'sub_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) subscriptionId: string;
  @ApiProperty({ example: 'pln_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' }) planId: string;
  @ApiProperty({ enum: ['month', 'year'] }) interval: string;
  @ApiProperty({ format: 'date-time' }) effectiveAt: string;
  @ApiProperty({ enum: ['requested', 'plan_migrated'] }) reason: string;
  @ApiProperty({ type: 'string', nullable: true, description: 'What the operator says.' }) note: string | null;
}

class OverviewSeatsView {
  @ApiProperty({ type: 'integer', nullable: true, example: 1, description: 'Null: as many as one likes.' })
  included: number | null;
  @ApiProperty({ type: 'integer', example: 2 }) purchased: number;
  @ApiProperty({ type: 'integer', example: 1, description: 'People and open invitations.' }) used: number;
  @ApiProperty({ type: 'integer', nullable: true, example: 3 }) total: number | null;
}

class OverviewWalletView {
  @ApiProperty({ type: MoneyView }) balance: MoneyView;
}

export class SubscriptionOverviewView {
  @ApiProperty({ type: ProfileView }) profile: ProfileView;
  @ApiProperty({ type: BillingDetailsView, nullable: true }) billingDetails: BillingDetailsView | null;
  @ApiProperty({
    type: PaymentMethodView,
    nullable: true,
    description: 'What the running subscription is paid with, or else the newest one.',
  })
  paymentMethod: PaymentMethodView | null;
  @ApiProperty({ type: [SubscriptionView], description: 'Newest first, at most a hundred.' })
  subscriptions: SubscriptionView[];
  @ApiProperty({ type: [ScheduledSubscriptionChangeView] }) scheduledChanges: ScheduledSubscriptionChangeView[];
  @ApiProperty({
    type: 'string',
    format: 'date',
    nullable: true,
    description: 'The last usable day of what runs longest; null when nothing ends.',
  })
  expiresAt: string | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 40 }) daysLeft: number | null;
  @ApiProperty({ type: OverviewSeatsView }) seats: OverviewSeatsView;
  @ApiProperty({ type: [GoodView], description: 'What can be bought now.' }) purchases: GoodView[];
  @ApiProperty({ type: [InvoiceView], description: 'The ten newest.' }) invoices: InvoiceView[];
  @ApiProperty({ type: OverviewWalletView, description: 'Money paid in advance, overpaid or credited.' })
  wallet: OverviewWalletView;
}
