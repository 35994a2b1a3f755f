import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emitOptions } from '../../bin/emit-options';
import { linkOf } from '../../lib';
import { componentsOf } from '../../lib/model/components';
import { emitAzure } from '../../lib/terraform-to-bicep';
import { writtenTerraformOf } from '../fixtures/azure-stack';
import { SECRET_ARN } from '../fixtures/handoffs';

const PAGE = readFileSync(join(__dirname, '../../docs/how-to/deploy-with-aws-and-az.md'), 'utf8');
const [, CONFIG = ''] = /```yaml\n([\s\S]*?)```/.exec(PAGE) ?? [];
const LINK = linkOf(CONFIG, { 'aws.sharedKeySecretArn': SECRET_ARN });

describe('docs/how-to/deploy-with-aws-and-az.md', () => {
  test("copies the shared key by the command of the templates' page", () => {
    const [command = 'none'] = /^sh -c .*$/m.exec(PAGE) ?? [];
    const files = emitAzure(JSON.parse(writtenTerraformOf(LINK)), emitOptions(LINK));

    expect(files.find(({ path }) => path === 'README.md')?.content).toContain(`\n${command}\n`);
  });

  test('deploys and describes the stacks of AWS by their names', () => {
    const named = [...PAGE.matchAll(/--stack-name (\S+)/g)].map(([, name]) => name);
    const stacks = componentsOf(LINK).filter(({ tool }) => tool === 'cdk');

    expect([...new Set(named)]).toEqual(stacks.map(({ stack }) => stack));
  });
});
