import type { Command } from './command.js';

const WHO =
  'A person is named by e-mail address or by user name (m1234, m1234.2). An address that staff and customers share means the member of staff.';

export const USER_LIST: Command = {
  name: 'user list',
  sentence: 'shows the operator’s people: address, roles, second factor, last sign-in',
  explanation: 'Customers’ people are in the API: GET /v1/admin/accounts/{id}/users.',
  options: [{ name: 'json', sentence: 'answers JSON for a program' }],
  examples: [['posthorn user list', 'who may sign in as staff']],
  run: async (input) => (await import('./help-people.js')).listOperators(input),
};

export const USER_CREATE_OPERATOR: Command = {
  name: 'user create-operator',
  words: '<email>',
  sentence: 'adds somebody with all rights, and prints the link by which he chooses his password',
  explanation: `For an installation that nobody can sign in to any more, or the first one on servers of your own. The link works once and for an hour;
    give it to nobody else. It is in the audit log.`,
  options: [],
  examples: [['posthorn user create-operator ada@example.org', 'prints a link']],
  run: async (input) => (await import('./help-people.js')).createOperator(input),
};

export const USER_RESET_LINK: Command = {
  name: 'user reset-link',
  words: '<who>',
  sentence: 'prints a link to choose a new password, for when no mail gets to him',
  explanation: `The same link that “forgotten password” sends by mail: it works once and for an hour, and using it ends all sessions. The second factor is
    still asked for. Find out first who asks you for it. It is in the audit log. ${WHO}`,
  options: [],
  examples: [['posthorn user reset-link m1234', 'prints a link']],
  run: async (input) => (await import('./help-people.js')).makeResetLink(input),
};

export const USER_DISABLE_TOTP: Command = {
  name: 'user disable-totp',
  words: '<who>',
  sentence: 'takes the second factor from somebody who has lost it and his recovery codes',
  explanation: `The password is still needed. All his sessions end, he is told by mail, and the audit log keeps the reason. Find out first who asks you for it:
    this is what somebody who has stolen a password would ask for. ${WHO}`,
  options: [
    { name: 'reason', value: 'TEXT', required: true, sentence: 'why, and how you know who he is; must be given' },
  ],
  examples: [
    [
      'posthorn user disable-totp ada@example.org --reason "Lost phone; called back on the number of the contract"',
      'once you are sure',
    ],
  ],
  run: async (input) => (await import('./help-people.js')).disableTotp(input),
};
