import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { isoOrNull, toIso } from '../../../../kernel/time/instant.js';
import { statusOf, type TeamMember } from '../rules/team-member.js';
import type { UserDto } from './users.dto.js';

export function presentUser({ user, totpEnabled }: TeamMember): UserDto {
  return {
    id: wireId(WIRE_PREFIXES.user, user.id),
    email: user.email,
    username: user.username,
    role: user.role,
    status: statusOf(user),
    locale: user.locale,
    totpEnabled,
    lastLoginAt: isoOrNull(user.lastLoginAt),
    invitationExpiresAt: isoOrNull(user.invitationExpiresAt),
    createdAt: toIso(user.createdAt),
  };
}
