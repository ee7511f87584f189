import { parseWireId, newId, wireId } from '../../../src/kernel/ids.js';
import type { ImportPreviewView, ImportView } from '../../../src/modules/audience/imports/http/imports.dto.js';
import { signUpCustomer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import type { Answer } from '../../support/http-caller.js';
import type { World } from '../../support/world.js';
import { rows } from '../accounts/account-world.js';

const BOUNDARY = '----imports';

/** A part of a form: a text, or a file. */
export type FormPart = readonly [name: string, value: string | Buffer];

export function formOf(
  parts: readonly FormPart[],
  filename = 'people.csv',
): { body: Buffer; headers: Record<string, string> } {
  const pieces = parts.flatMap(([name, value]) => {
    const isFile = name === 'file' || Buffer.isBuffer(value);
    const disposition = `form-data; name="${name}"${isFile ? `; filename="${filename}"` : ''}`;
    return [
      Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: ${disposition}\r\n\r\n`),
      Buffer.from(value as string),
      Buffer.from('\r\n'),
    ];
  });
  const body = Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return { body, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } };
}

/** An account that imports contacts. */
export class Importer {
  private constructor(
    readonly world: World,
    readonly token: string,
    readonly accountId: string,
  ) {}

  static async start(world: World): Promise<Importer> {
    const customer = await signUpCustomer(world);
    return new Importer(world, customer.secret, parseWireId('acc', customer.accountId)!);
  }

  preview(parts: readonly FormPart[]): Promise<Answer<ImportPreviewView>> {
    return this.world.http.post('/v1/imports/preview', { token: this.token, ...formOf(parts) });
  }

  start(parts: readonly FormPart[], headers: Record<string, string> = {}): Promise<Answer<ImportView>> {
    const form = formOf(parts);
    return this.world.http.post('/v1/imports', {
      token: this.token,
      body: form.body,
      headers: { ...form.headers, ...headers },
    });
  }

  async started(parts: readonly FormPart[]): Promise<ImportView> {
    const answer = await this.start(parts);
    if (answer.status !== 202) throw new Error(`import: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  async read(id: string): Promise<ImportView> {
    const answer = await this.world.http.get<ImportView>(`/v1/imports/${id}`, { token: this.token });
    if (answer.status !== 200) throw new Error(`import: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  post(id: string, what: 'cancel' | 'resume'): Promise<Answer<ImportView>> {
    return this.world.http.post(`/v1/imports/${id}/${what}`, { token: this.token });
  }

  ended(id: string, withinMs?: number): Promise<ImportView> {
    return eventually(
      `import ${id} ends`,
      async () => {
        const view = await this.read(id);
        return view.status !== 'queued' && view.status !== 'running' && view;
      },
      withinMs,
      50,
    );
  }

  async imported(parts: readonly FormPart[]): Promise<ImportView> {
    return this.ended((await this.started(parts)).id);
  }

  async rejects(id: string, headers: Record<string, string> = {}): Promise<string> {
    const answer = await this.world.http.get(`/v1/imports/${id}/rejects`, { token: this.token, headers });
    if (answer.status !== 200) throw new Error(`rejects: ${answer.status} ${answer.text}`);
    return answer.text;
  }

  contacts(): Promise<Record<string, unknown>[]> {
    return rows(
      this.world,
      'select email, phone, fields, tags, language, time_zone, mail_consent from contacts where account_id = $1 order by email',
      [this.accountId],
    );
  }

  async emails(): Promise<string[]> {
    return (await this.contacts()).map(({ email }) => email as string);
  }

  async count(): Promise<number> {
    const [row] = await rows<{ n: number }>(this.world, 'select count(*) as n from contacts where account_id = $1', [
      this.accountId,
    ]);
    return row!.n;
  }

  async withFields(types: Record<string, string>): Promise<void> {
    for (const [key, type] of Object.entries(types))
      await rows(
        this.world,
        'insert into contact_fields (account_id, key, type, created_at, updated_at) values ($1, $2, $3, now(), now())',
        [this.accountId, key, type],
      );
  }

  async list(doubleOptIn = false): Promise<string> {
    const id = newId(this.world.now());
    await rows(
      this.world,
      `insert into lists (id, account_id, name, double_opt_in, token, created_at, updated_at) values ($1, $2, 'News', $3, $4, now(), now())`,
      [id, this.accountId, doubleOptIn, id],
    );
    return wireId('lst', id);
  }

  async members(listId: string): Promise<Record<string, string>> {
    const found = await rows<{ email: string; status: string }>(
      this.world,
      `select c.email, m.status from list_members m join contacts c on c.account_id = m.account_id and c.id = m.contact_id
        where m.account_id = $1 and m.list_id = $2`,
      [this.accountId, parseWireId('lst', listId)],
    );
    return Object.fromEntries(found.map(({ email, status }) => [email, status]));
  }
}

export function reasonsOf({ reasons }: ImportView): string[] {
  return reasons.map(({ code, rows: n }) => `${code}: ${n}`);
}

export function faultsOf({ body }: Answer): string[] {
  const { errors = [] } = body as { errors?: { field: string; code: string }[] };
  return errors.map(({ field, code }) => `${field}: ${code}`);
}
