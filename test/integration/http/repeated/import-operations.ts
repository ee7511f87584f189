import { newId, parseWireId, wireId } from '../../../../src/kernel/ids.js';
import { rows } from '../../accounts/account-world.js';
import { formOf } from '../../audience/import-steps.js';
import { AUDITED, type Cast, type Prepare } from './cast.js';

const FILE = 'email\nrepeated@acme.example\n';

/** Files of contacts. */
export const importOperations: Record<string, Prepare> = {
  previewImport: ({ account }, unique) => ({
    path: '/v1/imports/preview',
    token: account.token,
    ...formOf([['file', FILE]], unique),
    effects: 'select count(*) from contact_import_files where filename = $1',
    about: unique,
  }),
  createImport: ({ account }, unique) => ({
    path: '/v1/imports',
    token: account.token,
    ...formOf([['file', FILE]], unique),
    effects: 'select count(*) from contact_imports where filename = $1',
    about: unique,
  }),
  cancelImport: async (cast) => {
    const id = await importIn(cast, 'running');
    return {
      path: `/v1/imports/${id}/cancel`,
      token: cast.account.token,
      effects: `${AUDITED}'contacts.import_cancelled'`,
      about: id,
    };
  },
  resumeImport: async (cast) => {
    const id = await importIn(cast, 'cancelled');
    return {
      path: `/v1/imports/${id}/resume`,
      token: cast.account.token,
      effects: `${AUDITED}'contacts.import_resumed'`,
      about: id,
    };
  },
};

/** An import that a worker of another day holds. */
async function importIn({ world, account }: Cast, status: string): Promise<string> {
  const id = newId(world.now());
  const layout = {
    encoding: 'UTF-8',
    encodingBy: 'nothing',
    dialect: { delimiter: ',', quote: '"', eol: '\n' },
    hasHeader: true,
    headers: ['email'],
    begin: { byte: 6, line: 2 },
    formats: { dateOrder: null, decimal: null },
  };
  await rows(
    world,
    `insert into contact_imports (id, account_id, status, filename, bytes, blob_id, on_duplicate, layout, targets, requested_by, place_byte,
       place_line, created_at, lease_until) values ($1, $2, $3, 'held.csv', 30, $1, 'update', $4, '["email"]', $5, 6, 2, now(), now() + interval '1 day')`,
    [id, parseWireId('acc', account.id), status, JSON.stringify(layout), JSON.stringify({ type: 'system', id: null })],
  );
  return wireId('cim', id);
}
