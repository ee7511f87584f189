import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/index.js';
import { AudienceModule } from '../audience/index.js';
import { BillingModule } from '../billing/index.js';
import { ComplianceModule } from '../compliance/index.js';
import { QuotaModule } from '../quota/index.js';
import { SendingModule } from '../sending/index.js';
import { SpoolModule } from '../spool/index.js';
import { SupportModule } from '../support/index.js';
import { AskNewAddressWhenChangeIsRequested } from './consumers/ask-new-address-when-change-is-requested.js';
import { AskOwnerWhenAddressIsEnteredForList } from './consumers/ask-owner-when-address-is-entered-for-list.js';
import { AskOwnerWhenReviewHasAQuestion } from './consumers/ask-owner-when-review-has-a-question.js';
import { AskOwnerWhenSenderIsAdded } from './consumers/ask-owner-when-sender-is-added.js';
import { InvitePersonWhenRequested } from './consumers/invite-person-when-requested.js';
import { RemindUsernameWhenRequested } from './consumers/remind-username-when-requested.js';
import { SendConfirmationWhenRequested } from './consumers/send-confirmation-when-requested.js';
import { SendResetLinkWhenRequested } from './consumers/send-reset-link-when-requested.js';
import { TellOldAddressWhenEmailIsChanged } from './consumers/tell-old-address-when-email-is-changed.js';
import { TellPersonWhenPasswordIsChanged } from './consumers/tell-person-when-password-is-changed.js';
import { TellPersonWhenSecondFactorChanges } from './consumers/tell-person-when-second-factor-changes.js';
import { TellOwnerWhenAccessIsRevoked } from './consumers/tell-owner-when-access-is-revoked.js';
import { TellBothWhenOwnershipIsTransferred } from './consumers/tell-both-when-ownership-is-transferred.js';
import { TellOwnerWhenCampaignIsPaused } from './consumers/tell-owner-when-campaign-is-paused.js';
import { TellOwnerWhenAccountCloses } from './consumers/tell-owner-when-account-closes.js';
import { TellOwnerWhenAccountIsClosedForSpam } from './consumers/tell-owner-when-account-is-closed-for-spam.js';
import { TellOwnerWhenAccountIsReopened } from './consumers/tell-owner-when-account-is-reopened.js';
import { TellOwnerWhenExportIsReady } from './consumers/tell-owner-when-export-is-ready.js';
import { AskCustomerWhenTicketIsSolved } from './consumers/ask-customer-when-ticket-is-solved.js';
import { SendInvoiceAgainWhenStaffDo } from './consumers/send-invoice-again-when-staff-do.js';
import { TellCustomerWhenTicketIsAnswered } from './consumers/tell-customer-when-ticket-is-answered.js';
import { FollowAnswersRegularly } from './jobs/follow-answers-regularly.js';
import { ReadAnswerNews } from './use-cases/read-answer-news.js';
import { TellStaffWhenTicketIsLate } from './consumers/tell-staff-when-ticket-is-late.js';
import { TellSenderWhatHelpsWhenMailIsAnswered } from './consumers/tell-sender-what-helps-when-mail-is-answered.js';
import { TellSenderWhenTicketIsReceived } from './consumers/tell-sender-when-ticket-is-received.js';
import { TellOwnerWhenImpersonationStarts } from './consumers/tell-owner-when-impersonation-starts.js';
import { TellOwnerWhenBlockChanges } from './consumers/tell-owner-when-block-changes.js';
import { TellOwnerWhenReviewIsDecided } from './consumers/tell-owner-when-review-is-decided.js';
import { TellOwnerWhenDomainIsLost } from './consumers/tell-owner-when-domain-is-lost.js';
import { WarnOwnerWhenDomainIsFailing } from './consumers/warn-owner-when-domain-is-failing.js';
import { TellOwnerOfDomain } from './use-cases/tell-owner-of-domain.js';
import { TellOwnerWhenTierChanges } from './consumers/tell-owner-when-tier-changes.js';
import { TellOwnerWhenQuotaSuspends } from './consumers/tell-owner-when-quota-suspends.js';
import { WarnOwnerWhenQuotaRunsLow } from './consumers/warn-owner-when-quota-runs-low.js';
import { TellPayerWhenCreditNoteIsIssued } from './consumers/tell-payer-when-credit-note-is-issued.js';
import { TellPayerWhenInvoiceIsIssued } from './consumers/tell-payer-when-invoice-is-issued.js';
import { TellOwnerWhenSubscriptionOpens } from './consumers/tell-owner-when-subscription-opens.js';
import { TellOwnerWhenSubscriptionIsRenewed } from './consumers/tell-owner-when-subscription-is-renewed.js';
import { AskOwnerToConfirmPayment } from './consumers/ask-owner-to-confirm-payment.js';
import { TellOwnerWhenDebitIsAnnounced } from './consumers/tell-owner-when-debit-is-announced.js';
import { TellOwnerWhenProFormaIsIssued } from './consumers/tell-owner-when-pro-forma-is-issued.js';
import { TellOwnerWhenDepositIsReceived } from './consumers/tell-owner-when-deposit-is-received.js';
import { TellOwnerWhenSmsCreditsAreLow } from './consumers/tell-owner-when-sms-credits-are-low.js';
import { TellOwnerWhenSmsCreditsExpire } from './consumers/tell-owner-when-sms-credits-expire.js';
import { TellOwnerWhenWalletIsLow } from './consumers/tell-owner-when-wallet-is-low.js';
import { TellOwnerWhenRenewalIsRefused } from './consumers/tell-owner-when-renewal-is-refused.js';
import { TellOwnerWhenSubscriptionIsCancelled } from './consumers/tell-owner-when-subscription-is-cancelled.js';
import { TellOwnerWhenSubscriptionEnds } from './consumers/tell-owner-when-subscription-ends.js';
import { TellOwnerWhenPlanChangeIsNoticed } from './consumers/tell-owner-when-plan-change-is-noticed.js';
import { TellOwnerWhenPlanChangeIsWithdrawn } from './consumers/tell-owner-when-plan-change-is-withdrawn.js';
import { TellOwnerWhenWebhookFails } from './consumers/tell-owner-when-webhook-fails.js';
import { TellOwnerWhenWebhookIsDisabled } from './consumers/tell-owner-when-webhook-is-disabled.js';
import { AdminNotificationsController } from './http/admin-notifications.controller.js';
import { LinkPagesController } from './http/link-pages.controller.js';
import { RatingPageController } from './http/rating-page.controller.js';
import { PaymentReturnController } from './http/payment-return.controller.js';
import { FollowLink } from './use-cases/follow-link.js';
import { OpeningInvoice } from './use-cases/opening-invoice.js';
import { PublicLinks } from './use-cases/public-links.js';
import { SendNotification } from './use-cases/send-notification.js';
import { TellOwnerOfCampaign } from './use-cases/tell-owner-of-campaign.js';
import { TellOwnerOfCompliance } from './use-cases/tell-owner-of-compliance.js';
import { TellOwnerOfIps } from './use-cases/tell-owner-of-ips.js';
import { AskOwnerWhenIpRequestHasAQuestion } from './consumers/ask-owner-when-ip-request-has-a-question.js';
import { TellOwnerWhenIpIsListed } from './consumers/tell-owner-when-ip-is-listed.js';
import { TellOwnerWhenIpIsRequested } from './consumers/tell-owner-when-ip-is-requested.js';
import { TellOwnerWhenIpRequestIsDecided } from './consumers/tell-owner-when-ip-request-is-decided.js';
import { DedicatedIpsModule } from '../dedicated-ips/index.js';
import { TellOwnerOfQuota } from './use-cases/tell-owner-of-quota.js';
import { AskOwnerToConfirm } from './use-cases/ask-owner-to-confirm.js';
import { TellOwnerOfDebit } from './use-cases/tell-owner-of-debit.js';
import { TellOwnerOfProForma } from './use-cases/tell-owner-of-pro-forma.js';
import { TellOwnerOfSmsCredits } from './use-cases/tell-owner-of-sms-credits.js';
import { TellOwnerOfWallet } from './use-cases/tell-owner-of-wallet.js';
import { TellOwnerOfSubscription } from './use-cases/tell-owner-of-subscription.js';
import { TellOwnerOfWebhook } from './use-cases/tell-owner-of-webhook.js';
import { TellOwnerOfPlanChange } from './use-cases/tell-owner-of-plan-change.js';
import { TellOwnerOfLeaving } from './use-cases/tell-owner-of-leaving.js';
import { TellPayerOfInvoice } from './use-cases/tell-payer-of-invoice.js';
import { TellPerson } from './use-cases/tell-person.js';

