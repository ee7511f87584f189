/** Command ids of SMPP 3.4 (§5.1.2.1). An answer is its request with the highest bit set. */
export const COMMAND = {
  bind_transceiver: 0x00000009,
  outbind: 0x0000000b,
  submit_sm: 0x00000004,
  deliver_sm: 0x00000005,
  unbind: 0x00000006,
  enquire_link: 0x00000015,
  alert_notification: 0x00000102,
  data_sm: 0x00000103,
  generic_nack: 0x80000000,
} as const;

const ANSWER_BIT = 0x80000000;

export function answerTo(command: number): number {
  return (command | ANSWER_BIT) >>> 0;
}

export function isAnswer(command: number): boolean {
  return command >= ANSWER_BIT;
}

/** Statuses that the session itself gives or understands (§5.1.3); those of a submission are in `submit-verdict.table.ts`. */
export const STATUS = {
  ok: 0x00,
  invalidLength: 0x02,
  invalidCommand: 0x03,
  wrongBindState: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  throttled: 0x58,
} as const;
