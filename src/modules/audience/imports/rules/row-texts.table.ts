import type { Texts } from '../../../../kernel/texts.js';

/** What is told of a row, in its reader's language. */
export const ROW_TEXTS: Readonly<Record<string, Texts>> = {
  required: {
    en: 'There is no e-mail address in this row.',
    fr: 'Cette ligne ne contient pas d’adresse e-mail.',
    de: 'In dieser Zeile steht keine E-Mail-Adresse.',
    es: 'En esta fila no hay dirección de correo.',
    it: 'In questa riga non c’è un indirizzo e-mail.',
  },
  address_invalid: {
    en: 'This is no e-mail address.',
    fr: 'Ceci n’est pas une adresse e-mail.',
    de: 'Das ist keine E-Mail-Adresse.',
    es: 'Esto no es una dirección de correo.',
    it: 'Questo non è un indirizzo e-mail.',
  },
  phone_invalid: {
    en: 'This is no telephone number with its country, such as +33 6 12 34 56 78.',
    fr: 'Ceci n’est pas un numéro avec son pays, comme +33 6 12 34 56 78.',
    de: 'Das ist keine Telefonnummer mit ihrem Land, wie +33 6 12 34 56 78.',
    es: 'Esto no es un número con su país, como +33 6 12 34 56 78.',
    it: 'Questo non è un numero con il suo paese, come +33 6 12 34 56 78.',
  },
  wrong_format: {
    en: 'This is not written as this field is written.',
    fr: 'Ceci n’a pas la forme de ce champ.',
    de: 'Das hat nicht die Form dieses Feldes.',
    es: 'Esto no tiene la forma de este campo.',
    it: 'Questo non ha la forma di questo campo.',
  },
  wrong_type: {
    en: 'This is not of the field’s type.',
    fr: 'Ceci n’est pas du type du champ.',
    de: 'Das ist nicht von der Art des Feldes.',
    es: 'Esto no es del tipo del campo.',
    it: 'Questo non è del tipo del campo.',
  },
  unknown_field: {
    en: 'The account no longer has this field.',
    fr: 'Le compte n’a plus ce champ.',
    de: 'Das Konto hat dieses Feld nicht mehr.',
    es: 'La cuenta ya no tiene este campo.',
    it: 'L’account non ha più questo campo.',
  },
  number_wrong: {
    en: 'This is no number.',
    fr: 'Ceci n’est pas un nombre.',
    de: 'Das ist keine Zahl.',
    es: 'Esto no es un número.',
    it: 'Questo non è un numero.',
  },
  number_ambiguous: {
    en: 'This may be a thousand or a decimal number: say `decimal` with the import.',
    fr: 'Millier ou décimale : indiquez `decimal` avec l’import.',
    de: 'Das können Tausender oder Nachkommastellen sein: `decimal` beim Import angeben.',
    es: 'Pueden ser millares o decimales: indique `decimal` con la importación.',
    it: 'Possono essere migliaia o decimali: indicare `decimal` con l’importazione.',
  },
  boolean_wrong: {
    en: 'This is neither yes nor no.',
    fr: 'Ceci n’est ni oui ni non.',
    de: 'Das ist weder ja noch nein.',
    es: 'Esto no es ni sí ni no.',
    it: 'Questo non è né sì né no.',
  },
  date_wrong: {
    en: 'This is no date.',
    fr: 'Ceci n’est pas une date.',
    de: 'Das ist kein Datum.',
    es: 'Esto no es una fecha.',
    it: 'Questa non è una data.',
  },
  date_ambiguous: {
    en: 'Day and month could stand either way round: say `dateFormat` with the import.',
    fr: 'Le jour et le mois peuvent être inversés : indiquez `dateFormat` avec l’import.',
    de: 'Tag und Monat könnten vertauscht sein: `dateFormat` beim Import angeben.',
    es: 'El día y el mes pueden estar al revés: indique `dateFormat` con la importación.',
    it: 'Giorno e mese potrebbero essere invertiti: indicare `dateFormat` con l’importazione.',
  },
  too_long: {
    en: 'This is too long.',
    fr: 'Ceci est trop long.',
    de: 'Das ist zu lang.',
    es: 'Esto es demasiado largo.',
    it: 'Questo è troppo lungo.',
  },
  too_large: {
    en: 'The fields of this contact would be too large together.',
    fr: 'Les champs de ce contact seraient trop volumineux.',
    de: 'Die Felder dieses Kontakts wären zusammen zu groß.',
    es: 'Los campos de este contacto serían demasiado grandes.',
    it: 'I campi di questo contatto sarebbero troppo grandi.',
  },
  too_many: {
    en: 'The contact would have too many tags.',
    fr: 'Le contact aurait trop d’étiquettes.',
    de: 'Der Kontakt hätte zu viele Schlagworte.',
    es: 'El contacto tendría demasiadas etiquetas.',
    it: 'Il contatto avrebbe troppe etichette.',
  },
  invalid_characters: {
    en: 'This has characters that no text has.',
    fr: 'Ceci contient des caractères qu’aucun texte n’a.',
    de: 'Das enthält Zeichen, die in keinem Text stehen.',
    es: 'Esto contiene caracteres que ningún texto tiene.',
    it: 'Questo contiene caratteri che nessun testo ha.',
  },
  control_characters: {
    en: 'This has control characters.',
    fr: 'Ceci contient des caractères de contrôle.',
    de: 'Das enthält Steuerzeichen.',
    es: 'Esto contiene caracteres de control.',
    it: 'Questo contiene caratteri di controllo.',
  },
  wrong_encoding: {
    en: 'These bytes are no letters in the file’s encoding.',
    fr: 'Ces octets ne sont pas des lettres dans l’encodage du fichier.',
    de: 'Diese Bytes sind in der Kodierung der Datei keine Buchstaben.',
    es: 'Estos bytes no son letras en la codificación del archivo.',
    it: 'Questi byte non sono lettere nella codifica del file.',
  },
  unbalanced_quotes: {
    en: 'A quotation mark of this line is not closed.',
    fr: 'Un guillemet de cette ligne n’est pas fermé.',
    de: 'Ein Anführungszeichen dieser Zeile ist nicht geschlossen.',
    es: 'Unas comillas de esta línea no se cierran.',
    it: 'Una virgoletta di questa riga non è chiusa.',
  },
  row_too_long: {
    en: 'This row is longer than a row may be.',
    fr: 'Cette ligne dépasse la longueur permise.',
    de: 'Diese Zeile ist länger, als eine Zeile sein darf.',
    es: 'Esta fila es más larga de lo permitido.',
    it: 'Questa riga è più lunga del consentito.',
  },
  too_many_cells: {
    en: 'This row has more cells than the first one.',
    fr: 'Cette ligne a plus de cellules que la première.',
    de: 'Diese Zeile hat mehr Zellen als die erste.',
    es: 'Esta fila tiene más celdas que la primera.',
    it: 'Questa riga ha più celle della prima.',
  },
  erased_meanwhile: {
    en: 'The contact was erased while the file was read.',
    fr: 'Le contact a été effacé pendant la lecture du fichier.',
    de: 'Der Kontakt wurde gelöscht, während die Datei gelesen wurde.',
    es: 'El contacto se borró mientras se leía el archivo.',
    it: 'Il contatto è stato cancellato durante la lettura del file.',
  },
  contact_exists: {
    en: 'The contact was there already.',
    fr: 'Le contact existait déjà.',
    de: 'Den Kontakt gab es schon.',
    es: 'El contacto ya existía.',
    it: 'Il contatto esisteva già.',
  },
  unsubscribed: {
    en: 'The contact has left the list and stays away from it.',
    fr: 'Le contact a quitté la liste et n’y revient pas.',
    de: 'Der Kontakt hat die Liste verlassen und bleibt ihr fern.',
    es: 'El contacto dejó la lista y no vuelve a ella.',
    it: 'Il contatto ha lasciato la lista e non vi torna.',
  },
};

const OTHER: Texts = {
  en: 'This row cannot be taken.',
  fr: 'Cette ligne ne peut pas être reprise.',
  de: 'Diese Zeile kann nicht übernommen werden.',
  es: 'Esta fila no se puede tomar.',
  it: 'Questa riga non può essere ripresa.',
};

export function rowText(code: string, language: keyof Texts): string {
  return (ROW_TEXTS[code] ?? OTHER)[language];
}
