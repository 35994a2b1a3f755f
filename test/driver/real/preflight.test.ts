import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { accountListing } from './account';
import { makeLink, type Link } from './link';
import { startMoto, type Moto } from './moto';
import { MOTO } from './needs';
import {
  deployAzure,
  deployElsewhere,
  goodEnvironment,
  OTHER_SUBSCRIPTION,
  SUBSCRIPTION,
  terraformAlone,
} from './refused-starts';

const NEEDS = [MOTO, TERRAFORM];
const MINUTES = 60_000;

const AWS_REMEDY = 'run `aws sso login` or `aws configure`, or set AWS_PROFILE';
const AZURE_REMEDY =
  'no Azure credentials: run `az login`, or set ARM_CLIENT_ID, ARM_CLIENT_SECRET, ARM_TENANT_ID and ARM_SUBSCRIPTION_ID';
const NO_TERRAFORM =
  'neither terraform nor tofu is on the PATH: install OpenTofu (https://opentofu.org/docs/intro/install) or Terraform, or name one with TERRAFORM_BINARY_NAME';

/** The command line as it is, against moto; each time something is missing, and nothing may be touched. */
describe('the preflight of the command line', () => {
  let moto: Moto;
  let tools: string;
  const links: Link[] = [];

  beforeAll(async () => {
    if (!NEEDS.every((need) => need.isMet())) return;
    moto = await startMoto();
    tools = terraformAlone();
  }, 2 * MINUTES);

  afterAll(async () => {
    await moto?.stop();
    for (const made of links) made.remove();
    if (tools !== undefined) rmSync(tools, { recursive: true });
  }, MINUTES);

  /** Runs `up --yes` and gives its complaints; the link's files and all that the account has must be as before. */
  async function refused(
    name: string,
    env: Readonly<Record<string, string>>,
    prepare: (link: Link) => void = () => undefined,
    authenticated = false,
  ): Promise<readonly string[]> {
    const link = makeLink(name, 'azurerm', { ...goodEnvironment(moto, tools), ...env });
    links.push(link);
    prepare(link);
    const before = [filesOf(link.directory), await accountListing(moto)];
    await moto.authenticate(authenticated);
    const { code, stderr, events } = await link.run(['up', '--yes']).finally(() => moto.authenticate(false));
    expect([filesOf(link.directory), await accountListing(moto)]).toEqual(before);
    expect({ code, events: events.map(({ event }) => event) }).toEqual({ code: 2, events: ['started'] });
    return stderr.trimEnd().split('\n');
  }

  testWith(
    NEEDS,
    'reports missing AWS credentials',
    async () => {
      const lines = await refused('none', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });

      expect(lines).toEqual([
        `no valid AWS credentials (Could not load credentials from any providers): ${AWS_REMEDY}`,
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'repeats why AWS rejects credentials',
    async () => {
      // moto checks the signature, as AWS does, only when it is asked to authenticate.
      const lines = await refused('wrong', { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' }, undefined, true);

      expect(lines).toEqual([
        `no valid AWS credentials (The security token included in the request is invalid.): ${AWS_REMEDY}`,
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'does not deploy a link of one account into another',
    async () => {
      const lines = await refused('moved', {}, deployElsewhere);

      expect(lines).toEqual([
        'these credentials are for AWS account 123456789012, and the link is deployed in 999999999999: set AWS_PROFILE to a profile of 999999999999, or run `npm run -s vpc2vnet handoff forget aws` to deploy the link again',
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'does not deploy a link of one subscription into another',
    async () => {
      const lines = await refused('renewed', { ARM_SUBSCRIPTION_ID: OTHER_SUBSCRIPTION }, deployAzure);

      expect(lines).toEqual([
        `ARM_SUBSCRIPTION_ID is ${OTHER_SUBSCRIPTION} and the link was deployed to ${SUBSCRIPTION}: run \`export ARM_SUBSCRIPTION_ID=${SUBSCRIPTION}\``,
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'does not leave it to chance which subscription is meant',
    async () => {
      expect(await refused('anywhere', { ARM_SUBSCRIPTION_ID: '' })).toEqual([
        'no Azure subscription is selected: run `export ARM_SUBSCRIPTION_ID=…`',
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'names a variable that nobody sets',
    async () => {
      const lines = await refused('keyless', {}, (link) => link.configure({ azure: { testVm: { enabled: true } } }));

      expect(lines).toEqual([
        "the Azure stack requires the variable 'adminSshPublicKey': run `export TF_VAR_adminSshPublicKey=…`, or set it in the config",
      ]);
    },
    MINUTES,
  );

  testWith(
    NEEDS,
    'names a missing Terraform and missing credentials of Azure, both at once',
    async () => {
      const lines = await refused('bare', { PATH: join(tools, 'nothing-here'), ARM_CLIENT_ID: '' });

      expect(lines).toEqual([NO_TERRAFORM, AZURE_REMEDY]);
    },
    MINUTES,
  );
});

/** Path and content of every file. */
function filesOf(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
    .sort();
}
