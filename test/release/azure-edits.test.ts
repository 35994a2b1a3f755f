import { AZURE_EDITS } from '../edits/azure-edits';
import { configWith } from '../edits/deployments';
import { azureEdit } from '../edits/azure-rejections';
import { terraformOf, writtenTerraformOf, type Terraform } from '../fixtures/azure-stack';
import { deployedAs } from '../fixtures/deployed-as';
import { linkOf } from '../fixtures/link-of';
import { testBeside } from '../fixtures/needs';
import { TERRAFORM } from '../fixtures/terraform';
import { AZURERM_PROVIDER } from '../driver/real/needs';
import { startTerraformOnAzure, type TerraformOnAzure } from '../driver/real/terraform-on-azure';

const MINUTES = 60_000;
const BASE = stackOf(configWith({}));

/** The Terraform stack of a config whose both sides are deployed. */
function stackOf(yaml: string): string {
  return writtenTerraformOf(linkOf(yaml, deployedAs(yaml)));
}

/** Where the base may be deployed already. */
interface Deployment {
  readonly on: TerraformOnAzure;
  isBase: boolean;
}

/** Those that no test uses now. Most of a deployment is waiting, so that edits are deployed beside each other. */
const idle: Deployment[] = [];

/** Does some work where the base is deployed. */
async function onBase(work: (deployment: Deployment) => Promise<void>): Promise<void> {
  const deployment = idle.pop() ?? { on: await startTerraformOnAzure(), isBase: false };
  try {
    if (!deployment.isBase) {
      deployment.on.clear();
      expect(await deployment.on.deploy(BASE)).toBe('ok');
    }
    deployment.isBase = false;
    await work(deployment);
  } finally {
    idle.push(deployment);
  }
}

afterAll(async () => {
  await Promise.all(idle.map(({ on }) => on.stop()));
}, MINUTES);

/** The real azurerm provider against an Azure Resource Manager in memory that rejects what Azure rejects. */
describe('each edit of a deployed link, and its way back, on Resource Manager in memory:', () => {
  for (const { title, to } of AZURE_EDITS) {
    const yaml = configWith(to);
    const stack = stackOf(yaml);
    if (stack === BASE) continue;
    testBeside(
      [TERRAFORM, AZURERM_PROVIDER],
      `${title}: is rejected where the model says so, there and back`,
      () =>
        onBase(async (deployment) => {
          const there = await deployment.on.deploy(stack);
          const rest = there === 'ok' ? await deployment.on.plan() : 'ok';
          const back = await deployment.on.deploy(BASE);
          deployment.isBase = back === 'ok';
          const expected = azureEdit(modelOf(configWith({})), modelOf(yaml)).rejections;
          const expectedBack = azureEdit(modelOf(yaml), modelOf(configWith({}))).rejections;

          expect({ there: judged(there, expected), rest }).toEqual({ there: 'as expected', rest: 'ok' });
          // After a rejection, some of the edit is deployed, and the model does not know which.
          expect(there === 'ok' ? judged(back, expectedBack) : 'as expected').toBe('as expected');
        }),
      6 * MINUTES,
    );
  }
});

function modelOf(yaml: string): Terraform {
  return terraformOf(linkOf(yaml, deployedAs(yaml)));
}

/** Terraform stops at the first rejections, so that not all that are expected come. */
function judged(answer: string, expected: readonly string[]): string {
  const isExpected =
    expected.length === 0 ? answer === 'ok' : answer.split(',').every((code) => expected.includes(code));
  return isExpected ? 'as expected' : `${answer} instead of ${expected.join() || 'ok'}`;
}
