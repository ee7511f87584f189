import { ListMemberEntity } from './data/list-member.entity.js';
import { ListEntity } from './data/list.entity.js';

export { ListsModule } from './lists.module.js';

export const LIST_ENTITIES = [ListEntity, ListMemberEntity];
