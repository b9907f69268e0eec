/** A desktop entry as the Desktop Entry Specification 1.5 has it, as far as starting a program goes. */

/** Characters that are quoted within an argument of `Exec`. */
const QUOTED = /["`$\\]/g;

/** One argument of `Exec`: quoted, `%` doubled, and backslashes doubled once more, since a value is a string first. */
const argument = (text: string): string => {
  const quoted = `"${text.replaceAll(QUOTED, (character) => `\\${character}`).replaceAll('%', '%%')}"`;
  return quoted.replaceAll('\\', '\\\\');
};

/** The value of `Exec` for a program, its arguments, and a field code such as `%u` behind them. */
export const execLine = (program: string, args: readonly string[], fieldCode?: '%u'): string =>
  [argument(program), ...args.map(argument), ...(fieldCode === undefined ? [] : [fieldCode])].join(
    ' ',
  );

/** The lines of a desktop entry. A value with a line break would be two lines: it is refused. */
export const desktopEntry = (fields: Readonly<Record<string, string>>): string => {
  const lines = Object.entries(fields).map(([key, value]) => {
    if (/[\n\r]/.test(value)) throw new Error(`A line break in ${key} of a desktop entry`);
    return `${key}=${value}`;
  });
  return ['[Desktop Entry]', ...lines, ''].join('\n');
};

/** The fields of a desktop entry's main group. */
export const fieldsOf = (entry: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  let isMain = false;
  for (const line of entry.split(/\r?\n/)) {
    if (line.startsWith('[')) isMain = line.trim() === '[Desktop Entry]';
    const [, key, value] = /^([A-Za-z0-9-]+(?:\[[^\]]*\])?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (isMain && key !== undefined && value !== undefined) fields.set(key, value.trim());
  }
  return fields;
};

/** The entry that has the system start `program` at login. */
export const autostartEntry = (program: string, args: readonly string[]): string =>
  desktopEntry({
    Type: 'Application',
    Name: 'Fermata',
    Comment: 'Presence and focus mode for teams that work asynchronously',
    Exec: execLine(program, args),
    Icon: 'fermata',
    Terminal: 'false',
    'X-GNOME-Autostart-enabled': 'true',
  });

/** Whether an autostart entry is in force: it may be there and switched off, by its user or a desktop's settings. */
export const isAutostartOn = (entry: string): boolean => {
  const fields = fieldsOf(entry);
  return fields.get('Hidden') !== 'true' && fields.get('X-GNOME-Autostart-enabled') !== 'false';
};
