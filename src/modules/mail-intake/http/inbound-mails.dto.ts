export class InboundRecipientDto {
  /** @example "abuse@posthorn.example" */
  address: string;
  /**
   * Whose claim on addresses it is.
   * @example "abuse"
   */
  route: string;
}

export class InboundMailBriefDto {
  /** @example "inm_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11" */
  id: string;
  /** @example "2026-03-01T10:00:00.000Z" */
  receivedAt: string;
  /**
   * The envelope’s sender; empty for reports.
   * @example "spamcop@receiver.example"
   */
  sender: string;
  recipients: InboundRecipientDto[];
  /** @example "198.51.100.7" */
  remoteAddress: string;
  /** @example 4096 */
  sizeBytes: number;
  /** Whether its end was cut off. */
  truncated: boolean;
  /** Three readers failed of it: nobody but people will read it. */
  unreadable: boolean;
  /**
   * What SPF, DKIM, ARC and DMARC said of it; null when they were not asked.
   * @example {"spf": {"result": "pass"}, "dmarc": {"result": "pass"}}
   */
  authentication: Record<string, unknown> | null;
}

export class InboundMailDto extends InboundMailBriefDto {
  /**
   * The first 64 KiB as they came in: header and body, nothing decoded, nothing to click.
   * @example "From: SpamCop <reports@receiver.example>\r\nSubject: Spam report\r\n\r\nThe mail below was reported as spam.\r\n"
   */
  content: string;
}
