import { Injectable } from '@nestjs/common';
import { toDate } from '../../../../kernel/time/instant.js';
import type { Tx } from '../../../../platform/database/tx.js';
import { Sealer } from '../../../../platform/crypto/sealer.js';
import { UnitOfWork } from '../../../../platform/database/unit-of-work.js';
import { SANDBOX, type SmppSettings, type SmsRoute, USUAL_SMPP } from '../rules/route.js';

interface Row extends Omit<SmsRoute, 'smpp'> {
  settings: SmppSettings;
}

const COLUMNS = 'id, name, kind, source, enabled, listed, priority, countries, settings, version';

/** Ways to carriers. Passwords lie sealed and are opened only by whoever signs in with them. */
@Injectable()
export class SmsRoutesRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealer: Sealer,
  ) {}

  async all(): Promise<SmsRoute[]> {
    const sql = `select ${COLUMNS} from sms_routes order by priority, name`;
    return (await this.unitOfWork.readAsWorker<Row>(sql)).map(routeOf);
  }

  async find(tx: Tx, id: string): Promise<SmsRoute | null> {
    const [row] = await tx.query<Row>(`select ${COLUMNS} from sms_routes where id = $1 for update`, [id]);
    return row === undefined ? null : routeOf(row);
  }

  async named(name: string): Promise<SmsRoute | null> {
    const sql = `select ${COLUMNS} from sms_routes where name = $1`;
    const [row] = await this.unitOfWork.readAsWorker<Row>(sql, [name]);
    return row === undefined ? null : routeOf(row);
  }

  /** Null: another one has the name. */
  async insert(tx: Tx, route: Omit<SmsRoute, 'version'>, password: string | null): Promise<SmsRoute | null> {
    const [row] = await tx.query<Row>(
      `insert into sms_routes (id, name, kind, source, enabled, listed, priority, countries, settings, password_sealed, version,
         created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $11) on conflict (name) do nothing returning ${COLUMNS}`,
      [
        route.id,
        route.name,
        route.kind,
        route.source,
        route.enabled,
        route.listed,
        route.priority,
        route.countries,
        JSON.stringify(route.smpp ?? {}),
        this.sealed(password),
        toDate(tx.now),
      ],
    );
    return row === undefined ? null : routeOf(row);
  }

  /** With `password` null the old one stays. */
  async update(tx: Tx, route: SmsRoute, password: string | null): Promise<SmsRoute> {
    const [row] = await tx.query<Row>(
      `update sms_routes set enabled = $2, listed = $3, priority = $4, countries = $5, settings = $6,
          password_sealed = coalesce($7, password_sealed), version = version + 1, updated_at = $8 where id = $1 returning ${COLUMNS}`,
      [
        route.id,
        route.enabled,
        route.listed,
        route.priority,
        route.countries,
        JSON.stringify(route.smpp ?? {}),
        this.sealed(password),
        toDate(tx.now),
      ],
    );
    return routeOf(row!);
  }

  async delete(tx: Tx, id: string): Promise<void> {
    await tx.query('delete from sms_route_sessions where route_id = $1', [id]);
    await tx.query('delete from sms_routes where id = $1', [id]);
  }

  async passwordOf(id: string): Promise<string> {
    return (await this.secret(id, 'password_sealed')) ?? '';
  }

  /** What signs the calls of a route's own hook; null: it has none. */
  hookSecretOf(id: string): Promise<string | null> {
    return this.secret(id, 'hook_secret_sealed');
  }

  async setHookSecret(tx: Tx, id: string, secret: string): Promise<void> {
    await tx.query('update sms_routes set hook_secret_sealed = $2, version = version + 1 where id = $1', [
      id,
      this.sealer.seal(secret),
    ]);
  }

  private async secret(id: string, column: 'password_sealed' | 'hook_secret_sealed'): Promise<string | null> {
    const sql = `select ${column} as sealed from sms_routes where id = $1`;
    const [row] = await this.unitOfWork.readAsWorker<{ sealed: Buffer | null }>(sql, [id]);
    return row?.sealed == null ? null : this.sealer.open(row.sealed).toString('utf8');
  }

  private sealed(password: string | null): Buffer | null {
    return password === null ? null : this.sealer.seal(password);
  }
}

function routeOf({ settings, ...row }: Row): SmsRoute {
  return { ...row, smpp: row.kind === SANDBOX ? null : { ...USUAL_SMPP, ...settings } };
}
