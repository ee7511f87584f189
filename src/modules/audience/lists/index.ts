import { ListMemberEntity } from './data/list-member.entity.js';
import { ListEntity } from './data/list.entity.js';

export type { ListEntity } from './data/list.entity.js';
export type { MemberStatus } from './data/list-member.entity.js';
export { ListsRepository } from './data/lists.repository.js';
export { type JoinOutcome, type ListMember, type Membership, Memberships } from './data/memberships.repository.js';
export { OptIns, type OptInState } from './data/opt-ins.repository.js';
export { ListLocator } from './http/list.locator.js';
export { ListsModule } from './lists.module.js';
export { JoinLists } from './use-cases/join-lists.js';

export const LIST_ENTITIES = [ListEntity, ListMemberEntity];
