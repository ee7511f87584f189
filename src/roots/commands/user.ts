import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isoOrNull } from '../../kernel/time/instant.js';
import { LetInByHand, type Person } from '../../modules/accounts/index.js';
import type { Config } from '../../platform/config/config.js';
import { type Command, CommandError, requiredOption } from './command.js';
import { withInstallation } from './installation.js';
import { operatorAtMachine } from './operator-at-machine.js';
import { columns } from './terminal.js';

const MOST = 500;
const WHO =
  'A person is named by e-mail address or by user name (m1234, m1234.2). An address that staff and customers share means the member of staff.';

export const USER_LIST: Command = {
  name: 'user list',
  sentence: 'shows the operator’s people: address, roles, second factor, last sign-in',
  explanation: 'Customers’ people are in the API: GET /v1/admin/accounts/{id}/users.',
  options: [{ name: 'json', sentence: 'answers JSON for a program' }],
  examples: [['posthorn user list', 'who may sign in as staff']],
  run: ({ terminal, options }) =>
    withInstallation(terminal, async (app) => {
      const people = (await app.get(LetInByHand).operators(MOST)).map(({ member, hasSecondFactor }) => ({
        email: member.email,
        roles: member.roles,
        secondFactor: hasSecondFactor,
        lastSignInAt: isoOrNull(member.lastLoginAt),
      }));
      const rows = people.map(({ email, roles, secondFactor, lastSignInAt }) => [
        email,
        roles.join(', '),
        secondFactor ? 'yes' : 'no',
        lastSignInAt ?? 'never',
      ]);
      if (options['json'] === true) terminal.answer(JSON.stringify(people, null, 2));
      else terminal.answer(columns([['address', 'roles', 'second factor', 'last sign-in'], ...rows]));
      return 0;
    }),
};

export const USER_CREATE_OPERATOR: Command = {
  name: 'user create-operator',
  words: '<email>',
  sentence: 'adds somebody with all rights, and prints the link by which he chooses his password',
  explanation: `For an installation that nobody can sign in to any more, or the first one on servers of your own. The link works once and for an hour;
    give it to nobody else. It is in the audit log.`,
  options: [],
  examples: [['posthorn user create-operator ada@example.org', 'prints a link']],
  run: ({ terminal, words }) =>
    withInstallation(terminal, async (app, config) => {
      const member = await app.get(LetInByHand).addOperator(words[0]!, operatorAtMachine());
      const token = await app.get(LetInByHand).resetToken({ kind: 'staff', staffId: member.id }, operatorAtMachine());
      terminal.say(`${member.email} is an operator. The link to choose a password, once and within an hour:`);
      terminal.answer(linkOf(config, token));
      return 0;
    }),
};

export const USER_RESET_LINK: Command = {
  name: 'user reset-link',
  words: '<who>',
  sentence: 'prints a link to choose a new password, for when no mail gets to him',
  explanation: `The same link that “forgotten password” sends by mail: it works once and for an hour, and using it ends all sessions. The second factor is
    still asked for. Find out first who asks you for it. It is in the audit log. ${WHO}`,
  options: [],
  examples: [['posthorn user reset-link m1234', 'prints a link']],
  run: ({ terminal, words }) =>
    withInstallation(terminal, async (app, config) => {
      const person = await personOf(app, words[0]!);
      terminal.say(`for ${person.username}, once and within an hour:`);
      terminal.answer(linkOf(config, await app.get(LetInByHand).resetToken(person.owner, operatorAtMachine())));
      return 0;
    }),
};

export const USER_DISABLE_TOTP: Command = {
  name: 'user disable-totp',
  words: '<who>',
  sentence: 'takes the second factor from somebody who has lost it and his recovery codes',
  explanation: `The password is still needed. All his sessions end, he is told by mail, and the audit log keeps the reason. Find out first who asks you for it:
    this is what somebody who has stolen a password would ask for. ${WHO}`,
  options: [{ name: 'reason', value: 'TEXT', sentence: 'why, and how you know who he is; must be given' }],
  examples: [
    [
      'posthorn user disable-totp ada@example.org --reason "Lost phone; called back on the number of the contract"',
      'once you are sure',
    ],
  ],
  run: (input) => {
    const reason = requiredOption(input, 'reason').trim();
    if (reason.length < 3) throw new CommandError('--reason must say why');
    return withInstallation(input.terminal, async (app) => {
      const person = await personOf(app, input.words[0]!);
      await app.get(LetInByHand).removeSecondFactor(person, reason, operatorAtMachine());
      input.terminal.answer(`${person.username} signs in with the password alone until a new second factor is set up`);
      return 0;
    });
  },
};

async function personOf(app: NestFastifyApplication, login: string): Promise<Person> {
  const people = await app.get(LetInByHand).find(login);
  const staff = people.find(({ owner }) => owner.kind === 'staff');
  const found = staff === undefined ? people : [staff];
  const [only] = found;
  if (only === undefined) throw new CommandError(`nobody is known as ${login}`);
  if (found.length === 1) return only;
  const names = found.map(({ username }) => username).join(', ');
  throw new CommandError(`${login} is the address of several people; name one of them: ${names}`);
}

function linkOf(config: Config, token: string): string {
  return `${config.publicUrl}/reset-password?token=${encodeURIComponent(token)}`;
}
