/** The agency's week: a list comes in, two subjects are tried, the better one goes to everybody, and people read. */
import { until } from '../story-client.mjs';
import { told } from './customer.mjs';
import { HTML, SUBJECTS, TEXT } from './newsletter.mjs';
import { chance, readers } from './readers.mjs';
import { complain, Readership } from './reading.mjs';

const READERS = 3_000;
const FIELDS = { firstName: 'text', lastName: 'text', town: 'text', visits: 'number' };
const percent = (rate) => `${((rate ?? 0) * 100).toFixed(1)} %`;

/** As an office program writes it, with the faults that such lists have. */
function csvOf(people) {
  const rows = people.map(({ email, firstName, lastName, town, visits }) => [email, firstName, lastName, town, visits]);
  rows.splice(40, 0, ['chez Marie', 'Marie', 'Petit', 'Lyon', 3], ['', 'Sans', 'Adresse', 'Paris', 1], rows[3]);
  return [['E-Mail', 'Prénom', 'Nom', 'Ville', 'Visites'], ...rows].map((row) => row.join(';')).join('\r\n');
}

const MAPPING = {
  'E-Mail': 'email',
  Prénom: 'fields.firstName',
  Nom: 'fields.lastName',
  Ville: 'fields.town',
  Visites: 'fields.visits',
};

async function importReaders({ agency, stage }) {
  for (const [key, type] of Object.entries(FIELDS)) await agency.post('/v1/contact-fields', { key, type });
  agency.list = await agency.post('/v1/lists', { name: 'Lettre de saison', language: 'fr' });
  const people = readers(Math.round(READERS * stage.scale));
  const { id } = await agency.upload('/v1/imports', {
    file: new Blob([csvOf(people)], { type: 'text/csv' }),
    listId: agency.list.id,
    mapping: JSON.stringify(MAPPING),
    consent: JSON.stringify({
      at: stage.calendar.date('-60'),
      where: 'https://atelier-lumiere.example/reserver',
      how: 'a box ticked with the booking',
      textVersion: '2026-01',
    }),
  });
  return until(
    'the import to end',
    async () => {
      const now = await agency.get(`/v1/imports/${id}`);
      return ['done', 'failed'].includes(now.status) ? now : null;
    },
    { limitMs: 90_000 },
  );
}

async function scheduleCampaign({ agency, stage }) {
  agency.campaign = await agency.post('/v1/campaigns', {
    name: 'La saison commence',
    from: { email: `lettre@${agency.domain}`, name: 'Atelier Lumière' },
    html: HTML,
    text: TEXT,
    audience: { lists: [agency.list.id] },
    track: { opens: true, clicks: true },
    variants: SUBJECTS.map((subject) => ({ subject })),
    abTest: { samplePercent: 30, winner: 'opens', decideAfter: 'PT4H' },
  });
  const path = `/v1/campaigns/${agency.campaign.id}`;
  const { recipients } = await agency.post(`${path}/estimate`);
  await agency.post(`${path}/schedule`, { sendAt: stage.calendar.iso('-6 10:00') });
  const greeted = /places vous attendent/;
  agency.readership = new Readership(stage, {
    isMeant: (mail) => mail.header('Feedback-ID') !== null && mail.body.includes('La saison commence'),
    habits: (mail) =>
      greeted.test(decodedSubject(mail))
        ? { opens: 0.46, clicks: 0.28, leaves: 0.008 }
        : { opens: 0.27, clicks: 0.2, leaves: 0.012 },
  });
  return recipients;
}

function decodedSubject(mail) {
  return (mail.header('Subject') ?? '').replace(/=\?utf-8\?Q\?(.*?)\?=/gi, (_, text) => text.replaceAll('_', ' '));
}

const path = ({ campaign }) => `/v1/campaigns/${campaign.id}`;

/** Until all whose turn it is have left, and every mail is with its reader or was told to come again later. */
async function untilArrived({ agency }, isOut) {
  await until(
    'the campaign’s mails to arrive',
    async () => {
      const campaign = await agency.get(path(agency));
      if (!isOut(campaign)) return null;
      const { accepted, delivered, bounced, deferred } = await agency.get(`${path(agency)}/report`);
      return accepted >= campaign.progress.sent && delivered + bounced + deferred >= accepted ? accepted : null;
    },
    { limitMs: 120_000 },
  );
}

/** How many the test goes to is about a third: who it is follows from each contact. */
const isSampleOut = ({ because }) => because?.code === 'winner_not_decided';
const isAllOut = ({ progress: { complete, waiting } }) => complete && waiting === 0;

