/** `name = value` lines; each language that has them says how a value is written. */
export type Assignments = readonly (readonly [name: string, value: string])[];

/**
 * Shell variables, each value in single quotes.
 * @throws Error when a name is not valid in a shell.
 */
export function printShellVariables(variables: Assignments): string {
  return lines(variables, ([name, value]) => {
    check(name, /^[A-Z][A-Z0-9_]*$/, 'a shell variable');
    return `${name}='${value.replaceAll("'", "'\\''")}'`;
  });
}

/**
 * A file for /etc/sysctl.d.
 * @throws Error when a name or a value cannot be expressed.
 */
export function printSysctl(settings: Assignments): string {
  return lines(settings, ([name, value]) => {
    check(name, /^[a-z0-9_.*-]+$/, 'a sysctl');
    check(value, /^[A-Za-z0-9 ]+$/, 'the value of a sysctl');
    return `${name} = ${value}`;
  });
}

/**
 * A file for /etc/apt/apt.conf.d.
 * @throws Error when a name or a value cannot be expressed.
 */
export function printAptConfig(settings: Assignments): string {
  return lines(settings, ([name, value]) => {
    check(name, /^[A-Za-z-]+(::[A-Za-z-]+)*(::)?$/, 'an apt option');
    check(value, /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/, 'the value of an apt option');
    return `${name} "${value}";`;
  });
}

function lines(items: Assignments, print: (item: readonly [string, string]) => string): string {
  return items.map((item) => `${print(item)}\n`).join('');
}

function check(text: string, shape: RegExp, what: string): void {
  if (!shape.test(text)) throw new Error(`'${text}' cannot be ${what}`);
}
