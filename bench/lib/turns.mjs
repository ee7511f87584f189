/** Runs each scenario in turns: one round of Posthorn, one of Postfix, and again, so that both meet the same noise. */
import { Helper, eventually } from './children.mjs';
import { measureAccept, measureDelivery } from './measure.mjs';
import { freePort } from './ports.mjs';
import { Postfix, opendkimIsHere, postfixIsHere } from './postfix.mjs';
import { PLAIN_SENDER, SIGNED_SENDER } from './posthorn.mjs';
import { QUICK, jobOf } from './scenarios.mjs';

const WARM_UP = 500;
const senderOf = (scenario) => (scenario.signed ? SIGNED_SENDER : PLAIN_SENDER);

export class Turns {
  constructor({ posthorn, folder, quick, rounds, split, say }) {
    Object.assign(this, { posthorn, folder, quick, split, say });
    this.rounds = quick ? QUICK.rounds : rounds;
    this.loaders = { smtp: new Helper('load-smtp.mjs'), http: new Helper('load-http.mjs') };
    this.id = 1;
  }

  nextId() {
    const first = this.id;
    this.id += 1_000_000;
    return first;
  }

  async newSink(replyDelayMs = 0) {
    const sink = new Helper('sink.mjs', [0, replyDelayMs]);
    return { sink, port: (await sink.hear()).listening };
  }

  /** Nobody restarts a mail server for each thousand messages: compiled code, open pools and idle processes are the usual case. */
  async warmUp(loader, job, sink, delivers) {
    const count = this.quick ? 20 : WARM_UP;
    const { accepted } = await loader.ask({ ...job, count, firstId: this.nextId() });
    if (delivers) await eventually(async () => (await sink.ask('stats')).distinct >= accepted, 60_000);
    return count;
  }

  countOf(scenario) {
    return this.quick ? Math.min(QUICK.count, scenario.count) : scenario.count;
  }

  async ours(scenario) {
    const { posthorn } = this;
    const { sink, port } = await this.newSink(scenario.replyDelayMs);
    const roles = scenario.kind === 'accept' ? 'api,smtp' : 'api,smtp,worker,scheduler';
    const flushesBefore = scenario.flushes ? await posthorn.walFlushes() : 0;
    await posthorn.startRun({ roles, sinkPort: port, split: this.split && scenario.kind === 'deliver' });
    const by = scenario.by ?? 'smtp';
    const access =
      by === 'http'
        ? { port: posthorn.httpPort, secret: posthorn.secret }
        : { port: posthorn.smtpPort, auth: posthorn.auth() };
    const job = jobOf(scenario, {
      ...access,
      from: senderOf(scenario),
      firstId: this.nextId(),
      count: this.countOf(scenario),
    });
    const warm = await this.warmUp(this.loaders[by], job, sink, scenario.kind === 'deliver');
    const measured = {
      name: `Posthorn, ${scenario.title}`,
      loader: this.loaders[by],
      job,
      sink,
      roots: () => posthorn.roots(),
    };
    const figures = scenario.kind === 'accept' ? await measureAccept(measured) : await measureDelivery(measured);
    await posthorn.stop();
    sink.stop();
    if (scenario.kind === 'deliver')
      figures.transactionsPerMessage = (await posthorn.transactions()) / (job.count + warm);
    if (scenario.flushes)
      figures.flushesPerMessage = ((await posthorn.walFlushes()) - flushesBefore) / (job.count + warm);
    return figures;
  }

  async theirs(scenario) {
    const postfix = new Postfix(this.folder, await freePort());
    this.postfix = postfix;
    const { sink, port } = await this.newSink(scenario.replyDelayMs);
    try {
      const milter = scenario.signed ? await postfix.startSigner() : undefined;
      await postfix.start({ hold: scenario.kind === 'accept', sinkPort: port, domains: 1000, milter });
      const job = jobOf(scenario, {
        port: postfix.port,
        from: senderOf(scenario),
        firstId: this.nextId(),
        count: this.countOf(scenario),
      });
      await this.warmUp(this.loaders.smtp, job, sink, scenario.kind === 'deliver');
      const measured = {
        name: `Postfix, ${scenario.title}`,
        loader: this.loaders.smtp,
        job,
        sink,
        roots: () => postfix.roots(),
      };
      return scenario.kind === 'accept' ? await measureAccept(measured) : await measureDelivery(measured);
    } finally {
      await this.endPostfix();
      sink.stop();
    }
  }

  async endPostfix() {
    this.postfix?.empty();
    await this.postfix?.stop();
    this.postfix?.stopSigner();
    this.postfix = undefined;
  }

  async run(scenario) {
    const result = { scenario, posthorn: [], postfix: [] };
    const beside = scenario.peer && postfixIsHere() && (!scenario.signed || opendkimIsHere());
    for (let round = 1; round <= this.rounds; round += 1) {
      result.posthorn.push(await this.ours(scenario));
      if (beside) result.postfix.push(await this.theirs(scenario));
      const last = (list) => (list.length > 0 ? list.at(-1).perSecond.toFixed(0) : '–');
      this.say(
        `  ${scenario.title}, round ${round}: Posthorn ${last(result.posthorn)}/s, Postfix ${last(result.postfix)}/s`,
      );
    }
    return result;
  }

  async close() {
    await this.endPostfix();
    for (const loader of Object.values(this.loaders)) loader.stop();
  }
}
