/** A ticket by mail, a telephone call, and what was said. */
import { DateTime } from 'luxon';
import { until } from '../story-client.mjs';
import { ZONE } from './calendar.mjs';
import { mailIn } from './reading.mjs';

const SUPPORT = 'support@posthorn.localhost';

const letter = ({ from, subject, text, headers = [] }) =>
  [
    `From: ${from}`,
    `To: ${SUPPORT}`,
    `Subject: ${subject}`,
    `Message-ID: <${crypto.randomUUID()}@${from.split('@')[1].replace('>', '')}>`,
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    text,
    '',
  ].join('\r\n');

const clockOf = (iso) => DateTime.fromISO(iso).setZone(ZONE).setLocale('en').toFormat('ccc dd LLL HH:mm');

const ticketFrom = (staff, email) =>
  until(`a ticket from ${email}`, async () => {
    const { data } = await staff.support.get('/v1/admin/tickets?limit=100');
    return data.find(({ senderEmail }) => senderEmail === email);
  });

export const LETTERS = [
  {
    at: 'w-7 09:40',
    name: 'The association writes a mail to support',
    run: async ({ association, staff, stage }) => {
      const text = [
        'Buongiorno,',
        '',
        'da ieri alcuni soci con casella presso cautious.example ricevono i nostri inviti con',
        'qualche minuto di ritardo. Dobbiamo cambiare qualcosa?',
        '',
        'Lucia Bernasconi',
      ].join('\r\n');
      const subject = 'Inviti in ritardo';
      await mailIn(
        stage.instance,
        { from: association.email, to: SUPPORT },
        letter({ from: `Lucia <${association.email}>`, subject, text }),
      );
      association.ticket = await ticketFrom(staff, association.email);
      const { number, topic, sla } = association.ticket;
      return `ticket ${number} (${topic}), to be answered by ${clockOf(sla.firstResponse.dueAt)}`;
    },
  },
  {
    at: 'w-7 10:30',
    name: 'An agent answers; the answer goes out as a mail',
    run: async ({ association, staff, stage }) => {
      const { id } = association.ticket;
      await staff.support.post(`/v1/admin/tickets/${id}/notes`, {
        text: 'Greylisting at cautious.example, see the site’s last replies.',
      });
      await staff.support.post(`/v1/admin/tickets/${id}/replies`, {
        text:
          'Buongiorno Lucia,\n\nquel fornitore fa aspettare i mittenti che non conosce ancora (greylisting); il secondo tentativo ' +
          'riesce sempre. Non dovete cambiare nulla: dopo qualche giorno i vostri inviti arrivano subito.\n\nSami',
      });
      await staff.support.request('PATCH', `/v1/admin/tickets/${id}`, { body: { tags: ['greylisting'] } });
      const mail = await until('the answer to arrive', async () =>
        stage.receiver.to(association.email).findLast(({ body }) => body.includes('greylisting')),
      );
      association.answer = mail;
      return `delivered to ${mail.recipient}; a reply goes on with the ticket`;
    },
  },
  {
    at: 'w-7 11:10',
    name: 'She replies by mail, and the ticket is solved and rated',
    run: async ({ association, staff, stage }) => {
      const { id } = association.ticket;
      const to = association.answer.header('Reply-To') ?? association.answer.header('From');
      const address = /[^\s<]+@[^\s>]+/.exec(to)[0];
      const headers = [`In-Reply-To: ${association.answer.header('Message-ID')}`];
      const text = 'Grazie, chiarissimo!';
      const raw = letter({ from: `Lucia <${association.email}>`, subject: 'Re: Inviti in ritardo', text, headers });
      await mailIn(stage.instance, { from: association.email, to: address }, raw);
      await until('the reply to be in the ticket', async () => {
        const { data } = await association.get(`/v1/support/tickets/${id}/messages`);
        return data.some((message) => message.text?.includes('chiarissimo')) || null;
      });
      await staff.support.post(`/v1/admin/tickets/${id}/solve`, {});
      const { rating } = await association.post(`/v1/support/tickets/${id}/rating`, {
        score: 5,
        comment: 'Rapidi e gentili.',
      });
      return `solved, ${rating} of 5`;
    },
  },
];

export const CALL_BACK = [
  {
    at: 'w-4 14:00',
    name: 'The shop opens a ticket and asks to be called',
    run: async ({ shop, staff }) => {
      const ticket = await shop.post('/v1/support/tickets', {
        topic: 'sending_speed',
        language: 'en',
        articlesConsulted: true,
        subject: 'How fast may we grow?',
        description:
          'Our new address warms up well. Before Christmas we expect three times as many orders: how do we prepare?',
      });
      shop.ticket = ticket;
      await staff.support.post(`/v1/admin/tickets/${ticket.id}/replies`, {
        text: 'Good question: shall we look at it together on the phone?',
      });
      const { data } = await shop.get('/v1/support/callback-slots?lang=en&limit=50');
      const slot = data.find(({ available }) => available > 0);
      shop.call = await shop.post(`/v1/support/tickets/${ticket.id}/callback-requests`, {
        phone: '+49401234567',
        language: 'en',
        slotStart: slot.startsAt,
      });
      return `ticket ${ticket.number}, call at ${clockOf(slot.startsAt)}`;
    },
  },
  {
    at: 'w-4 18:30',
    name: 'The call is noted in the ticket when it was made',
    run: async ({ shop, staff }) => {
      const done = await staff.support.post(`/v1/admin/support/callback-requests/${shop.call.id}/complete`, {
        outcome: 'reached',
        note: 'Plan for December: the warm-up’s stages, two addresses from 300,000 a month on.',
      });
      return done.outcome;
    },
  },
];
