import type { Language, Texts } from '../../../kernel/texts.js';
import type { SmtpSettings } from '../../accounts/index.js';
import type { SubscriptionReport } from '../../billing/index.js';
import { NEXT, PORT, RENEWAL, SMTP_LOGIN, THEN, WHY } from './subscription-sentences.table.js';

/** What the mails about a subscription name, in the owner's language and in the words of its offer. */
export function subscriptionValues(report: SubscriptionReport, language: Language): Record<string, string> {
  const days = { renewableUntil: report.graceEndsOn ?? '' };
  return {
    plan: report.planName,
    firstDay: report.firstDay,
    lastDay: report.lastDay,
    retryOn: report.nextChargeOn ?? '',
    renewal: RENEWAL[report.interval][language],
    then: filled(THEN[followerOf(report)], language, days),
    why: WHY[causeOf(report)][language],
    next: NEXT[report.campaigns ? 'any_mail' : 'single_mail'][language],
    ...priceValues(report, language),
  };
}

/** Where to send by SMTP, and as whom; never the password. */
export function smtpValues({ host, ports, usernames }: SmtpSettings, language: Language): Record<string, string> {
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return {
    host,
    ports: list.format(ports.map(({ port, tls }) => filled(PORT[tls], language, { port: String(port) }))),
    smtp: filled(SMTP_LOGIN[usernames.length > 0 ? 'some' : 'none'], language, { usernames: usernames.join(', ') }),
  };
}

function priceValues({ invoice }: SubscriptionReport, language: Language): Record<string, string> {
  if (invoice === null) return {};
  const format = new Intl.NumberFormat(language, { style: 'currency', currency: invoice.currency });
  const amount = (decimal: string): string => format.format(decimal as `${number}`);
  return {
    net: amount(invoice.net),
    vat: amount(invoice.vatAmount),
    gross: amount(invoice.gross),
    invoice: invoice.number,
    issued: invoice.issueDate,
  };
}

function followerOf({ expiryMode, given }: SubscriptionReport): keyof typeof THEN {
  return given && expiryMode !== 'fall_back_to_free' ? `${expiryMode}_gift` : expiryMode;
}

function causeOf({ given, refusals }: SubscriptionReport): keyof typeof WHY {
  if (given) return 'gift';
  return refusals > 0 ? 'refused' : 'cancelled';
}

function filled(text: Texts, language: Language, values: Record<string, string>): string {
  return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
