/** The mails that an order writes. */
const GOODS = [
  ['Wollpullover „Fjord“', '89,00'],
  ['Regenjacke „Elbe“', '129,00'],
  ['Thermoskanne, 1 l', '34,90'],
  ['Wanderkarte Lofoten', '16,80'],
];

export function orderMail(shop, customer, number) {
  const [article, price] = GOODS[number % GOODS.length];
  const tracking = `https://nordlicht-versand.example/sendung/${number}`;
  return {
    from: { email: `bestellung@${shop.domain}`, name: 'Nordlicht Versand' },
    to: [{ email: customer.email, name: `${customer.firstName} ${customer.lastName}` }],
    subject: `Ihre Bestellung ${number}`,
    tags: ['bestellung'],
    track: { opens: true, clicks: true },
    text: `Guten Tag ${customer.firstName} ${customer.lastName},\n\nvielen Dank für Ihre Bestellung ${number}: ${article}, ${price} €.\nSendung verfolgen: ${tracking}\n`,
    html: `<!doctype html><html lang="de"><head><meta charset="utf-8"></head>
<body style="margin:0;background:#f1f5f9;font-family:Helvetica,Arial,sans-serif;color:#0f172a">
<table role="presentation" align="center" width="560" cellpadding="0" cellspacing="0" style="background:#fff">
<tr><td style="background:#0c4a6e;color:#fff;padding:22px 28px;font-size:20px">Nordlicht Versand</td></tr>
<tr><td style="padding:24px 28px;line-height:1.5">Guten Tag ${customer.firstName} ${customer.lastName},<br><br>vielen Dank für Ihre
Bestellung <b>${number}</b>. Wir packen sie heute noch.</td></tr>
<tr><td style="padding:0 28px"><table role="presentation" width="100%" style="border-top:1px solid #cbd5e1;border-bottom:1px solid #cbd5e1">
<tr><td style="padding:10px 0">1 × ${article}</td><td align="right">${price} €</td></tr></table></td></tr>
<tr><td style="padding:24px 28px"><a href="${tracking}" style="background:#0369a1;color:#fff;padding:10px 18px;text-decoration:none">Sendung verfolgen</a></td></tr>
<tr><td style="padding:16px 28px;font-size:12px;color:#64748b">Nordlicht Versand GmbH, Hafenstraße 18, 20457 Hamburg</td></tr>
</table></body></html>`,
  };
}
