/** The settings that name SMTP ports. */
export interface SmtpPortSettings {
  readonly SMTP_SUBMISSION_PORTS: readonly number[];
  readonly SMTP_TLS_PORTS: readonly number[];
  readonly SMTP_INBOUND_PORT: number;
}

export interface PlannedPort {
  /** The variable that asked for it, for error texts. */
  readonly variable: keyof SmtpPortSettings;
  readonly port: number;
  readonly tls: 'starttls' | 'implicit';
  readonly submission: boolean;
  readonly inbound: boolean;
}

/** Which ports to open for what. A port named for submission and inbound serves both; 0 asks for a free port each time. */
export function planPorts(settings: SmtpPortSettings): PlannedPort[] {
  const inboundPort = settings.SMTP_INBOUND_PORT;
  const planned: PlannedPort[] = [];
  const add = (variable: PlannedPort['variable'], port: number, tls: PlannedPort['tls'], submission: boolean): void => {
    if (port !== 0 && planned.some((other) => other.port === port)) return;
    const inbound = !submission || (port !== 0 && port === inboundPort && tls === 'starttls');
    planned.push({ variable, port, tls, submission, inbound });
  };
  for (const port of settings.SMTP_SUBMISSION_PORTS) add('SMTP_SUBMISSION_PORTS', port, 'starttls', true);
  for (const port of settings.SMTP_TLS_PORTS) add('SMTP_TLS_PORTS', port, 'implicit', true);
  add('SMTP_INBOUND_PORT', inboundPort, 'starttls', false);
  return planned;
}
