import type { DemoAccount } from './demo-account.js';
import type { Prepared } from './prepare.js';
import type { Running } from './boot.js';

/** What a person sees once everything runs: where to go, and one command that sends a first message. */
export function welcome({ config, engines }: Prepared, running: Running, demo: DemoAccount | null): string {
  const lines = ['', `Posthorn runs (${config.values.ROLES.join(', ')}) on ${engines.describe}.`, ''];
  const { SMTP_HOST: host, SMTP_SUBMISSION_PORTS, SMTP_TLS_PORTS, SMTP_INBOUND_PORT } = config.values;
  if (running.url) {
    lines.push(`  API         ${running.url}/v1`, `  Swagger UI  ${running.url}/docs`);
    if (config.devInbox) lines.push(`  Inbox       ${running.url}/dev/inbox  (nothing leaves this machine)`);
  }
  if (config.has('smtp')) {
    const implicit = SMTP_TLS_PORTS.map((port) => `${port} (TLS)`);
    lines.push(
      `  SMTP        ${host}:${[...SMTP_SUBMISSION_PORTS, ...implicit].join(', ')}; inbound ${SMTP_INBOUND_PORT}`,
    );
  }
  if (running.metricsUrl) lines.push(`  Metrics     ${running.metricsUrl}/metrics`);
  const { operator } = running.firstStart;
  if (operator?.password)
    lines.push('', `First operator: ${operator.email}, password ${operator.password}  (shown only now)`);
  if (running.url && demo)
    lines.push('', 'Send a first message, then look at the inbox:', '', firstMessage(running.url, demo));
  return `${lines.join('\n')}\n`;
}

function firstMessage(url: string, { email, secret }: DemoAccount): string {
  const message = {
    from: { email },
    to: [{ email: 'you@example.com' }],
    subject: 'First light',
    text: 'Hello from Posthorn.',
  };
  return [
    `curl -s ${url}/v1/messages \\`,
    `  -H 'Authorization: Bearer ${secret}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '${JSON.stringify(message)}'`,
  ].join('\n');
}
