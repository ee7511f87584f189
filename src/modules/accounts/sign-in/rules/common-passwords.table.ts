/**
 * What people choose when they are asked for a long password: the words and phrases that fill the published lists of the
 * most frequent passwords, in our languages. A password of twelve characters that consists of these and of digits is refused.
 * This is no corpus of breached passwords: it stops the first guesses, the throttle stops the rest.
 */
export const COMMON_WORDS: readonly string[] = (
  'password passwort passwd motdepasse contrasena contrasenha parola parolachiave kennwort pass word pw pwd ' +
  'admin administrator administrateur administrador amministratore root user username login signin secret geheim ' +
  'letmein let me in open sesame opensesame welcome willkommen bienvenue bienvenido benvenuto hello hallo hola ciao bonjour ' +
  'iloveyou love you i forever baby babygirl babyboy princess prinzessin sweetheart darling angel sunshine flower butterfly ' +
  'monkey dragon tiger lion eagle falcon shadow ninja samurai master killer hunter ranger warrior wizard knight soldier ' +
  'football fussball calcio futbol soccer baseball basketball hockey tennis golf rugby cricket volleyball ' +
  'superman batman spiderman ironman captain america starwars star wars pokemon pikachu minecraft fortnite matrix ' +
  'freedom liberty trust noone trustnoone whatever nothing something everything anything qwerty qwertz azerty asdf zxcv yxcv ' +
  'qwer wasd test testing tester demo example sample temp temporary default changeme change guest public private access ' +
  'computer internet windows linux ubuntu apple google facebook instagram twitter youtube microsoft samsung android iphone ' +
  'server database oracle system network security secure router manager support service office company business mail email ' +
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october ' +
  'november december spring summer autumn winter sommer ete verano estate fruehling herbst hiver invierno inverno primavera ' +
  'michael jordan jennifer jessica ashley daniel andrew joshua matthew robert thomas charlie maggie george william ' +
  'alexander nicole samantha michelle anthony christian stephanie elizabeth martin patrick david alexandra natalie ' +
  'london paris berlin madrid roma milano newyork california texas canada mexico france deutschland germany italia espana england ' +
  'chocolate cookie cheese pepper ginger banana orange cherry coffee pizza hamster puppy kitty doggie katze hund gatto perro chat ' +
  'mercedes porsche ferrari mustang harley corvette yamaha honda toyota liverpool chelsea arsenal barcelona realmadrid juventus ' +
  'bayern dortmund manchester united mynameis my name is the and one two three four five six seven eight nine ten zero ' +
  'number lucky happy money dollar euro bitcoin crypto rich god jesus christ bible heaven peace blessed amen family mother ' +
  'father mama papa sister brother friend friends bestfriend lovely lover loveme fuckyou fuck off asshole bitch sexy hottie ' +
  'posthorn abc abcd abcde abcdef abcdefg xyz aaa xxx zzz'
).split(' ');

/** Rows of keyboards, the alphabet and the digits; read there and back, and round again. */
export const KEYBOARD_WALKS: readonly string[] = [
  '1234567890',
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'qwertyuiop1234567890',
  '1234567890qwertyuiop',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'asdfghjkl',
  'zxcvbnm',
  'asdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1a2b3c4d5e6f7g8h9i',
  'a1b2c3d4e5f6g7h8i9',
  '112233445566778899',
];
