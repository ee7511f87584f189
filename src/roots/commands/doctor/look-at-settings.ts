import type { ConfigValues } from '../../../platform/config/config.schema.js';
import { bad, type Finding, ok, skipped, warn } from './finding.js';
import type { Subject } from './subject.js';

const OLDEST_NODE = [20, 19] as const;

/** What the environment says, where it fits together badly. */
export function lookAtSettings({ values, sends }: Subject, nodeVersion: string): Finding[] {
  return [judgeNode(nodeVersion), ...judgeSettings(values, sends)];
}

export function judgeNode(version: string): Finding {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
    return ok('machine.node', `Node.js ${version}`);
  const found = `Node.js ${version} is older than ${OLDEST_NODE.join('.')}`;
  return bad('machine.node', {
    found,
    why: 'Posthorn does not start on it.',
    mend: 'nvm install 22, or the package of nodesource.com',
  });
}

export function judgeSettings(values: ConfigValues, sends: boolean): Finding[] {
  const given = ok('settings', `roles ${values.ROLES.join(', ')}; mail goes to ${routeInWords(values.DELIVERY_ROUTE)}`);
  if (!sends)
    return [given, skipped('settings.production', 'what matters in production only: nothing leaves this machine')];
  const findings = [given];
  if (values.NODE_ENV !== 'production') {
    findings.push(
      warn('settings.production', {
        found: 'mail leaves this machine, and NODE_ENV is not production',
        why: 'Production refuses settings that are only safe on a developer’s machine.',
        mend: 'NODE_ENV=production',
      }),
    );
  }
  if (values.METRICS_PORT === null && !values.ROLES.includes('api')) {
    findings.push(
      warn('settings.metrics', {
        found: 'nobody can ask this process for its health and figures',
        why: 'It has neither the role api nor a METRICS_PORT: alerts about what only it knows stay silent.',
        mend: 'METRICS_PORT=9464 (docs/operate/metrics.md)',
      }),
    );
  }
  if (values.TEST_CLOCK === true) {
    findings.push(
      bad('settings.test-clock', {
        found: 'the test clock is on',
        why: 'Whoever moves it renews subscriptions, sends what is scheduled and closes books, to real people.',
        mend: 'Unset TEST_CLOCK and start again.',
      }),
    );
  }
  if (values.PAYMENTS === 'sandbox') {
    findings.push(
      warn('settings.payments', {
        found: 'PAYMENTS is sandbox',
        why: 'Customers can “pay” with test numbers, and no money moves.',
        mend: 'PAYMENTS=stripe with its two secrets (docs/operate/payments.md)',
      }),
    );
  }
  if (values.PUBLIC_URL === null) {
    findings.push(
      bad('settings.public-url', {
        found: 'PUBLIC_URL is not set',
        why: 'Links in mails (confirmation, new password, unsubscribe) lead to 127.0.0.1.',
        mend: 'PUBLIC_URL=https://mail.example.org',
      }),
    );
  }
  if (/(?:^|\.)localhost$/.test(values.MAIL_DOMAIN)) {
    findings.push(
      bad('settings.mail-domain', {
        found: `MAIL_DOMAIN is ${values.MAIL_DOMAIN}`,
        why: 'Mail of the installation carries an address that nobody can answer, and bounces never come back.',
        mend: 'MAIL_DOMAIN=example.org, then follow docs/operate/ports.md',
      }),
    );
  }
  return findings;
}

/** The address of a smart host may hold a password. */
function routeInWords(route: string): string {
  if (route === 'inbox') return 'the local inbox page';
  return route === 'mx' ? 'the world' : `the smart host ${new URL(route).host}`;
}
