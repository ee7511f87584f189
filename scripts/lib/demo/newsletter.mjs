/** What the agency's newsletter says. */
export const SUBJECTS = ['Le programme de la saison', '{{firstName}}, deux places vous attendent'];

const SHOWS = [
  [
    'Samedi',
    'La nuit des musées',
    'Quatorze salles ouvertes jusqu’à deux heures du matin, et un concert sous la verrière.',
  ],
  [
    'Mardi',
    'Les Femmes savantes',
    'Molière en costumes d’aujourd’hui. Première, suivie d’une rencontre avec la troupe.',
  ],
  ['Jeudi', 'Lumières sur la Saône', 'Une promenade guidée au fil des quais, lanternes fournies.'],
];

const block = ([day, title, text], i) => `
  <tr><td style="padding:0 32px 24px">
    <p style="margin:0;color:#b45309;font-size:13px;letter-spacing:.08em;text-transform:uppercase">${day}</p>
    <h2 style="margin:4px 0 6px;font-size:20px;color:#1c1917">${title}</h2>
    <p style="margin:0 0 8px;line-height:1.5;color:#44403c">${text}</p>
    <a href="https://atelier-lumiere.example/saison/${i + 1}" style="color:#b45309;font-weight:600">Réserver</a>
  </td></tr>`;

export const HTML = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;background:#f5f5f4;font-family:Georgia,serif">
<table role="presentation" align="center" width="600" cellpadding="0" cellspacing="0" style="background:#fff;max-width:600px">
  <tr><td style="background:#78350f;padding:28px 32px;color:#fef3c7">
    <p style="margin:0;font-size:14px">Atelier Lumière</p>
    <h1 style="margin:6px 0 0;font-size:28px;color:#fff">La saison commence</h1>
  </td></tr>
  <tr><td style="padding:28px 32px 20px;line-height:1.5;color:#1c1917">Bonjour {{default firstName "cher lecteur"}},<br><br>
    trois rendez-vous à {{default town "Lyon"}} et tout autour, choisis pour vous.</td></tr>${SHOWS.map(block).join('')}
  <tr><td style="border-top:1px solid #e7e5e4;padding:20px 32px;font-size:12px;color:#78716c">
    Vous recevez cette lettre parce que vous l’avez demandée en réservant.<br>
    Atelier Lumière SARL, 4 rue du Port, 69002 Lyon · <a href="{{unsubscribeUrl}}" style="color:#78716c">Se désabonner</a>
  </td></tr>
</table></body></html>`;

export const TEXT = `Bonjour {{default firstName "cher lecteur"}},

trois rendez-vous à {{default town "Lyon"}} et tout autour :
${SHOWS.map(([day, title, text]) => `\n${day} : ${title}\n${text}\n`).join('')}
https://atelier-lumiere.example/saison
`;
