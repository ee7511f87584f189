import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';
import { ACCESS_MAILS, type AccessMailName } from './access-mails.table.js';
import { ACCOUNT_MAILS, type AccountMailName } from './account-mails.table.js';
import { AUDIENCE_MAILS, type AudienceMailName } from './audience-mails.table.js';
import { CAMPAIGN_MAILS, type CampaignMailName } from './campaign-mails.table.js';
import { COMPLIANCE_MAILS, type ComplianceMailName } from './compliance-mails.table.js';
import { DEDICATED_IP_MAILS, type DedicatedIpMailName } from './dedicated-ip-mails.table.js';
import { DOMAIN_MAILS, type DomainMailName } from './domain-mails.table.js';
import { PAYMENT_MAILS, type PaymentMailName } from './payment-mails.table.js';
import { PLAN_CHANGE_MAILS, type PlanChangeMailName } from './plan-change-mails.table.js';
import { QUOTA_MAILS, type QuotaMailName } from './quota-mails.table.js';
import { SUBSCRIPTION_MAILS, type SubscriptionMailName } from './subscription-mails.table.js';
import { TRANSFER_MAILS, type TransferMailName } from './transfer-mails.table.js';
import { STAFF_MAILS, type StaffMailName } from './staff-mails.table.js';
import { SUPPORT_MAILS, type SupportMailName } from './support-mails.table.js';
import { SIGN_IN_MAILS, type SignInMailName } from './sign-in-mails.table.js';
import { INVOICE_MAILS, type InvoiceMailName } from './invoice-mails.table.js';
import { LEAVING_MAILS, type LeavingMailName } from './leaving-mails.table.js';
import { SMS_MAILS, type SmsMailName } from './sms-mails.table.js';
import { WALLET_MAILS, type WalletMailName } from './wallet-mails.table.js';
import { WEBHOOK_MAILS, type WebhookMailName } from './webhook-mails.table.js';

export type NotificationName =
  | AccountMailName
  | AudienceMailName
  | CampaignMailName
  | InvoiceMailName
  | StaffMailName
  | SupportMailName
  | LeavingMailName
  | QuotaMailName
  | SignInMailName
  | AccessMailName
  | ComplianceMailName
  | DedicatedIpMailName
  | DomainMailName
  | PaymentMailName
  | PlanChangeMailName
  | SmsMailName
  | SubscriptionMailName
  | TransferMailName
  | WalletMailName
  | WebhookMailName;

/** Under every mail. */
export const FOOTER: Texts = {
  en: '{brand} wrote this mail by itself. Questions? A person reads {support}.',
  fr: '{brand} a écrit ce message automatiquement. Une question ? Quelqu’un lit {support}.',
  de: '{brand} hat diese Mail selbsttätig geschrieben. Fragen? {support} liest ein Mensch.',
  es: '{brand} ha escrito este correo automáticamente. ¿Preguntas? Una persona lee {support}.',
  it: '{brand} ha scritto questa mail automaticamente. Domande? {support} viene letto da una persona.',
};

/** A line of the confirmation mail for addresses that own platforms already. */
export const OTHER_USERNAMES: Texts = {
  en: 'This address already has these user names: {usernames}. If you only wanted to sign in, use one of them; the new platform stays empty unless you confirm it.',
  fr: 'Cette adresse a déjà ces noms d’utilisateur : {usernames}. Si vous vouliez seulement vous connecter, utilisez l’un d’eux ; la nouvelle plateforme reste vide tant que vous ne la confirmez pas.',
  de: 'Diese Adresse hat schon diese Benutzernamen: {usernames}. Wenn Sie sich nur anmelden wollten, benutzen Sie einen davon; die neue Plattform bleibt leer, solange Sie sie nicht bestätigen.',
  es: 'Esta dirección ya tiene estos nombres de usuario: {usernames}. Si solo quería entrar, use uno de ellos; la plataforma nueva queda vacía mientras no la confirme.',
  it: 'Questo indirizzo ha già questi nomi utente: {usernames}. Se voleva solo accedere, ne usi uno; la nuova piattaforma resta vuota finché non la conferma.',
};

export const MAIL_TEXTS: Record<NotificationName, MailTexts> = {
  ...ACCOUNT_MAILS,
  ...AUDIENCE_MAILS,
  ...CAMPAIGN_MAILS,
  ...DEDICATED_IP_MAILS,
  ...SIGN_IN_MAILS,
  ...INVOICE_MAILS,
  ...STAFF_MAILS,
  ...SUPPORT_MAILS,
  ...QUOTA_MAILS,
  ...SUBSCRIPTION_MAILS,
  ...PLAN_CHANGE_MAILS,
  ...TRANSFER_MAILS,
  ...PAYMENT_MAILS,
  ...WALLET_MAILS,
  ...SMS_MAILS,
  ...ACCESS_MAILS,
  ...COMPLIANCE_MAILS,
  ...DOMAIN_MAILS,
  ...LEAVING_MAILS,
  ...WEBHOOK_MAILS,
};
