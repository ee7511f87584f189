import { helpOperations } from '../support/help-operations.js';
import { supportOperations } from '../support/support-operations.js';
import { talkOperations } from '../support/talk-operations.js';
import { accountOperations } from './repeated/account-operations.js';
import { addressOperations } from './repeated/address-operations.js';
import { audienceOperations } from './repeated/audience-operations.js';
import { billingOperations } from './repeated/billing-operations.js';
import { campaignOperations } from './repeated/campaign-operations.js';
import type { Prepare } from './repeated/cast.js';
import { importOperations } from './repeated/import-operations.js';
import { salesOperations } from './repeated/sales-operations.js';
import { sendingOperations } from './repeated/sending-operations.js';
import { signInOperations } from './repeated/sign-in-operations.js';
import { smsOperations } from './repeated/sms-operations.js';
import { storefrontOperations } from './repeated/storefront-operations.js';

export { castOf, effectsOf, type Cast } from './repeated/cast.js';

/** Every POST whose repetition would have its effect twice, by operationId. */
export const keptOperations: Record<string, Prepare> = {
  ...signInOperations,
  // Before anybody blocks the account they are sent by.
  ...campaignOperations,
  ...accountOperations,
  ...addressOperations,
  ...audienceOperations,
  ...importOperations,
  ...sendingOperations,
  ...billingOperations,
  ...salesOperations,
  ...storefrontOperations,
  ...supportOperations,
  ...helpOperations,
  ...talkOperations,
  ...smsOperations,
};

/** Every other POST, and why a repetition does no harm. */
export const harmlessOperations: Record<string, string> = {
  publishArticle: 'what is published stays published',
  withdrawArticle: 'what is a draft stays a draft',
  restoreArticleVersion: 'what it says already makes no version',
  addArticleMedia: 'a file that no article names is seen by nobody',
  voteOnArticle: 'counted once a day for a network',
  resetSecondFactor: 'what is off stays off',
  requestCallback: 'a ticket has one call-back at a time',
  requestCallbackOfTicket: 'a ticket has one call-back at a time',
  completeCallback: 'what is over cannot be said to be over again',
  requestChat: 'a ticket has one chat at a time',
  inviteToChat: 'who is invited is not invited again',
  declineChat: 'what is over cannot end again',
  escalateChat: 'what is over cannot end again',
  endChat: 'what is over cannot end again',
  endChatAsStaff: 'what is over cannot end again',
  assignTicket: 'what is somebody’s stays his',
  deleteCardForTicket: 'what is deleted cannot be deleted again',
  createStreamToken: 'a second token opens one stream more, once',
  createStaffStreamToken: 'a second token opens one stream more, once',
  acknowledgeAlert: 'who was first stays named',
  dryRunRouting: 'it only tells',
  receiveSandboxSms: 'with a key, its text comes in once',
  checkIpAddress: 'it looks again',
  pauseIpWarmUp: 'what is paused is not paused again',
  resumeIpWarmUp: 'what goes on is not resumed again',
  completeIpWarmUp: 'what is over cannot end again',
  pauseSite: 'what is paused stays paused',
  resumeSite: 'what goes on goes on',
  retryQuarantinedDelivery: 'what goes on goes on',
  giveUpQuarantinedDelivery: 'what is over stays over',
  pauseEgress: 'what is paused stays paused',
  resumeEgress: 'what goes on goes on',
  pauseSending: 'what is paused stays paused',
  resumeSending: 'what goes on goes on',
  makeOwner: 'whoever has handed the account over may not do it again',
  makeDefaultPaymentMethod: 'what is the default stays so',
  estimateSms: 'takes and keeps nothing',
  importSmsRates: 'the same card changes nothing the second time',
  reconcileStatement: 'a line that was read before is found again',
  previewSubscriptionChange: 'changes nothing',
  importSuppressions: 'what is listed stays listed',
  resumeSubscription: 'what runs on runs on',
  renewSubscription: 'finds its order by the request',
  acceptQuote: 'what is accepted stays accepted',
  recommendPlan: 'changes nothing',
  sendMessage: 'judges its key in the statement that accepts',
  sendMessageBatch: 'judges its key in the statement that accepts',
  sendRawMessage: 'judges its key in the statement that accepts',
  cancelMessage: 'what is cancelled stays cancelled',
  countSegment: 'changes nothing',
  renderTemplate: 'changes nothing',
  testTemplate: 'judges its key in the statement that accepts',
  validateAddresses: 'changes nothing',
  login: 'opens a session more, which ends by itself',
  refresh: 'gives the same pair again for ten seconds',
  overrideTicketWindow: 'the first reason stays',
  solveTicket: 'what is solved stays solved',
  solveTicketAsStaff: 'what is solved stays solved',
  logout: 'what has ended stays ended',
  confirmSender: 'the token works once',
  verifyDomain: 'looks again',
  rotateDomainKeys: 'a second change waits for the first',
  pollIpListings: 'looks again',
  estimateSending: 'changes nothing',
  subscribeToList: 'who is entered stays entered, and is asked once a day',
  estimateCampaign: 'changes nothing',
  testCampaign: 'judges its key in the statement that accepts',
  chooseCampaignWinner: 'a winner is chosen once',
  quote: 'changes nothing',
  quoteAsPdf: 'changes nothing',
  decideVat: 'changes nothing',
  addSmsStop: 'a number that is listed keeps its entry',
  receiveSmsNews: 'a call is kept once by its own id',
  receiveStripeEvent: 'an event is kept once by its own id',
  resolvePaymentAlert: 'the first answer stays',
  testWebhook: 'changes nothing',
  sendSandboxEvent: 'an event takes effect once for its own id',
  moveTestClock: 'exists on test installations only, and is many transactions',
};
