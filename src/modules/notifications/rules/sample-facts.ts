import type { MailFacts } from './render-mail.js';
import { MAIL_TEXTS, type NotificationName } from './mail-texts.table.js';

const LINK = 'https://posthorn.example/link?token=a-sample';

/** What stands for facts in a preview, where `{name}` in brackets would say less. */
const SAMPLES: Readonly<Record<string, string>> = {
  amount: '€ 90.00',
  apiKeys: '2',
  articles: 'How DKIM is set up\nhttps://posthorn.example/help/en/dkim',
  available: '48',
  balance: '€ 12.40',
  bic: 'BNPAFRPPXXX',
  campaign: 'Spring offers',
  count: '1',
  credits: '200',
  credited: '€ 30.00',
  date: '2026-05-04',
  domain: 'acme.example',
  due: '2026-06-03',
  firstDay: '2026-05-04',
  from: '2',
  gross: '€ 90.00',
  holder: 'Posthorn SAS',
  host: 'smtp.posthorn.example',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  invoice: 'FA-2026-000123',
  issued: '2026-05-04',
  lastDay: '2026-06-03',
  limit: '1,000',
  list: 'News',
  net: '€ 75.00',
  number: '1042',
  oldPrice: '€ 80.00',
  owed: 'the first answer',
  payBy: '2026-06-03',
  percent: '80',
  plan: 'Premium 50,000',
  ports: '587, 465, 2525',
  price: '€ 90.00',
  record: '_posthorn.acme.example',
  reference: 'RF18 5390 0754 7034',
  retryOn: '2026-05-07',
  sessions: '3',
  smtpCredentials: '1',
  staff: 'ada@posthorn.example',
  steps: '1. …\n2. …',
  subject: 'Spring offers',
  threshold: '50',
  to: '3',
  until: '2026-05-07 08:00 UTC',
  used: '801',
  vat: '€ 15.00',
  volumes: '50,000',
  wallet: '€ 12.40',
};

const PERSON = {
  username: 'm1234',
  usernames: ['m1234', 'm1240'],
  address: 'anna@acme.example',
  platform: 1234,
  organization: 'Acme',
};
/** Where a place means something else in one mail. */
const OF_MAIL: Partial<Record<NotificationName, Record<string, string>>> = {
  'ip-listed': { address: '198.51.100.7' },
};

const isElse = (place: string): boolean => !(place in PERSON);

/** Facts for a preview: every place that a text of this mail names is filled. */
export function sampleFacts(name: NotificationName): MailFacts {
  const { subject, before, after, button } = MAIL_TEXTS[name];
  const places = [subject, ...before, ...after].flatMap(({ en }) =>
    [...en.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!),
  );
  return {
    values: {
      ...Object.fromEntries(places.filter(isElse).map((place) => [place, SAMPLES[place] ?? `[${place}]`])),
      ...OF_MAIL[name],
    },
    ...(button ? { link: LINK } : {}),
    ...PERSON,
  };
}
