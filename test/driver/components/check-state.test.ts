import { checkState } from '../../../lib/driver/components/check-state';
import { UserError } from '../../../lib/base/user-error';
import { bothSides } from '../../fixtures/handoffs';
import { linkOf } from '../../fixtures/link-of';

const YAML = 'name: demo\naws: { region: eu-west-1 }\nazure: { location: westeurope }\n';
const S3 = `${YAML}backend: { s3: { bucket: states, region: eu-west-1 } }\n`;

/** The lines of the error, none where the state is accepted. */
function linesOf(yaml: string, resources: readonly string[] | undefined, handoff = bothSides()): readonly string[] {
  try {
    checkState(linkOf(yaml, handoff), handoff, resources);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.lines;
  }
}

describe('an Azure side of which the hand-off has facts', () => {
  test('is not taken for deleted where Terraform has no state', () => {
    expect(linesOf(YAML, undefined)).toEqual([
      'the hand-off has an Azure side, and the file terraform.demo-azure.tfstate does not exist; copy it from where the side was deployed, or set `backend` to where the state is',
      'if the side was deleted, `npm run -s vpc2vnet handoff forget azure` removes its facts; if its state is lost, first delete it: `az group delete --name demo`',
    ]);
  });

  test('is looked for in the backend of the config', () => {
    expect(linesOf(S3, undefined)[0]).toContain('a state in s3 does not exist');
  });

  test('may have an empty state, as after a removal that was interrupted', () => {
    expect(linesOf(YAML, [])).toEqual([]);
  });
});

test('an Azure side without facts may have no state', () => {
  expect(linesOf(YAML, undefined, { ...bothSides(), azure: undefined })).toEqual([]);
});
