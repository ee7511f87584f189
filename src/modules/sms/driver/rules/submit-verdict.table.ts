/** What an answer to a submission means for the message. */
export type SubmitVerdict =
  /** Not now, and slower: no try of the message. */
  | 'throttled'
  /** Perhaps later. */
  | 'retry'
  /** This message never, or not this way. */
  | 'refused'
  /** The session is of no use any more: to be opened again. */
  | 'session';

/** SMPP 3.4 §5.1.3. What is not named here is tried again, not for ever. */
const BY_STATUS: Readonly<Record<number, { verdict: SubmitVerdict; code: string }>> = {
  0x01: { verdict: 'refused', code: 'invalid_message_length' },
  0x02: { verdict: 'refused', code: 'invalid_command_length' },
  0x03: { verdict: 'refused', code: 'invalid_command' },
  0x04: { verdict: 'session', code: 'wrong_bind_state' },
  0x05: { verdict: 'session', code: 'already_bound' },
  0x06: { verdict: 'refused', code: 'invalid_priority' },
  0x07: { verdict: 'refused', code: 'invalid_registered_delivery' },
  0x08: { verdict: 'retry', code: 'system_error' },
  0x0a: { verdict: 'refused', code: 'invalid_sender' },
  0x0b: { verdict: 'refused', code: 'invalid_destination' },
  0x14: { verdict: 'throttled', code: 'queue_full' },
  0x15: { verdict: 'refused', code: 'invalid_service_type' },
  0x33: { verdict: 'refused', code: 'invalid_destinations' },
  0x42: { verdict: 'refused', code: 'invalid_esm_class' },
  0x43: { verdict: 'refused', code: 'not_submittable' },
  0x44: { verdict: 'refused', code: 'not_submittable' },
  0x45: { verdict: 'refused', code: 'submission_failed' },
  0x48: { verdict: 'refused', code: 'invalid_sender_ton' },
  0x49: { verdict: 'refused', code: 'invalid_sender_npi' },
  0x50: { verdict: 'refused', code: 'invalid_destination_ton' },
  0x51: { verdict: 'refused', code: 'invalid_destination_npi' },
  0x53: { verdict: 'refused', code: 'invalid_system_type' },
  0x58: { verdict: 'throttled', code: 'throttled' },
  0x61: { verdict: 'refused', code: 'invalid_schedule' },
  0x62: { verdict: 'refused', code: 'invalid_validity' },
  0x64: { verdict: 'retry', code: 'temporary_error' },
  0x65: { verdict: 'refused', code: 'permanent_error' },
  0x66: { verdict: 'refused', code: 'rejected' },
  0xc0: { verdict: 'refused', code: 'invalid_parameter_stream' },
  0xc1: { verdict: 'refused', code: 'parameter_not_allowed' },
  0xc2: { verdict: 'refused', code: 'invalid_parameter_length' },
  0xc3: { verdict: 'refused', code: 'parameter_missing' },
  0xc4: { verdict: 'refused', code: 'invalid_parameter_value' },
  0xff: { verdict: 'retry', code: 'unknown_error' },
};

export function judgeSubmission(status: number): { verdict: SubmitVerdict; code: string } {
  return BY_STATUS[status] ?? { verdict: 'retry', code: `smpp_${status.toString(16).padStart(4, '0')}` };
}

/** Answers to a bind that no patience changes: an account that is locked stays so the longer the more often it is tried. */
const REFUSED_BINDS: Readonly<Record<number, string>> = {
  0x05: 'already_bound',
  0x0d: 'bind_failed',
  0x0e: 'invalid_password',
  0x0f: 'invalid_system_id',
  0x53: 'invalid_system_type',
};

export function refusedBind(status: number): string | null {
  return REFUSED_BINDS[status] ?? null;
}
