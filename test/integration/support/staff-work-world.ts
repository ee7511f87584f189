import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';
import type { Colleague } from './support-world.js';

interface Clock {
  dueAt: string | null;
  status: string;
}
export interface Ticket {
  id: string;
  number: number;
  status: string;
  assignee: string | null;
  priority: string;
  queue: string;
  tags: string[];
  mergedInto: string | null;
  rating: number | null;
  sla: Record<'firstResponse' | 'nextResponse' | 'resolution', Clock>;
  code?: string;
}
interface Entry {
  kind: string;
  actor: { type: string; id: string | null; name: string | null };
  changes: Record<string, unknown>;
}
export interface List<T> {
  data: T[];
  nextCursor: string | null;
}
export type Refusal = {
  code: string;
  reason?: string;
  languages?: string[];
  errors?: { field: string; code: string }[];
};

export const path = (id: string, what = ''): string => `/v1/admin/tickets/${id}${what}`;

/** What staff do with tickets, in the world and by the agent that there are when it is called. */
export function staffDesk(now: () => { world: World; agent: Colleague }) {
  const http = () => now().world.http;
  const own = () => now().agent.token;
  return {
    show: async (id: string): Promise<Ticket> => (await http().get<Ticket>(path(id), { token: own() })).body,
    act: <T = Ticket & Refusal>(id: string, what: string, body: object): Promise<Answer<T>> =>
      http().post<T>(path(id, what), { token: own(), body }),
    change: (id: string, body: object): Promise<Answer<Ticket & Refusal>> =>
      http().patch<Ticket & Refusal>(path(id), { token: own(), body }),
    list: async (query: string, token = own()): Promise<string[]> =>
      (await http().get<List<Ticket>>(`/v1/admin/tickets?${query}`, { token })).body.data.map(({ id }) => id),
    history: async (id: string): Promise<Entry[]> =>
      (await http().get<List<Entry>>(path(id, '/history'), { token: own() })).body.data,
    audited: async (id: string): Promise<string[]> =>
      (
        await rows<{ action: string }>(now().world, 'select action from audit_log where target_id = $1 order by id', [
          id,
        ])
      ).map(({ action }) => action),
  };
}
