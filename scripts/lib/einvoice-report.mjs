/** Judges documents by rule sets and prints who thinks what of which. */

/** @returns the complaints that nobody knew of */
export async function judgeAll(documents, sets, say) {
  const rows = [];
  const faults = [];
  for (const { name, xml, breaks } of documents) {
    const cells = [];
    for (const { id, judge } of sets) {
      const verdict = await judge(xml);
      const known = verdict.fatal.filter((complaint) => breaks?.rules.test(complaint.id));
      const unknown = verdict.fatal.filter((complaint) => !known.includes(complaint));
      faults.push(...unknown.map((complaint) => ({ name, set: id, ...complaint })));
      cells.push(cell(verdict, known, unknown));
      for (const { id: rule, text } of verdict.warnings) say(`warning: ${name}: ${rule}: ${text}`);
    }
    rows.push([name, ...cells]);
  }
  printTable([['document', ...sets.map(({ id }) => id)], ...rows], say);
  return faults;
}

function cell({ rules, warnings }, known, unknown) {
  if (unknown.length > 0) return `FATAL ${unknown.length}`;
  const looked = rules === null ? 'ok' : `ok ${rules}`;
  const broken = known.length > 0 ? `${looked}, known ${known.length}` : looked;
  return warnings.length > 0 ? `${broken}, warns ${warnings.length}` : broken;
}

function printTable(rows, say) {
  const widths = rows[0].map((_title, column) => Math.max(...rows.map((row) => row[column].length)));
  for (const row of rows)
    say(
      row
        .map((text, column) => text.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

/** Feeds each set a document that it has to refuse. @returns the sets that did not */
export async function selfTest(sound, sets) {
  const deaf = [];
  for (const { id, spoil, names, judge } of sets) {
    const spoilt = spoil(sound);
    const { fatal } = await judge(spoilt);
    const heard = spoilt !== sound && fatal.some(({ id: rule, text }) => names.test(`${rule} ${text}`));
    if (!heard) deaf.push(id);
  }
  return deaf;
}
