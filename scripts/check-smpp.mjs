/**
 * node scripts/check-smpp.mjs [--compiled]: the whole product against an SMSC that others wrote.
 * That is Net::SMPP, which Debian packages (apt-get install libnet-smpp-perl); scripts/lib/net-smpp-smsc.pl gives it bad manners:
 * answers out of order, receipts early, twice, contradicting each other, by parameters alone, with addresses the wrong way round and
 * ids in another base, throttling, refusals, silence and cuts. Each text must end as it should and be charged once or not at all.
 * Ends with 0: all as it should be; 1: something is wrong; 3: NOTHING was checked, for want of perl or of Net::SMPP.
 */
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { benchTree } from '../bench/lib/bench-tree.mjs';
import { repositoryRoot } from './lib/repository.mjs';

const say = (line) => console.log(line);
const LIMIT_MS = 60_000;
const RESPONSE_SECONDS = 2;
const CUT = '76';
/** By the last two digits: what the SMSC does, how the text ends, and what is paid. */
const CASES = [
  { ending: '10', what: 'answers out of order, ids in another base', status: 'delivered', charge: 'settled' },
  { ending: '11', what: 'the same', status: 'delivered', charge: 'settled' },
  { ending: '12', what: 'the same', status: 'delivered', charge: 'settled' },
  { ending: '70', what: 'a receipt by parameters alone', status: 'delivered', charge: 'settled' },
  { ending: '71', what: 'a receipt before the answer', status: 'delivered', charge: 'settled' },
  { ending: '72', what: 'a receipt twice, then another', status: 'delivered', charge: 'settled' },
  { ending: '73', what: 'throttled once', status: 'delivered', charge: 'settled', times: 2 },
  { ending: '74', what: 'refused', status: 'rejected', charge: 'released' },
  { ending: '75', what: 'never answered', status: 'unknown', charge: 'reserved' },
  { ending: '76', what: 'cut after it was taken', status: 'unknown', charge: 'reserved' },
  { ending: '77', what: 'a receipt with addresses as submitted', status: 'delivered', charge: 'settled' },
  { ending: '78', what: 'somebody answers Stop', status: 'delivered', charge: 'settled' },
  { ending: '79', what: 'no receipt', status: 'submitted', charge: 'settled' },
];

async function run() {
  if (spawnSync('perl', ['-MNet::SMPP', '-e', '1']).status !== 0) {
    console.error('NOTHING WAS CHECKED: perl has no Net::SMPP here (apt-get install libnet-smpp-perl).');
    return 3;
  }
  const smsc = new Smsc();
  const { at, stop } = await benchTree({ compiled: process.argv.includes('--compiled') });
  const { startWorld } = await at('test/support/world.js');
  const steps = await at('test/integration/sms/sms-in-world.js');
  let world;
  try {
    const route = `smpp://acme:secret@127.0.0.1:${await smsc.port}?window=5&tps=500`;
    world = await startWorld({ API_RATE_LIMIT: '1000000', SMS_ROUTE: route });
    return await judge(new Checking(world, steps, smsc));
  } finally {
    await world?.close();
    smsc.stop();
    await stop();
  }
}

