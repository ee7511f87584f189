import type { PlainTarget } from './targets.js';

/** What people call the columns of their files, in the product's languages; letters and digits only. */
export const COLUMN_NAMES: Readonly<Record<PlainTarget, readonly string[]>> = {
  email: [
    'email',
    'emailaddress',
    'emailaddresses',
    'mail',
    'mailaddress',
    'address',
    'recipient',
    'subscriber',
    'contact',
    'adresse',
    'adresseemail',
    'adressemail',
    'adresseelectronique',
    'courriel',
    'mel',
    'emailadresse',
    'mailadresse',
    'adressemail',
    'epost',
    'epostadresse',
    'correo',
    'correoelectronico',
    'direcciondecorreo',
    'direccionemail',
    'indirizzo',
    'indirizzoemail',
    'indirizzomail',
    'postaelettronica',
  ],
  phone: [
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'tel',
    'telephone',
    'sms',
    'smsnumber',
    'whatsapp',
    'telephoneportable',
    'telephonemobile',
    'portable',
    'numerodetelephone',
    'gsm',
    'telefon',
    'telefonnummer',
    'handy',
    'handynummer',
    'mobil',
    'mobiltelefon',
    'mobilnummer',
    'rufnummer',
    'telefono',
    'telefonomovil',
    'movil',
    'celular',
    'numerodetelefono',
    'cellulare',
    'numeroditelefono',
    'telefonocellulare',
  ],
  language: ['language', 'lang', 'locale', 'langue', 'sprache', 'idioma', 'lengua', 'lingua'],
  timeZone: ['timezone', 'tz', 'fuseauhoraire', 'zeitzone', 'zonahoraria', 'fusoorario'],
  tags: ['tag', 'tags', 'labels', 'groups', 'etiquettes', 'schlagworte', 'schlagworter', 'etiquetas', 'etichette'],
};

/** Columns that our own files add; a corrected rejects file is imported again as it is. */
export const OWN_COLUMNS: readonly string[] = [
  'line',
  'rejectedfield',
  'rejectcode',
  'rejectmessage',
  'contactid',
  'mailconsent',
  'smsconsent',
  'createdat',
  'updatedat',
  'lastsentat',
  'lastopenedat',
  'lastclickedat',
];

/** `Téléphone portable` and `telephone_portable` are one name. */
export function plainName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
