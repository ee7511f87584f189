import type { Provider } from '@nestjs/common';
import { GatewayEventsRepository } from './data/gateway-events.repository.js';
import { GatewayTransfersRepository } from './data/gateway-transfers.repository.js';
import { LettingGoRepository } from './data/letting-go.repository.js';
import { PaidPayments } from './data/paid-payments.repository.js';
import { PaymentAlertsRepository } from './data/payment-alerts.repository.js';
import { TransferAddressesRepository } from './data/transfer-addresses.repository.js';
import { PaymentAlertLocator } from './http/admin-payment-alerts.controller.js';
import { AlertStaff } from './use-cases/alert-staff.js';
import { AlertStaffWhenMoneyIsTakenBack } from './use-cases/alert-staff-when-money-is-taken-back.js';
import { CompareWithGateway } from './use-cases/compare-with-gateway.js';
import { EventWork } from './use-cases/event-work.js';
import { FollowDispute } from './use-cases/follow-dispute.js';
import { FollowGatewayEvent } from './use-cases/follow-gateway-event.js';
import { FollowGatewayEvents } from './use-cases/follow-gateway-events.js';
import { FollowRefunds } from './use-cases/follow-refunds.js';
import { JudgeCharge } from './use-cases/judge-charge.js';
import { LetGoAtGateway } from './use-cases/let-go-at-gateway.js';
import { LookAfterTransfers, TransferRecords } from './use-cases/look-after-transfers.js';
import { ManageAlerts } from './use-cases/manage-alerts.js';
import { NewsConsequences } from './use-cases/news-consequences.js';
import { ReceiveGatewayEvent } from './use-cases/receive-gateway-event.js';
import { TakeTransfers } from './use-cases/take-transfers.js';
import { TransferAddresses } from './use-cases/transfer-addresses.js';
import { TransferBookers } from './use-cases/transfer-bookers.js';

/** Listening to the gateway, comparing its books with ours, and calling people where the two differ. */
export const WATCH_PROVIDERS: Provider[] = [
  GatewayEventsRepository,
  PaymentAlertsRepository,
  PaidPayments,
  GatewayTransfersRepository,
  TransferAddressesRepository,
  TransferAddresses,
  AlertStaff,
  AlertStaffWhenMoneyIsTakenBack,
  FollowRefunds,
  FollowDispute,
  TransferBookers,
  TakeTransfers,
  TransferRecords,
  LookAfterTransfers,
  LettingGoRepository,
  LetGoAtGateway,
  NewsConsequences,
  ReceiveGatewayEvent,
  FollowGatewayEvent,
  EventWork,
  FollowGatewayEvents,
  JudgeCharge,
  CompareWithGateway,
  ManageAlerts,
  PaymentAlertLocator,
];
