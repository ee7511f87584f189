/** The shop's text messages, and the pack that it bought twice. */
import { told } from './customer.mjs';

const NUMBERS = Array.from({ length: 60 }, (_, i) => `+4915112345${String((i * 37) % 1000).padStart(3, '0')}`);

export const SHOP_TEXTS = [
  {
    at: '-5 11:30',
    name: 'The shop buys text messages, one pack too many',
    run: async ({ shop }) => {
      const { data } = await shop.get('/v1/sms/packs');
      const card = await shop.post('/v1/payment-methods', { kind: 'card', token: 'tok_ok' });
      shop.texts = await shop.post('/v1/sms/purchases', { packId: data[0].id, quantity: 2, paymentMethod: card.id });
      return `${shop.texts.credits} credits\n${told(await shop.invoice(shop.texts.invoiceId))}`;
    },
  },
  {
    at: '-5 12:00',
    name: 'and tells customers when the parcel comes',
    run: async ({ shop }) => {
      await shop.put('/v1/sms/settings', { allowedCountries: ['DE', 'AT'], lowCredits: '50' });
      const sent = await shop.post('/v1/sms/messages', {
        from: 'NORDLICHT',
        to: [...NUMBERS, '+4940123456'],
        text: 'Ihr Paket kommt heute zwischen 14 und 16 Uhr. Nordlicht Versand',
        kind: 'transactional',
      });
      return `${sent.messages.length} texts for ${sent.credits} credits; refused: ${sent.refused.map(({ code }) => code).join(', ')}`;
    },
  },
  {
    at: '-3 10:00',
    name: 'Staff take one pack back: a credit note',
    run: async ({ shop, staff }) => {
      const invoice = await shop.invoice(shop.texts.invoiceId);
      const net = { amount: (Number(invoice.net.amount) / 2).toFixed(2), currency: invoice.net.currency };
      const note = await staff.money.post(`/v1/admin/invoices/${invoice.id}/credit`, {
        reason: 'Eine Packung zu viel bestellt.',
        net,
        refund: 'payment_method',
      });
      shop.creditNote = note;
      return told(note);
    },
  },
  {
    at: '-3 11:00',
    name: 'What became of the texts',
    run: async ({ shop, stage }) => {
      const { data } = await shop.get('/v1/sms/messages?limit=500');
      const count = (status) => data.filter((text) => text.status === status).length;
      const heard = [...stage.hooks.told].map(([type, n]) => `${type} ${n}`).join(', ');
      return `${count('delivered')} delivered, ${count('failed')} failed\nthe shop’s server heard: ${heard}`;
    },
  },
];
