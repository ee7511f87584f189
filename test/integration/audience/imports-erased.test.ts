import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startWorld, type World } from '../../support/world.js';
import { Importer, reasonsOf } from './import-steps.js';

const FILE = `email,phone
stays@x.example,+33612300001
gone@x.example,+33612300002
numbered@x.example,+33612300003
no address,+33612300003
no address of gone@x.example,
no address either,+33612300004
`;

describe('files that were brought before somebody was erased', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  it('bring nobody back, neither by his address nor by his number, and no refused row names him', async () => {
    const importer = await Importer.start(world);
    const looked = await importer.preview([['file', FILE]]);
    assert.equal(looked.status, 200, looked.text);
    for (const body of [{ email: 'gone@x.example' }, { phone: '+33612300003' }]) {
      const erased = await world.http.post('/v1/contacts/erasures', { token: importer.token, body });
      assert.equal(erased.status, 201, erased.text);
    }
    const done = await importer.imported([['fileId', looked.body.fileId]]);
    assert.deepEqual(await importer.emails(), ['stays@x.example']);
    assert.deepEqual([done.rows, done.created, done.skipped, done.rejected], [6, 1, 4, 1]);
    assert.ok(reasonsOf(done).includes('erased_meanwhile: 4'), reasonsOf(done).join());
    const rejects = await importer.rejects(done.id);
    assert.ok(rejects.includes('33612300004'), rejects);
    for (const his of ['gone@x.example', '33612300003']) assert.ok(!rejects.includes(his), his);
  });
});
