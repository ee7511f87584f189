import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, describe, it } from 'node:test';
import type { CarrierSession, SubmitOutcome } from '../../../src/modules/sms/driver/adapters/carrier.port.js';
import { SmppCarrier } from '../../../src/modules/sms/driver/adapters/smpp-carrier.js';
import type { Segment } from '../../../src/modules/sms/driver/rules/submission.js';
import { eventually } from '../../support/eventually.js';
import { FakeSmsc, type SmscConnection } from '../../support/peers/fake-smsc.js';
import { selfSigned } from '../../support/peers/certificates.js';

/** One piece of what carriers and others have sent, or might, and what becomes of the session. */
interface Case {
  name: string;
  octets: string;
  session: 'stays' | 'ends';
  /** `name status sequence` of what goes back. */
  answers: string[];
  /** What the product hears; absent: nothing is asked. */
  heard?: object[];
  /** Words of the reason for which the session ends. */
  why?: string;
  thenCloses?: boolean;
}

const CASES = JSON.parse(readFileSync('test/corpus/smpp/pdus.json', 'utf8')) as Case[];
const NAMES: Readonly<Record<number, string>> = {
  0x80000000: 'generic_nack',
  0x80000005: 'deliver_sm_resp',
  0x80000006: 'unbind_resp',
  0x80000015: 'enquire_link_resp',
  0x80000103: 'data_sm_resp',
};
const TIMES = { connectMs: 20_000, responseMs: 60_000, enquireAfterMs: 60_000, enquireAnswerMs: 200 };
const WIRE = {
  longTexts: 'udh',
  gsmDataCoding: 0,
  serviceType: '',
  sourceTon: null,
  sourceNpi: null,
  window: 10,
} as const;
const SEGMENT: Segment = {
  to: '+33612345678',
  from: 'ACME',
  encoding: 'gsm7',
  octets: Buffer.from('Hello'),
  part: 1,
  of: 1,
  reference: 1,
  validSeconds: 3_600,
};

describe('PDUs that are cut, oversized, unknown or odd', () => {
  let smsc: FakeSmsc;
  let session: CarrierSession;
  let heard: object[];
  before(async () => {
    smsc = await FakeSmsc.start();
  });
  after(() => smsc.stop());
  afterEach(async () => {
    smsc.behave = () => ({});
    await session.drain(0);
  });

  const carrier = (login: object = {}): SmppCarrier => {
    const usual = { host: '127.0.0.1', port: smsc.port, tls: false, systemId: 'a', password: 'b', systemType: '' };
    return new SmppCarrier({ ...usual, ...login }, WIRE, TIMES);
  };
  const open = async (): Promise<void> => {
    heard = [];
    session = await carrier().open({
      onReceipt: (receipt) => Promise.resolve(void heard.push({ receipt })),
      onInbound: ({ from, to, text, partOf }) =>
        Promise.resolve(void heard.push({ inbound: { from, to, text, partOf } })),
      onLateAnswer: () => Promise.resolve(),
    });
  };
  const submit = (): Promise<SubmitOutcome> => session.submit({ messageId: 'm', attempt: 1, part: 1 }, SEGMENT);
  const answersOn = ({ heard: units }: SmscConnection): string[] =>
    units.flatMap(({ id, status, sequence }) => (NAMES[id] ? [`${NAMES[id]} ${status} ${sequence}`] : []));
  /** In one piece, or octet by octet. */
  const write = async ({ socket }: SmscConnection, octets: Buffer, inPieces: boolean): Promise<void> => {
    for (const piece of inPieces ? [...octets].map((octet) => Buffer.of(octet)) : [octets]) {
      if (piece.length > 0 && !socket.destroyed) socket.write(piece);
      if (inPieces) await new Promise((resolve) => setImmediate(resolve));
    }
  };

  for (const { name, octets, session: fate, answers: wanted, heard: told, why, thenCloses } of CASES) {
    for (const inPieces of [false, true]) {
      it(`${name}${inPieces ? ', octet by octet' : ''}: the session ${fate}`, async () => {
        smsc.behave = () => ({ silent: true });
        await open();
        const connection = smsc.live!;
        const underWay = submit();
        await eventually('it is there', () => Promise.resolve(connection.heard.some(({ id }) => id === 4)));
        await write(connection, Buffer.from(octets, 'hex'), inPieces);
        if (thenCloses) connection.socket.end();
        if (fate === 'ends') {
          assert.match(await session.ended, new RegExp(why!));
          // Nobody knows what became of it, and nobody says otherwise.
          assert.deepEqual(await underWay, { kind: 'unknown', code: 'connection_lost' });
          assert.deepEqual(await submit(), { kind: 'not_sent', code: 'session_ended' });
        }
        await eventually(`${wanted.join(', ')} came back`, () =>
          Promise.resolve(wanted.every((one) => answersOn(connection).includes(one))),
        );
        if (fate === 'stays') {
          smsc.behave = () => ({ id: 'later' });
          assert.deepEqual(await submit(), { kind: 'accepted', carrierId: 'later' });
          assert.deepEqual(answersOn(connection).sort(), [...wanted].sort());
        }
        if (told !== undefined) assert.deepEqual(heard, told);
      });
    }
  }

  it('a bind that is never answered says so, and a certificate that nobody vouches for is not trusted', async () => {
    await open();
    smsc.bindAnswers = ['silent'];
    const quick = new SmppCarrier(
      { host: '127.0.0.1', port: smsc.port, tls: false, systemId: 'a', password: 'b', systemType: '' },
      WIRE,
      { ...TIMES, responseMs: 200 },
    );
    const nothing = () => Promise.resolve();
    const listener = { onReceipt: nothing, onInbound: nothing, onLateAnswer: nothing };
    await assert.rejects(quick.open(listener), { why: 'network', code: 'bind is not answered' });
    const secret = await FakeSmsc.start(0, selfSigned('127.0.0.1'));
    await assert.rejects(
      carrier({ tls: true, port: secret.port }).open(listener),
      (error: { why?: string; code?: string }) => {
        assert.equal(error.why, 'network');
        assert.match(error.code ?? '', /SELF_SIGNED|UNABLE_TO_VERIFY/);
        return true;
      },
    );
    assert.equal(secret.binds.length, 0, 'the password was not told');
    await secret.stop();
  });
});
