import { UserError } from '../../../lib/base/user-error';
import { connectAws } from '../../../lib/driver/aws/aws.edge';
import { azureLogin } from '../../../lib/driver/azure/azure-login.edge';
import { sshPublicKey } from '../../../lib/driver/azure/ssh-key.edge';
import { azureVariables } from '../../../lib/driver/components/azure-variables.edge';
import { runInForeground } from '../../../lib/driver/tools/foreground.edge';
import type { Link } from '../../../lib/model/link';
import {
  azurePlaceholders,
  destroysOnly,
  invalidKeys,
  invalidSshKeyLine,
  invalidSshKeys,
  sshKeyVariables,
  unknownKeys,
} from '../../../lib/workspace/azure-environment';
import { LINK_FILE_KEYS, LINK_FILE_VARIABLES, namedFiles, type LinkFiles } from '../../../lib/workspace/link-files';
import type { Run } from '../verbs';
import { linkHere } from '../link-here.edge';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Runs one command with the variables of the Azure stack in its environment, and ends with its exit code or signal.
 * @throws UserError when `--placeholders` is given for a command that does not destroy, or with everything that is
 * missing: facts, the SSH key, the Azure subscription, or a valid shared key
 */
export const run: Run<'with-keys'> = async ({ placeholders, ...named }, ...command) => {
  if (placeholders === true && !destroysOnly(command)) {
    throw new UserError(['--placeholders is for a command that destroys, such as `npx cdktf destroy`; leave it out']);
  }
  const { files, load } = linkHere(named);
  const { actual: link } = load();
  const { subscription } = await azureLogin();
  const ssh = placeholders === true ? {} : sshKeys(link);
  requireAll([
    ...(placeholders === true ? [] : unknownKeys(link, namedFiles(files))),
    ...missingSshKeys(ssh),
    ...invalidSshKeys(ssh).map(invalidSshKeyLine),
    ...(subscription === undefined
      ? ['no Azure subscription is selected; run `az login`, or set ARM_SUBSCRIPTION_ID']
      : []),
  ]);
  const variables = placeholders === true ? azurePlaceholders(link) : { ...ssh, ...(await sharedKeys(link)) };
  process.exitCode = await runInForeground(command, {
    ARM_SUBSCRIPTION_ID: subscription?.id,
    ...fileVariables(files),
    ...Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value])),
  });
};

async function sharedKeys(link: Link): Promise<Variables> {
  const keys = await azureVariables({ aws: connectAws() }, link);
  requireAll(invalidKeys(link, keys));
  return keys;
}

/** The environment takes precedence over the user's key file. */
function sshKeys(link: Link): Variables {
  return Object.fromEntries(
    sshKeyVariables(link).map((name) => [name, process.env[`TF_VAR_${name}`] || sshPublicKey()]),
  );
}

function missingSshKeys(keys: Variables): readonly string[] {
  return Object.entries(keys)
    .filter(([, key]) => key === undefined)
    .map(
      ([name]) =>
        `the test VM needs an SSH public key, and ~/.ssh has neither id_ed25519.pub nor id_rsa.pub; run \`ssh-keygen -t ed25519\`, or set TF_VAR_${name}, or azure.testVm.sshPublicKey in the config`,
    );
}

/** `cdktf` has no options for them. */
function fileVariables(files: LinkFiles): Variables {
  return Object.fromEntries(LINK_FILE_KEYS.map((key) => [LINK_FILE_VARIABLES[key], files[key]]));
}

/** @throws UserError with all problems, if there are any */
function requireAll(problems: readonly string[]): void {
  if (problems.length > 0) throw new UserError(problems);
}
