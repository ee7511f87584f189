import type { Language, Texts } from '../../../../kernel/texts.js';
import { type Instant, toIso } from '../../../../kernel/time/instant.js';

export interface ExportedPart {
  name: string;
  description: string;
  rows: number;
  bytes: number;
}

export interface ExportFacts {
  accountId: string;
  platformId: number;
  at: Instant;
  parts: readonly ExportedPart[];
}

const INTRODUCTION: Texts = {
  en: 'Everything that Posthorn keeps about platform {platform}, as of {at}. Each file holds one object per line, as JSON (https://jsonlines.org). Names of files and fields are English. Passwords, secrets and keys for signing are not in here: what is kept of them opens nothing and says nothing.',
  fr: 'Tout ce que Posthorn conserve sur la plateforme {platform}, au {at}. Chaque fichier contient un objet par ligne, en JSON (https://jsonlines.org). Les noms des fichiers et des champs sont en anglais. Les mots de passe, les secrets et les clés de signature n’y figurent pas : ce qui en est conservé n’ouvre rien et ne dit rien.',
  de: 'Alles, was Posthorn über die Plattform {platform} aufbewahrt, Stand {at}. Jede Datei enthält ein Objekt je Zeile, als JSON (https://jsonlines.org). Namen von Dateien und Feldern sind englisch. Passwörter, Geheimnisse und Signaturschlüssel fehlen: Was davon aufbewahrt wird, öffnet nichts und sagt nichts.',
  es: 'Todo lo que Posthorn conserva sobre la plataforma {platform}, a {at}. Cada archivo contiene un objeto por línea, en JSON (https://jsonlines.org). Los nombres de archivos y campos están en inglés. Las contraseñas, los secretos y las claves de firma no están: lo que se conserva de ellos no abre nada ni dice nada.',
  it: 'Tutto ciò che Posthorn conserva sulla piattaforma {platform}, al {at}. Ogni file contiene un oggetto per riga, in JSON (https://jsonlines.org). I nomi di file e campi sono in inglese. Password, segreti e chiavi di firma non ci sono: ciò che se ne conserva non apre nulla e non dice nulla.',
};

const ROWS: Texts = { en: 'lines', fr: 'lignes', de: 'Zeilen', es: 'líneas', it: 'righe' };

export function fileOf(part: { name: string }): string {
  return `${part.name}.jsonl`;
}

/** The page that lies on top of the archive. */
export function exportReadme(facts: ExportFacts, language: Language): string {
  const introduction = INTRODUCTION[language]
    .replace('{platform}', String(facts.platformId))
    .replace('{at}', toIso(facts.at));
  const files = facts.parts.map((part) => `${fileOf(part)} (${part.rows} ${ROWS[language]})\n    ${part.description}`);
  return `${introduction}\n\n${files.join('\n')}\n`;
}

/** The same for programs. */
export function exportManifest(facts: ExportFacts): string {
  const manifest = {
    format: 'posthorn-export/1',
    account: { id: facts.accountId, platformId: facts.platformId },
    exportedAt: toIso(facts.at),
    rows: facts.parts.reduce((sum, part) => sum + part.rows, 0),
    files: facts.parts.map((part) => ({ file: fileOf(part), ...part })),
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
