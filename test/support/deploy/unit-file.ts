/** A systemd unit: sections of `Name=value`, in order; a name may come again. */
export type Unit = Map<string, [name: string, value: string][]>;

export function readUnit(source: string): Unit {
  const unit: Unit = new Map();
  let section: [string, string][] | null = null;
  for (const [at, line] of source.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, name, value] = /^([A-Za-z]+)=(.*\S)$/.exec(line) ?? [];
    if (title !== undefined) unit.set(title, (section = []));
    else if (section && name !== undefined && value !== undefined) section.push([name, value]);
    else throw new Error(`line ${at + 1} is not understood: ${line}`);
  }
  return unit;
}