/** Hours in which nothing happens but reading. */
const readingAt = (at, hours, isDetail = false) => ({
  at,
  quiet: true,
  isDetail,
  name: 'Readers read',
  run: async ({ agency }) => agency.readership.readFor(hours),
});

export const AGENCY_WEEK = [
  {
    at: '-7 09:00',
    name: 'The agency imports its readers from a spreadsheet',
    run: async (context) => {
      const { rows, created, rejected, reasons } = await importReaders(context);
      return `${rows} rows: ${created} contacts, ${rejected} refused (${reasons.map(({ code }) => code).join(', ')})`;
    },
  },
  {
    at: '-7 09:20',
    name: 'and keeps a segment',
    run: async ({ agency }) => {
      const all = [
        { field: 'town', op: 'in', value: ['Lyon', 'Grenoble'] },
        { field: 'visits', op: 'gte', value: 6 },
      ];
      const { id } = await agency.post('/v1/segments', { name: 'Habitués de la région', condition: { all } });
      const { count, sentence } = await agency.post('/v1/segments/count', { condition: { all } });
      agency.segment = id;
      return `${count} contacts: ${sentence}`;
    },
  },
  {
    at: '-6 09:40',
    name: 'It schedules a campaign that tries two subjects',
    run: async (context) => {
      context.agency.audience = await scheduleCampaign(context);
      return `to ${context.agency.audience} readers, a third of them decide`;
    },
  },
  {
    at: '-6 10:05',
    quiet: true,
    name: 'The two subjects arrive',
    run: async (context) => untilArrived(context, isSampleOut),
  },
  ...['-6 11:00', '-6 12:00', '-6 13:00'].map((at) => readingAt(at, 1, true)),
  readingAt('-6 14:00', 2),
  {
    at: '-6 14:30',
    name: 'The better subject goes to everybody else',
    run: async ({ agency }) => {
      const { winner } = await until('the test to be decided', async () => {
        const now = await agency.get(path(agency));
        return now.winner ? now : null;
      });
      await untilArrived({ agency }, isAllOut);
      return `${winner.variant} (“${SUBJECTS[winner.variant.charCodeAt(0) - 65]}”) by ${winner.by}: ${winner.reason}`;
    },
  },
  ...['-6 15:00', '-6 16:00', '-6 17:00', '-6 18:00', '-6 20:00'].map((at) => readingAt(at, 1.5, true)),
  readingAt('-6 22:00', 2),
  {
    at: '-5 08:30',
    name: 'One reader presses “this is spam”',
    run: async ({ agency, stage }) => {
      const mails = stage.receiver.mails.filter(agency.readership.isMeant);
      const mail = mails.toSorted((a, b) => chance(a.recipient) - chance(b.recipient))[0];
      await complain(stage, mail);
      const { data } = await until('the complaint to be read', async () => {
        const found = await agency.get(`/v1/suppressions?email=${encodeURIComponent(mail.recipient)}`);
        return found.data.length > 0 ? found : null;
      });
      return `${mail.recipient} is not written to again (${data[0].reason})`;
    },
  },
  ...['-5 09:00', '-5 13:00', '-5 19:00'].map((at) => readingAt(at, 6, true)),
  readingAt('-4 10:30', 9),
  {
    at: '-4 11:00',
    name: 'What became of the campaign',
    run: async ({ agency }) => {
      const report = await agency.get(`${path(agency)}/report`);
      const { accepted, delivered, bounced, complained, unsubscribed, rates } = report;
      return (
        `${accepted} sent, ${delivered} delivered, ${bounced} bounced, ${complained} complaint, ${unsubscribed} left\n` +
        `opened ${percent(rates.opened)}, clicked ${percent(rates.clicked)}`
      );
    },
  },
];

export const AGENCY_MONEY = [
  {
    at: '-20 10:00',
    name: 'The agency ends its second plan with the term',
    run: async ({ agency }) => {
      const ended = await agency.post(`/v1/subscriptions/${agency.extra.id}/cancel`);
      return `until ${ended.currentPeriod.end}`;
    },
  },
  {
    at: '-1 09:00',
    name: 'One plan has renewed by itself, the other has ended',
    run: async ({ agency }) => {
      const [renewed, ended] = await Promise.all(
        [agency.plan, agency.extra].map(({ id }) => agency.get(`/v1/subscriptions/${id}`)),
      );
      const { data } = await agency.get('/v1/invoices');
      return `${renewed.planCode} runs until ${renewed.currentPeriod.end}, ${ended.planCode} is ${ended.status}\n${told(data[0])}`;
    },
  },
];
