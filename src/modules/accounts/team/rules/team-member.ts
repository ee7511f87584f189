import type { UserEntity } from '../../account/index.js';

/** A person of an account, invited or there. */
export interface TeamMember {
  user: UserEntity;
  totpEnabled: boolean;
}

export type MemberStatus = 'invited' | 'active';

export function statusOf(user: Pick<UserEntity, 'joinedAt'>): MemberStatus {
  return user.joinedAt === null ? 'invited' : 'active';
}