@Module({
  imports: [
    DedicatedIpsModule,
    AccountsModule,
    AudienceModule,
    BillingModule,
    ComplianceModule,
    QuotaModule,
    SendingModule,
    SpoolModule,
    SupportModule,
  ],
  controllers: [LinkPagesController, PaymentReturnController, RatingPageController, AdminNotificationsController],
  providers: [
    PublicLinks,
    SendNotification,
    TellPerson,
    TellOwnerOfQuota,
    TellOwnerOfCompliance,
    TellOwnerOfCampaign,
    TellOwnerWhenCampaignIsPaused,
    TellOwnerOfIps,
    AskOwnerWhenIpRequestHasAQuestion,
    TellOwnerWhenIpIsListed,
    TellOwnerWhenIpIsRequested,
    TellOwnerWhenIpRequestIsDecided,
    TellOwnerWhenBlockChanges,
    TellOwnerOfDomain,
    TellOwnerWhenDomainIsLost,
    WarnOwnerWhenDomainIsFailing,
    AskOwnerWhenAddressIsEnteredForList,
    TellOwnerWhenTierChanges,
    AskOwnerWhenReviewHasAQuestion,
    TellOwnerWhenReviewIsDecided,
    TellOwnerOfLeaving,
    TellOwnerOfWebhook,
    TellOwnerWhenWebhookFails,
    TellOwnerWhenWebhookIsDisabled,
    TellOwnerWhenAccountCloses,
    TellOwnerWhenAccountIsClosedForSpam,
    TellOwnerWhenAccountIsReopened,
    TellOwnerWhenExportIsReady,
    WarnOwnerWhenQuotaRunsLow,
    AskCustomerWhenTicketIsSolved,
    SendInvoiceAgainWhenStaffDo,
    TellCustomerWhenTicketIsAnswered,
    TellStaffWhenTicketIsLate,
    TellSenderWhenTicketIsReceived,
    TellSenderWhatHelpsWhenMailIsAnswered,
    ReadAnswerNews,
    FollowAnswersRegularly,
    TellOwnerWhenImpersonationStarts,
    TellOwnerWhenQuotaSuspends,
    AskNewAddressWhenChangeIsRequested,
    TellOldAddressWhenEmailIsChanged,
    TellPersonWhenPasswordIsChanged,
    TellPersonWhenSecondFactorChanges,
    FollowLink,
    SendConfirmationWhenRequested,
    RemindUsernameWhenRequested,
    SendResetLinkWhenRequested,
    AskOwnerWhenSenderIsAdded,
    InvitePersonWhenRequested,
    TellBothWhenOwnershipIsTransferred,
    TellOwnerWhenAccessIsRevoked,
    OpeningInvoice,
    TellPayerOfInvoice,
    TellPayerWhenInvoiceIsIssued,
    TellPayerWhenCreditNoteIsIssued,
    TellOwnerOfSubscription,
    TellOwnerOfProForma,
    TellOwnerOfDebit,
    TellOwnerWhenDebitIsAnnounced,
    AskOwnerToConfirm,
    AskOwnerToConfirmPayment,
    TellOwnerWhenProFormaIsIssued,
    TellOwnerOfWallet,
    TellOwnerOfSmsCredits,
    TellOwnerWhenSmsCreditsAreLow,
    TellOwnerWhenSmsCreditsExpire,
    TellOwnerWhenDepositIsReceived,
    TellOwnerWhenWalletIsLow,
    TellOwnerWhenSubscriptionOpens,
    TellOwnerWhenSubscriptionIsRenewed,
    TellOwnerWhenRenewalIsRefused,
    TellOwnerWhenSubscriptionIsCancelled,
    TellOwnerWhenSubscriptionEnds,
    TellOwnerOfPlanChange,
    TellOwnerWhenPlanChangeIsNoticed,
    TellOwnerWhenPlanChangeIsWithdrawn,
  ],
})
export class NotificationsModule {}
