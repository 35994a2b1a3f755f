/** One IPsec SA as `swanctl --list-sas` shows it. */
export interface ChildSa {
  readonly name: string;
  readonly id: number;
  readonly state: string;
  readonly algorithms: string;
  readonly udp: boolean;
  readonly inbound: string;
  readonly outbound: string;
}

/** One IKE SA with its children. */
export interface IkeSa {
  readonly name: string;
  readonly id: number;
  readonly state: string;
  readonly algorithms: string;
  /** Whether this side dialled. */
  readonly dialled: boolean;
  readonly children: readonly ChildSa[];
}

/** Reads the listing of `swanctl --list-sas`. */
export function parseSas(text: string): readonly IkeSa[] {
  const blocks = text.split(/^(?=\S+: #\d+, )/m).filter((block) => /^\S+: #\d+, /.test(block));
  return blocks.map((block) => {
    const [, name = '', id = '', state = ''] = /^(\S+): #(\d+), (\w+)/.exec(block) ?? [];
    const [ike = '', ...children] = block.split(/^(?= {2}\S+: #\d+, reqid)/m);
    const algorithms = /^ {2}((?:AES|3DES|DES|NULL|CHACHA|CAMELLIA)\S*)$/m.exec(ike)?.[1] ?? '';
    const dialled = /^\S+: #\d+, \w+, IKEv\d, [0-9a-f]+_i\*/.test(block);
    return { name, id: Number(id), state, algorithms, dialled, children: children.map(parseChild) };
  });
}

/** Whether a tunnel is up: established, with a child installed. */
export function installedChild(sas: readonly IkeSa[]): ChildSa | undefined {
  return sas
    .filter(({ state }) => state === 'ESTABLISHED')
    .flatMap(({ children }) => children)
    .find(({ state }) => state === 'INSTALLED');
}

function parseChild(block: string): ChildSa {
  const [, name = '', id = '', state = '', mode = '', algorithms = ''] =
    /^ {2}(\S+): #(\d+), reqid \d+, (\w+), ([^,]+), ESP:(\S+)/.exec(block) ??
    /^ {2}(\S+): #(\d+), reqid \d+, (\w+), (\S+)/.exec(block) ??
    [];
  const spi = (direction: string): string => new RegExp(`^\\s+${direction}\\s+(\\w+)`, 'm').exec(block)?.[1] ?? '';
  return {
    name,
    id: Number(id),
    state,
    algorithms,
    udp: mode.includes('in-UDP'),
    inbound: spi('in'),
    outbound: spi('out'),
  };
}
