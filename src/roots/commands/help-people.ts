import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isoOrNull } from '../../kernel/time/instant.js';
import { LetInByHand, type Person } from '../../modules/accounts/index.js';
import type { Config } from '../../platform/config/config.js';
import { CommandError, type CommandInput, requiredOption } from './command.js';
import { withInstallation } from './installation.js';
import { operatorAtMachine } from './operator-at-machine.js';
import { columns } from './terminal.js';

const MOST = 500;

export const listOperators = ({ terminal, options }: CommandInput): Promise<number> =>
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
  });

export const createOperator = ({ terminal, words }: CommandInput): Promise<number> =>
  withInstallation(terminal, async (app, config) => {
    const member = await app.get(LetInByHand).addOperator(words[0]!, operatorAtMachine());
    const token = await app.get(LetInByHand).resetToken({ kind: 'staff', staffId: member.id }, operatorAtMachine());
    terminal.say(`${member.email} is an operator. The link to choose a password, once and within an hour:`);
    terminal.answer(linkOf(config, token));
    return 0;
  });

export const makeResetLink = ({ terminal, words }: CommandInput): Promise<number> =>
  withInstallation(terminal, async (app, config) => {
    const person = await personOf(app, words[0]!);
    terminal.say(`for ${person.username}, once and within an hour:`);
    terminal.answer(linkOf(config, await app.get(LetInByHand).resetToken(person.owner, operatorAtMachine())));
    return 0;
  });

export const disableTotp = (input: CommandInput): Promise<number> => {
  const reason = requiredOption(input, 'reason').trim();
  if (reason.length < 3) throw new CommandError('--reason must say why');
  return withInstallation(input.terminal, async (app) => {
    const person = await personOf(app, input.words[0]!);
    await app.get(LetInByHand).removeSecondFactor(person, reason, operatorAtMachine());
    input.terminal.answer(`${person.username} signs in with the password alone until a new second factor is set up`);
    return 0;
  });
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
