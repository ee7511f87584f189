import { ADD_ON_ENTITIES } from './add-ons/index.js';
import { OfferEntity, PlanEntity, PlanVersionEntity } from './catalogue/index.js';
import { CUSTOMERS_ENTITIES } from './customers/index.js';
import { INVOICE_ENTITIES } from './invoices/index.js';
import { PRO_FORMA_ENTITIES } from './pro-formas/index.js';
import { PAYMENT_ENTITIES } from './payments/index.js';
import { PLAN_MIGRATION_ENTITIES } from './plan-migrations/index.js';
import { PurchaseOrderEntity } from './purchase-orders/index.js';
import { SALES_ENTITIES } from './sales/index.js';
import { SubscriptionEntity, SubscriptionStepEntity } from './subscriptions/index.js';
import { TAX_ENTITIES } from './tax/index.js';

export { BillingModule } from './billing.module.js';
export { verifyLedger } from './books/index.js';
export { BillingFacade, type Lack } from './billing.facade.js';
export { type AttachedDocument, DocumentsFacade, type InvoicePaper } from './documents/index.js';
export { EndAllSubscriptions, type SubscriptionReport, SubscriptionReports } from './sales/index.js';
export { type MoveReport, MoveReports } from './plan-migrations/index.js';
export {
  type AddOnKind,
  Catalogue,
  effectivePolicies,
  type Interval,
  type Offer,
  type OnExceed,
  type Plan,
  type Policies,
  type Quota,
  type UpgradeOption,
} from './catalogue/index.js';
export { type ProForma, ProFormasFacade } from './pro-formas/index.js';
export {
  type IpAllowance,
  OrderAddOn,
  ReadIpAllowance,
  ReadSupportTerms,
  SellAddOns,
  type SupportTerms,
} from './add-ons/index.js';
export { DepositsFacade } from './deposits/index.js';
export { ReadWallet, WalletFacade } from './wallet/index.js';
export {
  type BillRequest,
  InvoicesFacade,
  InvoiceView,
  type Order,
  type OrderSubject,
  type PlacedOrder,
  ReadInvoices,
  type StandingOrder,
} from './invoices/index.js';
export { type BillingOverview, ReadAccountTerms, ReadBillingOverview, type RunningPlan } from './overview/index.js';
export { BillingDetailsView, CustomersFacade } from './customers/index.js';
export {
  DebitNotices,
  MoneyView,
  NextActionView,
  type PaymentKind,
  PaymentMethodView,
  ReadPayments,
  RemovePaymentMethod,
} from './payments/index.js';
export { type PlanBeside, WaysToPay } from './ways-to-pay/index.js';
export { SubscriptionView } from './subscriptions/index.js';
export type { Activation, ActivationPart, Entitlement, PlanChange, PlanChangedPart } from './subscriptions/index.js';

export const billingEntities = [
  OfferEntity,
  PlanEntity,
  PlanVersionEntity,
  SubscriptionEntity,
  SubscriptionStepEntity,
  ...CUSTOMERS_ENTITIES,
  ...TAX_ENTITIES,
  ...PAYMENT_ENTITIES,
  ...INVOICE_ENTITIES,
  ...PRO_FORMA_ENTITIES,
  ...ADD_ON_ENTITIES,
  PurchaseOrderEntity,
  ...SALES_ENTITIES,
  ...PLAN_MIGRATION_ENTITIES,
];