async function judge(checking) {
  const faults = [...(await checking.octets()), ...(await checking.cases()), ...(await checking.login())];
  for (const fault of faults) console.error(`WRONG: ${fault}`);
  say(faults.length === 0 ? 'Net::SMPP and Posthorn understand each other.' : `${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

/** The Perl process, and what it says. */
class Smsc {
  constructor() {
    this.child = spawn('perl', [join(repositoryRoot, 'scripts/lib/net-smpp-smsc.pl')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.told = [];
    this.port = new Promise((listening) => {
      createInterface({ input: this.child.stdout }).on('line', (line) => {
        const one = JSON.parse(line);
        if (one.listening) listening(one.listening);
        else this.told.push(one);
      });
    });
  }

  submissionsTo(number) {
    const to = number.replace('+', '');
    return this.told.flatMap(({ submitted }) => (submitted?.destination_addr === to ? [submitted] : []));
  }

  stop() {
    this.child.kill('SIGKILL');
  }
}

class Checking {
  constructor(world, steps, smsc) {
    Object.assign(this, { world, steps, smsc });
  }

  /** What Net::SMPP reads of texts in each alphabet and each way of writing long ones. */
  async octets() {
    this.customer = await this.steps.smsCustomer(this.world);
    const faults = [];
    const texts = [
      { text: 'Prix: 5 € {ok}', octets: ['507269783a2035201b65201b286f6b1b29'], coding: 0 },
      { text: 'Sœur', octets: [hexOf('Sœur')], coding: 8 },
    ];
    for (const [i, { text, octets, coding }] of texts.entries())
      faults.push(...(await this.arrives(`+3361234010${i}`, text, octets, { data_coding: coding, esm_class: 0 })));
    const long = 'Ж'.repeat(100);
    const halves = [hexOf(long.slice(0, 67)), hexOf(long.slice(67))];
    await this.patch({ longTexts: 'sar', responseSeconds: RESPONSE_SECONDS });
    faults.push(...(await this.arrives('+33612340103', long, halves, { esm_class: 0, sar_total_segments: '02' })));
    await this.patch({ longTexts: 'payload' });
    faults.push(...(await this.arrives('+33612340104', long, [hexOf(long)], { esm_class: 0, payload: 1 })));
    await this.patch({ longTexts: 'udh' });
    const withHeader = (told) => ({ ...told, octets: told.octets.slice(12) });
    faults.push(...(await this.arrives('+33612340105', long, halves, { esm_class: 0x40, payload: 0 }, withHeader)));
    return faults;
  }

  async arrives(number, text, octets, fields, read = (told) => told) {
    const id = await this.steps.sentTo(this.world, this.customer.token, number, { text });
    await this.ends(id, 'delivered');
    const told = this.smsc.submissionsTo(number).map(read);
    const same = JSON.stringify(told.map((one) => one.octets).sort()) === JSON.stringify([...octets].sort());
    const wrong = Object.entries(fields).filter(([name, value]) => told.some((one) => one[name] !== value));
    say(`${same && wrong.length === 0 ? 'as written' : 'WRONG     '}  ${text.slice(0, 14)} ${JSON.stringify(fields)}`);
    return same && wrong.length === 0 ? [] : [`${text}: ${JSON.stringify(told)}`];
  }

  async cases() {
    const faults = [];
    const sent = [];
    // A cut takes with it whatever else is under way: it comes last, alone.
    for (const one of [...CASES.filter(({ ending }) => ending !== CUT), CASES.find(({ ending }) => ending === CUT)]) {
      if (one.ending === CUT) for (const before of sent) await this.ends(before.id, before.status);
      const number = `+336123499${one.ending}`;
      sent.push({ ...one, number, id: await this.steps.sentTo(this.world, this.customer.token, number) });
    }
    for (const { number, id, what, status, charge, times = 1 } of sent) {
      const sms = await this.ends(id, status);
      const ledger = await this.ledgerOf(id);
      const submitted = this.smsc.submissionsTo(number).length;
      const wanted = ['reserve', ...{ settled: ['settle'], released: ['release'], reserved: [] }[charge]];
      const right =
        sms.status === status && sms.charge === charge && submitted === times && `${ledger}` === `${wanted}`;
      say(
        `${right ? 'right' : 'WRONG'}  ${what}: ${sms.status}, ${sms.charge}, submitted ${submitted} x, ${ledger.join(' ')}`,
      );
      if (!right) faults.push(`${what}: wanted ${status}, ${charge}, ${times} x, ${wanted.join(' ')}`);
    }
    const stops = await this.get('/v1/sms/stoplist');

    if (!stops.data.some(({ number }) => number.endsWith('9978'))) faults.push('an answer Stop was not heard');
    const refused = this.smsc.told.filter(({ acknowledged, nack, status }) => (acknowledged || nack) && status !== 0);
    if (refused.length > 0) faults.push(`deliveries that were not acknowledged: ${JSON.stringify(refused)}`);
    return faults;
  }

  async login() {
    const { host, port } = (await this.route()).smpp;
    const token = await this.world.operator();
    const body = { name: 'wrong-password', host, port, systemId: 'acme', password: 'wrong', countries: ['DE'] };
    const added = await this.world.http.post('/v1/admin/sms/routes', { token, body });
    if (added.status !== 201) throw new Error(added.text);
    const refused = await until(async () =>
      (await this.route('wrong')).sessions.some(({ lastError }) => lastError === 'invalid_password'),
    );
    say(`${refused ? 'right' : 'WRONG'}  a refused login is told as such`);
    return refused ? [] : ['a refused login is not told'];
  }

  /** The message once it stands so, or as it is when patience ends. */
  async ends(id, status) {
    let sms;
    await until(async () => (sms = await this.steps.smsOf(this.world, this.customer.token, id)).status === status);
    return sms;
  }

  async ledgerOf(id) {
    const sql = new pg.Client({ connectionString: this.world.database.databaseUrl });
    await sql.connect();
    const { rows } = await sql.query('select kind from sms_ledger where message_id = $1 order by id', [id.slice(4)]);
    await sql.end();
    return rows.map(({ kind }) => kind);
  }

  async get(path) {
    return (await this.world.http.get(path, { token: this.customer.token })).body;
  }

  async route(name = 'acme') {
    const token = await this.world.operator();
    const { body } = await this.world.http.get('/v1/admin/sms/routes', { token });
    return body.data.find((one) => one.name.startsWith(name));
  }

  /** A route that was changed signs in anew. */
  async patch(body) {
    const { id } = await this.route();
    const before = this.binds();
    const answer = await this.world.http.patch(`/v1/admin/sms/routes/${id}`, {
      token: await this.world.operator(),
      body,
    });
    if (answer.status !== 200) throw new Error(answer.text);
    await until(() => this.binds() > before);
  }

  binds() {
    return this.smsc.told.filter(({ bind }) => bind).length;
  }
}

function hexOf(text) {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

async function until(ask) {
  const end = performance.now() + LIMIT_MS;
  while (!(await ask())) {
    if (performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

process.exit(await run());
