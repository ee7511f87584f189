/** Where to look when the story is told. */
import { PASSWORD } from './customer.mjs';
import { OPERATOR } from './operator.mjs';

export function tellPlaces({ stage, agency, shop, association }, keepsakes) {
  const { url } = stage.instance;
  const from = stage.calendar.date('-7');
  const places = [
    ['Charts and documents on one page', `file://${keepsakes}`],
    ['Today’s mail, with an invoice attached', `${url}/dev/inbox`],
    ['Work as the operator: press “Sign in”, follow “Your day”', `${url}/docs`],
    ['The campaign’s report (agency)', `${url}/v1/campaigns/${agency.campaign.id}/report`],
    ['Readers of a segment (agency)', `${url}/v1/segments/${agency.segment}/contacts`],
    ['Mail by provider, day by day (shop)', `${url}/v1/stats?interval=day&from=${from}&groupBy=provider`],
    ['The address that warms up (shop)', `${url}/v1/dedicated-ips/${shop.ip.id}`],
    ['A ticket that came by mail (association)', `${url}/v1/support/tickets/${association.ticket.id}/messages`],
    ['Whose money came in, and what nobody could match (operator)', `${url}/v1/admin/payments/reconciliation`],
    ['The books balance (operator)', `${url}/v1/admin/ledger`],
  ];
  const { print } = stage;
  print('\nTen places worth looking at:\n');
  places.forEach(([what, where], i) => print(`${String(i + 1).padStart(4)}  ${what.padEnd(62)} ${where}`));
  print('\nWho may sign in:\n');
  print(`      ${'operator'.padEnd(22)} ${OPERATOR.email}, password “${OPERATOR.password}”`);
  for (const { organization, username } of [agency, shop, association])
    print(`      ${organization.padEnd(22)} user name ${username}, password “${PASSWORD}”`);
  print('\nAll but the first three want a token: POST /v1/auth/login, then Authorization: Bearer <accessToken>.');
}
