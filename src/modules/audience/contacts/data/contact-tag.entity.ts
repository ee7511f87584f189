import { Entity, PrimaryColumn } from 'typeorm';

/** Which contacts have a tag, in an order that lists can page by. Says what `contacts.tags` says. */
@Entity('contact_tags')
export class ContactTagEntity {
  @PrimaryColumn('uuid', { name: 'account_id' })
  accountId: string;

  @PrimaryColumn('text', { collation: 'C' })
  tag: string;

  @PrimaryColumn('uuid', { name: 'contact_id' })
  contactId: string;
}
