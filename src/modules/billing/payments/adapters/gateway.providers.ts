import type { Provider } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { PAYMENT_GATEWAY, type PaymentGateway } from './payment-gateway.port.js';
import { SandboxBook } from './sandbox-book.js';
import { SandboxGateway } from './sandbox-gateway.js';
import { SandboxTransfers } from './sandbox-transfers.js';
import { StripeBook } from './stripe-book.js';
import { StripeCharges } from './stripe-charges.js';
import { StripeClient } from './stripe-client.js';
import { StripeCustomers } from './stripe-customers.js';
import { StripeEvents } from './stripe-events.js';
import { StripeGateway } from './stripe-gateway.js';
import { StripeMethods } from './stripe-methods.js';
import { StripeRefunds } from './stripe-refunds.js';
import { StripeTransferBook } from './stripe-transfer-book.js';
import { StripeTransfers } from './stripe-transfers.js';

/** Both gateways, and the one that this installation uses. */
export const GATEWAY_PROVIDERS: Provider[] = [
  SandboxBook,
  SandboxTransfers,
  SandboxGateway,
  StripeClient,
  StripeBook,
  StripeCustomers,
  StripeTransferBook,
  StripeTransfers,
  StripeMethods,
  StripeCharges,
  StripeRefunds,
  StripeEvents,
  StripeGateway,
  {
    provide: PAYMENT_GATEWAY,
    inject: [Config, SandboxGateway, StripeGateway],
    useFactory: (config: Config, sandbox: SandboxGateway, stripe: StripeGateway): PaymentGateway =>
      config.values.PAYMENTS === 'stripe' ? stripe : sandbox,
  },
];
