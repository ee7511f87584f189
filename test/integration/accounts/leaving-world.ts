import { parseWireId } from '../../../src/kernel/ids.js';
import { instantOf } from '../../../src/kernel/time/instant.js';
import { signUpCustomer, type Customer } from '../../support/customer.js';
import { eventually } from '../../support/eventually.js';
import { unzip } from '../../support/unzip.js';
import type { World } from '../../support/world.js';

export interface ExportBody {
  id: string;
  status: string;
  progress: { partsDone: number; partsTotal: number; rows: number; bytes: number };
  expiresAt: string | null;
  sizeBytes: number | null;
}

export interface CertificateBody {
  platformId: number;
  reason: string;
  passes: number;
  counts: Record<string, number>;
  kept: { part: string; rows: number; because: string }[];
}

export const uuidOf = (customer: Customer): string => parseWireId('acc', customer.accountId)!;

export async function requestExport(world: World, customer: Customer): Promise<ExportBody> {
  const answer = await world.http.post<ExportBody>('/v1/account/exports', { token: customer.accessToken });
  if (answer.status !== 202) throw new Error(`export: ${answer.status} ${answer.text}`);
  return answer.body;
}

export async function readExport(world: World, customer: Customer, id: string): Promise<ExportBody> {
  return (await world.http.get<ExportBody>(`/v1/account/exports/${id}`, { token: customer.accessToken })).body;
}

export function finishedExport(world: World, customer: Customer, id: string, withinMs = 30_000): Promise<ExportBody> {
  return eventually(
    'the export is ready',
    async () => {
      const body = await readExport(world, customer, id);
      return body.status === 'ready' && body;
    },
    withinMs,
  );
}

export async function downloadZip(world: World, customer: Customer, id: string): Promise<Buffer> {
  const answer = await fetch(`${world.http.url}/v1/account/exports/${id}/download`, {
    headers: { authorization: `Bearer ${customer.accessToken}` },
  });
  if (answer.status !== 200) throw new Error(`download: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** The lines of each file, by the name of its part. */
export function linesOf(zip: Buffer): Map<string, Record<string, unknown>[]> {
  const parts = new Map<string, Record<string, unknown>[]>();
  for (const [name, content] of unzip(zip)) {
    if (!name.endsWith('.jsonl')) continue;
    const lines = content.toString('utf8').split('\n').slice(0, -1);
    parts.set(
      name.slice(0, -'.jsonl'.length),
      lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    );
  }
  return parts;
}

/** Closes the account by its owner and answers when its data goes. */
export async function closeAccount(world: World, customer: Customer): Promise<string> {
  const answer = await world.http.delete<{ closesAt: string }>('/v1/account', {
    token: customer.accessToken,
    body: { password: customer.password },
  });
  if (answer.status !== 202) throw new Error(`closing: ${answer.status} ${answer.text}`);
  return answer.body.closesAt;
}

/** Signs up, and signs in anew when the clock has moved so far that the token is old. */
export async function newCustomer(world: World, email?: string): Promise<Customer> {
  return signUpCustomer(world, email === undefined ? {} : { email });
}

/** Moves to the date and waits for the certificate. */
export async function purged(world: World, customer: Customer, closesAt: string): Promise<CertificateBody> {
  if (instantOf(closesAt) > world.now()) await world.moveTo(closesAt);
  return certificateOf(world, customer);
}

export async function certificateOf(world: World, customer: Customer): Promise<CertificateBody> {
  const token = await world.operator();
  return eventually(
    'the certificate is there',
    async () => {
      const answer = await world.http.get<CertificateBody>(
        `/v1/admin/accounts/${customer.accountId}/purge-certificate`,
        { token },
      );
      return answer.status === 200 && answer.body;
    },
    60_000,
  );
}
