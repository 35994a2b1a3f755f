import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A package with the source of Linux, and how apt finds it. */
export interface KernelSource {
  readonly name: string;
  readonly version: string;
  /** Environment of apt's programs. */
  readonly environment: NodeJS.ProcessEnv;
}

/** Package whose dependency is the newest source of an archive. */
const META_PACKAGE = 'linux-source';

/**
 * Sources from 6.16 on run processes of the guest without tracing them, which halves the processor time of the lab.
 * @see https://docs.kernel.org/virt/uml/user_mode_linux_howto_v2.html
 */
const BACKPORTS = 'trixie-backports';
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/**
 * The newest source of Debian's backports; `undefined` where they cannot be read.
 * @param folder - where apt keeps what it reads; nothing else of this machine is changed
 * @param keyring - file with the keys of Debian's archives; without it, nothing is read
 * @default keyring - that of the package debian-archive-keyring
 */
export function backportedSource(folder: string, keyring = KEYRING): KernelSource | undefined {
  if (!existsSync(keyring)) return undefined;
  const environment = { ...process.env, APT_CONFIG: configureApt(folder, keyring) };
  if (apt('apt-get', ['update', '-q'], environment) === undefined) return undefined;
  return newestSource(environment);
}

/** The source of this distribution's kernel; `undefined` when apt knows none. */
export function distributionSource(): KernelSource | undefined {
  return newestSource(process.env);
}

/** Lets apt read one archive into one folder, and returns the path of that configuration. */
function configureApt(folder: string, keyring: string): string {
  const at = (name: string): string => join(folder, name);
  mkdirSync(join(at('lists'), 'partial'), { recursive: true });
  mkdirSync(join(at('archives'), 'partial'), { recursive: true });
  writeFileSync(at('sources.list'), `deb [signed-by=${keyring}] http://deb.debian.org/debian ${BACKPORTS} main\n`);
  const settings = {
    'Dir::Etc::SourceList': at('sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::State::Lists': at('lists'),
    'Dir::Cache': folder,
    'APT::Architecture': 'amd64',
    'Acquire::Languages': 'none',
    // The folder is this user's, and no other can write to it.
    'APT::Sandbox::User': 'root',
    // An archive that cannot be read is an error, and not a warning.
    'APT::Update::Error-Mode': 'any',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";\n`);
  writeFileSync(at('apt.conf'), lines.join(''));
  return at('apt.conf');
}

function newestSource(environment: NodeJS.ProcessEnv): KernelSource | undefined {
  const name = /Depends: (linux-source-\S+)/.exec(apt('apt-cache', ['depends', META_PACKAGE], environment) ?? '')?.[1];
  if (name === undefined) return undefined;
  const version = /Candidate: (\S+)/.exec(apt('apt-cache', ['policy', name], environment) ?? '')?.[1];
  return version === undefined || version === '(none)' ? undefined : { name, version, environment };
}

/** What a program of apt prints; `undefined` when it fails. */
function apt(program: string, args: readonly string[], environment: NodeJS.ProcessEnv): string | undefined {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe', env: { ...environment, LC_ALL: 'C' } });
  } catch {
    return undefined;
  }
}
