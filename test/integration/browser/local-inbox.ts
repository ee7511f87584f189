import { eventually } from '../../support/eventually.js';
import type { World } from '../../support/world.js';

interface InboxList {
  data: { id: string; notification: string | null }[];
}

/** The page of the newest mail that Posthorn wrote itself. */
export async function newestMailPath(world: World): Promise<string> {
  const id = await eventually('a mail in the local inbox', async () => {
    const { body } = await world.http.get<InboxList>('/dev/inbox', { headers: { accept: 'application/json' } });
    return body.data.find(({ notification }) => notification !== null)?.id;
  });
  return `/dev/inbox/${id}`;
}
