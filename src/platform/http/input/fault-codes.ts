import type { Texts } from '../../../kernel/texts.js';

/** class-validator's names of its checks → our stable fault codes. What is not named here becomes snake_case. */
export const CODE_OF_CHECK: Record<string, string> = {
  whitelistValidation: 'unknown_field',
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'wrong_type',
  isBoolean: 'wrong_type',
  isNumber: 'wrong_type',
  isInt: 'wrong_type',
  isArray: 'wrong_type',
  isObject: 'wrong_type',
  nestedValidation: 'wrong_type',
  unknownValue: 'wrong_type',
  isEmail: 'address_invalid',
  isIn: 'not_allowed',
  isEnum: 'not_allowed',
  matches: 'wrong_format',
  isISO8601: 'wrong_format',
  isUrl: 'wrong_format',
  isUuid: 'wrong_format',
  minLength: 'too_short',
  maxLength: 'too_long',
  isLength: 'wrong_length',
  min: 'too_small',
  max: 'too_large',
  arrayMinSize: 'too_few',
  arrayMaxSize: 'too_many',
  arrayNotEmpty: 'too_few',
  arrayUnique: 'duplicate',
};

/** Sentences for faults that say all in their code; the others keep the sentence of their check. */
export const FAULT_TEXTS: Record<string, Texts> = {
  required: {
    en: 'This field is required.',
    fr: 'Ce champ est obligatoire.',
    de: 'Dieses Feld ist nötig.',
    es: 'Este campo es obligatorio.',
    it: 'Questo campo è obbligatorio.',
  },
  unknown_field: {
    en: 'This field is not known here.',
    fr: 'Ce champ est inconnu ici.',
    de: 'Dieses Feld ist hier nicht bekannt.',
    es: 'Este campo no se conoce aquí.',
    it: 'Questo campo qui non è conosciuto.',
  },
  duplicate_field: {
    en: 'This field occurs twice.',
    fr: 'Ce champ figure deux fois.',
    de: 'Dieses Feld kommt zweimal vor.',
    es: 'Este campo aparece dos veces.',
    it: 'Questo campo compare due volte.',
  },
  invalid_characters: {
    en: 'The text contains NUL or half a character.',
    fr: 'Le texte contient NUL ou une moitié de caractère.',
    de: 'Der Text enthält NUL oder ein halbes Zeichen.',
    es: 'El texto contiene NUL o medio carácter.',
    it: 'Il testo contiene NUL o mezzo carattere.',
  },
  wrong_type: {
    en: 'The value has the wrong type.',
    fr: 'La valeur n’a pas le bon type.',
    de: 'Der Wert hat den falschen Typ.',
    es: 'El valor no es del tipo correcto.',
    it: 'Il valore non è del tipo corretto.',
  },
  address_invalid: {
    en: 'This is not an e-mail address.',
    fr: 'Ceci n’est pas une adresse électronique.',
    de: 'Das ist keine E-Mail-Adresse.',
    es: 'Esto no es una dirección de correo.',
    it: 'Questo non è un indirizzo e-mail.',
  },
};
