import { ListMemberEntity } from './data/list-member.entity.js';
import { ListEntity } from './data/list.entity.js';

export type { MemberStatus } from './data/list-member.entity.js';
export { type JoinOutcome, type Membership, Memberships } from './data/memberships.repository.js';
export { ListsModule } from './lists.module.js';

export const LIST_ENTITIES = [ListEntity, ListMemberEntity];
