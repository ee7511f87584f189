import type { Language } from '../../../../kernel/texts.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/** What says nothing about the matter, in questions too, as it is folded. */
export const STOP_WORDS: Record<Language, ReadonlySet<string>> = {
  en: words(`a about after all also am an and any are as at be because been before but by can cannot could did do does
    doesn don for from get gets getting got had has have having help he her his how i if in into is isn it its just like
    ll me more my need no not of on one only or other our out please re s she should so some such t than that the their
    them then there these they this those to too us use using ve very want was way we were what when where which while
    who why will with won would you your`),
  fr: words(`a ai aide alors apres au aucun aussi autre aux avant avec avez avoir bonjour c ca ce cela ces cet cette ceux
    chez ci comme comment d dans de depuis des doit donc du elle elles en encore entre est et etaient etait etant ete
    etes etre eu eux fait faire faut fois il ils j je l la le les leur leurs lors lui m ma mais me meme mes moi mon n ne
    ni nos notre nous on ont ou par pas peu peut peux plus pour pourquoi pouvez qu quand que quel quelle quelles quels
    qui quoi s sa sans se ses si soit son sont sous sur t ta te tes toi ton tous tout toute toutes tres tu un une veux
    vers via voici vos votre voudrais vous y`),
  de: words(`aber alle allem allen aller alles als also am an auch auf aus bei beim bin bis bitte da damit dann das dass
    dein deine dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
    einer eines er es etwas fur gegen gibt hab habe haben hallo hat hatte hier hilfe ich ihm ihn ihnen ihr ihre ihrem
    ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine keinen konnen mal man mehr mein meine
    meinem meinen meiner mich mir mit mochte muss mussen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seit
    sich sie sind so soll sollen sollte sondern trotzdem uber um und uns unser unsere unter viel vom von vor wann war
    warum was wegen weil wenn wer werden wie wieder will wir wird wo wohin wurde zu zum zur zwischen`),
  es: words(`a al algo algun alguna ante antes aqui asi aun ayuda cada como con contra cual cuales cuando cuanto de debe debo
    del desde donde dos e el ella ellas ellos en entre era es esa ese eso esta estan estar estas este esto estos ha hace
    hacer han hasta hay he hola la las le les lo los mas me mi mis mucho muy necesito ni no nos nosotros nuestra nuestro o
    os otra otro para pero poder por porque puede puedo que quien quiero se sea segun ser si sin sobre solo son su sus
    tambien tan te tengo ti tiene todo todos tu tus u un una uno unos usted ustedes y ya yo`),
  it: words(`a ad agli ai aiuto al alla alle allo anche ancora avere c che chi ci ciao come con contro cosa cui d da dagli
    dai dal dalla dalle dallo degli dei del dell della delle dello deve devo di dopo dove e ed era essere fa fare fra gia
    gli ha hai hanno ho i il in io l la le lei li lo loro lui ma me mi mia mie miei mio molto ne nei nel nell nella nelle
    nello noi non nostra nostro o ogni per perche piu poi posso prima puo qual quale quali quando quello questa queste
    questi questo qui se senza si sia sono sta su sua sugli sui sul sull sulla sulle sullo suo suoi te ti tra tu tua tue
    tuo tutti tutto un una uno vi voglio voi vorrei vostra vostro`),
};
