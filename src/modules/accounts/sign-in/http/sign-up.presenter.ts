import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { type AccountView, presentAccount, type UserEntity } from '../../account/index.js';
import type { PersonDto, SignedUpDto } from './sign-up.dto.js';

export function presentPerson(user: UserEntity): PersonDto {
  return {
    id: wireId(WIRE_PREFIXES.user, user.id),
    username: user.username,
    email: user.email,
    role: user.role,
    emailConfirmed: user.emailConfirmedAt !== null,
    locale: user.locale,
  };
}

export function presentSignedUp(account: AccountView, owner: UserEntity): SignedUpDto {
  return { account: presentAccount(account), user: presentPerson(owner) };
}
