import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of a file that was refused, and why. */
@Entity('contact_import_rejects')
export class ImportRejectEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('uuid', { name: 'import_id' })
  importId: string;

  @PrimaryColumn('integer')
  line: number;

  @Column('text')
  field: string;

  @Column('text')
  code: string;

  /** What stood there, its cells in one text. */
  @Column('text')
  cells: string;
}
