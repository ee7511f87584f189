import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { eventually } from '../../support/eventually.js';
import { EICAR, FakeClamd } from '../../support/fake-clamd.js';
import { startWorld, type World } from '../../support/world.js';
import { signUp, type SignedIn } from '../billing/account-in-world.js';
import { rows } from '../accounts/account-world.js';

interface Opened {
  id: string;
  attachments: { id: string; scan: string }[];
}

describe('files with a virus scanner', () => {
  const clamd = new FakeClamd();
  let world: World;
  let account: SignedIn;

  before(async () => {
    const { host, port } = await clamd.start();
    world = await startWorld({ CLAMD_HOST: `${host}:${port}` });
    account = await signUp(world, 'freemium-fr');
  });
  after(async () => {
    await world.close();
    await clamd.stop();
  });

  async function attach(text: string): Promise<{ path: string; opened: Opened }> {
    const body = {
      ...{ topic: 'consulting', subject: 'A file', description: 'What do you say to it?', articlesConsulted: true },
      attachments: [{ filename: 'file.txt', content: Buffer.from(text).toString('base64') }],
    };
    const { body: opened } = await world.http.post<Opened>('/v1/support/tickets', { token: account.token, body });
    return { path: `/v1/support/tickets/${opened.id}/attachments/${opened.attachments[0]!.id}`, opened };
  }
  const given = (path: string) => world.http.get<{ code?: string }>(path, { token: account.token });
  const settled = (path: string) =>
    eventually('the file is looked at', async () => {
      const answer = await given(path);
      return answer.body.code !== 'attachment_being_scanned' && answer;
    });

  it('R-124: a clean file is given out once it was looked through', async () => {
    const { path, opened } = await attach('hello');
    assert.equal(opened.attachments[0]!.scan, 'pending');
    const answer = await settled(path);
    assert.deepEqual([answer.status, answer.text], [200, 'hello']);
  });

  it('a file with a virus is given to nobody', async () => {
    const { path, opened } = await attach(EICAR);
    const answer = await settled(path);
    assert.deepEqual([answer.status, answer.body.code], [403, 'attachment_infected']);
    const asStaff = await world.http.get(path.replace('/support/', '/admin/'), { token: await world.operator() });
    assert.equal(asStaff.status, 403);
    const [row] = await rows<{ finding: string }>(world, 'select finding from ticket_attachments where id = $1', [
      opened.attachments[0]!.id.slice(4),
    ]);
    assert.equal(row!.finding, 'Win.Test.EICAR_HDB-1');
  });

  it('while the scanner is away files wait; in the end they are given out as unscannable', async () => {
    clamd.behaviour = 'hang_up';
    const { path, opened } = await attach('hello again');
    const refused = await given(path);
    assert.deepEqual([refused.status, refused.body.code], [409, 'attachment_being_scanned']);
    for (let look = 0; look < 6; look += 1) await world.advance('PT30M');
    assert.equal((await settled(path)).status, 200);
    const [row] = await rows<{ scan: string }>(world, 'select scan from ticket_attachments where id = $1', [
      opened.attachments[0]!.id.slice(4),
    ]);
    assert.equal(row!.scan, 'unscannable');
  });
});
