import type { DynamicModule, Type } from '@nestjs/common';
import { AccountsModule } from '../modules/accounts/index.js';
import { AudienceModule } from '../modules/audience/index.js';
import { BillingModule } from '../modules/billing/index.js';
import { CampaignsModule } from '../modules/campaigns/index.js';
import { ComplianceModule } from '../modules/compliance/index.js';
import { ConsoleModule } from '../modules/console/index.js';
import { DedicatedIpsModule } from '../modules/dedicated-ips/index.js';
import { DeliveryModule } from '../modules/delivery/index.js';
import { MailIntakeModule } from '../modules/mail-intake/index.js';
import { NotificationsModule } from '../modules/notifications/index.js';
import { QuotaModule } from '../modules/quota/index.js';
import { SendingModule } from '../modules/sending/index.js';
import { SmsModule } from '../modules/sms/index.js';
import { SpoolModule } from '../modules/spool/index.js';
import { StorefrontModule } from '../modules/storefront/index.js';
import { SupportModule } from '../modules/support/index.js';
import { WebhooksModule } from '../modules/webhooks/index.js';
import { GivingWayModule } from '../platform/giving-way/giving-way.module.js';
import { HealthModule } from '../platform/health/health.module.js';
import { HousekeepingModule } from '../platform/housekeeping/housekeeping.module.js';
import { HttpPlatformModule } from '../platform/http/index.js';
import { ObservabilityModule } from '../platform/observability/observability.module.js';
import { OutboundHttpModule } from '../platform/outbound-http/index.js';
import { SmtpServerModule } from '../platform/smtp-server/smtp-server.module.js';

type Modules = (Type | DynamicModule)[];

export const PLATFORM_MODULES: Modules = [
  ObservabilityModule,
  GivingWayModule,
  HttpPlatformModule,
  HealthModule,
  HousekeepingModule,
  OutboundHttpModule,
  SmtpServerModule,
];

/** The product, lowest layer first. */
export const FEATURE_MODULES: Modules = [
  AccountsModule,
  BillingModule,
  ConsoleModule,
  MailIntakeModule,
  QuotaModule,
  SpoolModule,
  SmsModule,
  DedicatedIpsModule,
  SupportModule,
  AudienceModule,
  SendingModule,
  StorefrontModule,
  DeliveryModule,
  ComplianceModule,
  CampaignsModule,
  NotificationsModule,
  WebhooksModule,
];
