import { WIRE_PREFIXES, wireId } from '../../../../kernel/ids.js';
import { toIso } from '../../../../kernel/time/instant.js';
import type { ListEntity } from '../data/list.entity.js';
import type { ListView } from './lists.dto.js';

export function presentList(list: ListEntity): ListView {
  const { id, name, description, doubleOptIn, optInText, optInTextVersion, language, memberCount, token } = list;
  return {
    id: wireId(WIRE_PREFIXES.list, id),
    name,
    description,
    doubleOptIn,
    optInText,
    optInTextVersion,
    language,
    memberCount,
    token,
    createdAt: toIso(list.createdAt),
    updatedAt: toIso(list.updatedAt),
  };
}
