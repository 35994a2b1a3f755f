/** One IPsec SA (CHILD_SA) of an IKE daemon. */
export interface ChildSa {
  readonly name: string;
  readonly state: string;
  readonly algorithms: string;
  /** Seconds since it was installed; the byte counters start there. */
  readonly ageSeconds: number;
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** SPIs in hexadecimal; each rekey creates new ones. */
  readonly spiIn: string;
  readonly spiOut: string;
}

/** One IKE SA with its IPsec SAs. */
export interface IkeSa {
  readonly name: string;
  /** Number of the SA in its daemon; a rekey creates a new one. */
  readonly id: number;
  readonly state: string;
  readonly algorithms: string;
  /** Seconds since it was established; `undefined` before. */
  readonly ageSeconds: number | undefined;
  /** Whether this daemon initiated it. */
  readonly isInitiator: boolean;
  readonly children: readonly ChildSa[];
}

/** Lists the SAs as lines of `key = value`, which are unambiguous whatever a value contains. */
export const LIST_SAS = 'swanctl --list-sas --pretty';

/** End of a complete listing. A truncated one does not show whether the missing tunnels exist. */
const END_OF_LISTING = /^list-sas reply \{/m;

type Section = { readonly [key: string]: string | Section };
type OpenSection = { [key: string]: string | Section };

/**
 * Parses the output of `swanctl --list-sas --pretty`; `undefined` when it is incomplete.
 * @see https://docs.strongswan.org/docs/latest/swanctl/swanctlListSas.html
 */
export function readSecurityAssociations(text: string): readonly IkeSa[] | undefined {
  if (!END_OF_LISTING.test(text)) return undefined;
  return readMessages(text)
    .filter(({ message }) => message === 'list-sa event')
    .flatMap(({ body }) => sections(body))
    .map(([name, ike]) => ({
      name,
      id: number(ike, 'uniqueid'),
      state: field(ike, 'state'),
      algorithms: algorithmsOf(ike),
      ageSeconds: ike['established'] === undefined ? undefined : number(ike, 'established'),
      isInitiator: field(ike, 'initiator') === 'yes',
      children: sections(ike['child-sas']).map(([, child]) => ({
        name: field(child, 'name'),
        state: field(child, 'state'),
        algorithms: algorithmsOf(child),
        ageSeconds: number(child, 'install-time'),
        bytesIn: number(child, 'bytes-in'),
        bytesOut: number(child, 'bytes-out'),
        spiIn: field(child, 'spi-in'),
        spiOut: field(child, 'spi-out'),
      })),
    }));
}

/** The first installed IPsec SA of an established IKE SA; `undefined` without one. */
export function installedChild(associations: readonly IkeSa[]): ChildSa | undefined {
  return installedChildren(associations.filter(({ state }) => state === 'ESTABLISHED'))[0];
}

/** The installed IPsec SAs of all IKE SAs. */
export function installedChildren(associations: readonly IkeSa[]): readonly ChildSa[] {
  return associations.flatMap(({ children }) => children).filter(({ state }) => state === 'INSTALLED');
}

function readMessages(text: string): readonly { readonly message: string; readonly body: Section }[] {
  const messages: { message: string; body: Section }[] = [];
  const open: OpenSection[] = [];
  let inList = false;
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    const current = open.at(-1);
    if (inList || line.endsWith('= [')) {
      inList = line !== ']';
    } else if (line === '}') {
      open.pop();
    } else if (line.endsWith(' {')) {
      const section: OpenSection = Object.create(null) as OpenSection;
      const name = line.slice(0, -2);
      if (current === undefined) messages.push({ message: name, body: section });
      else current[name] = section;
      open.push(section);
    } else if (current !== undefined) {
      const [key, ...value] = line.split(' = ');
      if (key !== undefined && value.length > 0) current[key] = value.join(' = ');
    }
  }
  return messages;
}

function sections(value: string | Section | undefined): readonly (readonly [string, Section])[] {
  if (value === undefined || typeof value === 'string') return [];
  return Object.entries(value).flatMap(([name, child]) => (typeof child === 'string' ? [] : [[name, child] as const]));
}

/** Algorithms as the plain `swanctl --list-sas` prints them: `AES_CBC-256/HMAC_SHA2_384_192/PRF_HMAC_SHA2_384/ECP_384`. */
function algorithmsOf(section: Section): string {
  const keySize = field(section, 'encr-keysize');
  const encryption = [field(section, 'encr-alg'), keySize].filter((part) => part !== '').join('-');
  const others = ['integ-alg', 'prf-alg', 'dh-group'].map((key) => field(section, key));
  return [encryption, ...others].filter((part) => part !== '').join('/');
}

function field(section: Section, key: string): string {
  const value = section[key];
  return typeof value === 'string' ? value : '';
}

function number(section: Section, key: string): number {
  const value = Number(field(section, key));
  return Number.isFinite(value) ? value : 0;
}
