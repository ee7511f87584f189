/** What the story leaves to look at without signing in: charts, documents and a page that shows them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const escaped = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

async function download(customer, path, file) {
  const answer = await fetch(customer.client.url + path, {
    headers: { authorization: `Bearer ${customer.secret}`, 'accept-language': customer.locale },
  });
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
}

/** `{name, title, customer, path}` of everything that is kept. */
async function wanted({ agency, shop, association, stage }) {
  const from = stage.calendar.date('-26');
  const since = stage.calendar.date('-12');
  const charts = [
    ['campaign.svg', 'The agency’s campaign over time', agency, `/v1/campaigns/${agency.campaign.id}/chart.svg`],
    [
      'addresses.svg',
      'Which address the shop’s mail leaves from',
      shop,
      `/v1/stats/chart.svg?interval=day&from=${since}&groupBy=ip&metric=delivered`,
    ],
    ['orders.svg', 'The shop’s mail by day', shop, `/v1/stats/chart.svg?interval=day&from=${from}`],
    ['warm-up.svg', 'The warm-up of its address', shop, `/v1/dedicated-ips/${shop.ip.id}/warmup/chart.svg`],
  ];
  const documents = [];
  for (const customer of [agency, shop, association]) {
    const { data } = await customer.get('/v1/invoices?limit=50');
    for (const { id, number } of data)
      documents.push([
        `${number}.pdf`,
        `Invoice ${number}, ${customer.organization}`,
        customer,
        `/v1/invoices/${id}/pdf`,
      ]);
  }
  const { id, number } = shop.creditNote;
  documents.push([`${number}.pdf`, `Credit note ${number}, ${shop.organization}`, shop, `/v1/credit-notes/${id}/pdf`]);
  const { proForma } = association;
  documents.push([
    `${proForma.number}.pdf`,
    `Pro-forma ${proForma.number}, ${association.organization}`,
    association,
    `/v1/pro-formas/${proForma.id}/pdf`,
  ]);
  return { charts, documents };
}

const page = ({ charts, documents }, url) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A month with Posthorn</title><style>
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color:#1c1917}
h1{font-size:1.6rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}img{width:100%;border:1px solid #e7e5e4;border-radius:6px;background:#fff}
li{margin:.2rem 0}a{color:#0369a1}</style></head><body>
<h1>A month with Posthorn</h1>
<p>Three customers, played through the public API of the installation at <a href="${escaped(url)}/docs">${escaped(url)}</a>. All mail of today is in its
<a href="${escaped(url)}/dev/inbox">inbox</a>.</p>
${charts.map(([file, title]) => `<h2>${escaped(title)}</h2>\n<img src="${escaped(file)}" alt="${escaped(title)}">`).join('\n')}
<h2>Documents</h2>
<ul>${documents.map(([file, title]) => `<li><a href="${escaped(file)}">${escaped(title)}</a></li>`).join('\n')}</ul>
</body></html>
`;

/** Answers the page’s file. */
export async function keep(context) {
  const { stage } = context;
  const folder = join(stage.instance.folder, 'look');
  mkdirSync(folder, { recursive: true });
  const all = await wanted(context);
  for (const [file, , customer, path] of [...all.charts, ...all.documents])
    await download(customer, path, join(folder, file));
  writeFileSync(join(folder, 'index.html'), page(all, stage.instance.url));
  return join(folder, 'index.html');
}
