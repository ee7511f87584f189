/** Everything the story needs around it: name server, mailboxes, carrier, the customers' own servers, and the installation. */
import { DateTime } from 'luxon';
import { StoryClient } from '../story-client.mjs';
import { Calendar, MovingClock } from './calendar.mjs';
import { Carrier } from './carrier.mjs';
import { HookReceiver } from './hook-receiver.mjs';
import { NameServer } from './name-server.mjs';
import { OPERATOR } from './operator.mjs';
import { PROVIDERS } from './readers.mjs';
import { Receiver } from './receiver.mjs';

export class Stage {
  constructor({ instance, scale, print }) {
    Object.assign(this, { instance, scale, print });
    this.calendar = new Calendar();
  }

  async begin() {
    this.dns = await NameServer.start();
    this.receiver = await Receiver.start();
    this.hooks = await HookReceiver.start();
    this.carrier = await Carrier.start();
    for (const { domain, host } of PROVIDERS) this.dns.publishMailDomain(domain, host);
    await this.instance.begin();
    await this.instance.start({
      TEST_CLOCK: '1',
      TEST_CLOCK_START: this.calendar.iso('-33 08:00'),
      DELIVERY_ROUTE: 'mx',
      DNS_SERVERS: this.dns.address,
      MX_PORT: String(this.receiver.port),
      MX_ALLOW_PRIVATE: '1',
      SMS_ROUTE: this.carrier.route,
      OUTBOUND_HTTP_ALLOW: `127.0.0.0/8:${this.hooks.port}`,
    });
    this.operator = new StoryClient(this.instance.url);
    await this.signInOperator();
    this.clock = new MovingClock(this.operator, this.calendar);
  }

  async signInOperator() {
    this.operator.bearer = null;
    this.operator.bearer = (await this.operator.post('/v1/auth/login', OPERATOR)).accessToken;
  }

  /** The past is over: business time is the machine's, and mail goes to the local inbox as on any other machine. */
  async today() {
    await this.clock.toInstant(DateTime.now());
    await this.instance.stop();
    this.instance.remember({ zone: this.dns.records, hooks: this.hooks.facts });
    await this.instance.start({
      DNS_SERVERS: this.dns.address,
      OUTBOUND_HTTP_ALLOW: `127.0.0.0/8:${this.hooks.port}`,
    });
    await this.signInOperator();
  }

  async end() {
    await this.instance.stop();
    this.dns?.close();
    this.receiver?.close();
    this.hooks?.close();
    this.carrier?.close();
  }
}
