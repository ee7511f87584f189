import assert from 'node:assert/strict';
import type { World } from '../../support/world.js';
import { PASSWORD } from './account-world.js';

export interface Entry {
  id: string;
  at: string;
  accountId?: string;
  action: string;
  actor: { type: string; id: string; label: string | null; onBehalfOf: { id: string; label: string } | null };
  target: { type: string; id: string };
  ip: string | null;
  changes: Record<string, { from: unknown; to: unknown }>;
}
export interface Listed {
  data: Entry[];
  nextCursor: string | null;
}

/** Reads the audit log as its account and as staff do. */
export class AuditReader {
  private constructor(
    private readonly world: World,
    readonly operator: string,
  ) {}

  static async of(world: World): Promise<AuditReader> {
    return new AuditReader(world, await world.operator());
  }

  async entries(token: string, query = ''): Promise<Entry[]> {
    return this.read(`/v1/account/audit-log${query}`, token);
  }

  async staffEntries(query: string, token = this.operator): Promise<Entry[]> {
    return this.read(`/v1/admin/audit-log${query}`, token);
  }

  async latest(token: string, action: string): Promise<Entry> {
    const [entry] = await this.entries(token, `?action=${action}&limit=1`);
    assert.ok(entry, `no entry ${action}`);
    return entry;
  }

  async staffMember(email: string, roles: string[]): Promise<{ id: string; token: string }> {
    const added = await this.world.http.post<{ id: string }>('/v1/admin/staff', {
      token: this.operator,
      body: { email, password: PASSWORD, roles },
    });
    assert.equal(added.status, 201, added.text);
    const signedIn = await this.world.http.post<{ accessToken: string }>('/v1/auth/login', {
      body: { email, password: PASSWORD },
    });
    return { id: added.body.id, token: signedIn.body.accessToken };
  }

  private async read(path: string, token: string): Promise<Entry[]> {
    const answer = await this.world.http.get<Listed>(path, { token });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.data;
  }
}
