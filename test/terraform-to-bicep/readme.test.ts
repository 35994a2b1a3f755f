import { allCases, emitted } from './support/cases';
import { stackOf } from './support/stacks';

const seed = allCases().find(({ name }) => name === 'seed')?.stack;
const readme = (stack: unknown, options = {}): string => emitted(stack, options)['README.md'] ?? '';

describe('the README for the reviewer', () => {
  test('has one command to deploy for each language', () => {
    expect(readme(seed).match(/^az deployment group create .*\\$/gm)).toHaveLength(2);
    expect(readme(seed, { scope: 'subscription' }).match(/^az deployment sub create --location .*\\$/gm)).toHaveLength(
      2,
    );
  });

  test('contains the commands that import the outputs into the hand-off', () => {
    const text = readme(seed, { outputsFile: 'facts.json', handoffCommand: 'npm run synth' });
    expect(text).toContain('--output json > facts.json\nnpm run synth\n');
  });

  test('names the variables that the template does not use', () => {
    const stack = stackOf({ variable: { idle: { type: 'string' } }, output: { o: { value: '${var.location}' } } });
    expect(readme(stack)).toContain('because the template does not use them: `idle`.');
    expect(readme(seed)).not.toContain('the template does not use');
  });

  test('lists what Terraform checks of existing resources, as a template cannot', () => {
    const network = {
      name: 'hub',
      resource_group_name: 'network',
      lifecycle: {
        postcondition: [{ condition: '${self.location == "westus"}', error_message: 'It must be in westus.' }],
      },
    };
    const stack = stackOf({ data: { azurerm_virtual_network: { hub: network } } });
    expect(readme(stack)).toContain('\n- Not checked by the template: It must be in westus.\n');
    expect(readme(seed)).not.toContain('Not checked');
  });

  test('shows a default with backticks as code that ends where the value ends', () => {
    const value = 'ssh-ed25519 AAAA ` <img src=x> [approved](https://evil.example) `';
    const stack = stackOf({ variable: { it: { default: value } }, output: { o: { value: '${var.it}' } } });
    expect(readme(stack)).toContain(`| \`\`'${value}'\`\` |`);
  });

  test('shows a description as text: no link, no HTML, no open code, nothing invisible', () => {
    const description = 'run `x`, <img src=x> [approved](https://evil.example) ` \\[a](b) \u202eno\u200b';
    const stack = stackOf({ variable: { it: { description } }, output: { o: { value: '${var.it}' } } });
    expect(readme(stack)).toContain(
      'run `x`, \\<img src=x> \\[approved](https://evil.example) \\` \\\\\\[a](b) U+202EnoU+200B |',
    );
  });

  test('escapes descriptions in tables', () => {
    const stack = stackOf({ variable: { it: { description: 'a | b\nc' } }, output: { o: { value: '${var.it}' } } });
    expect(readme(stack)).toContain('| `it` | string | required | a \\| b c |');
  });
});

describe('a preview', () => {
  const files = emitted(seed, { preview: 'PREVIEW: do not deploy', scope: 'subscription' });

  test.each(Object.entries(files))('is marked as such in %s', (_, content) => {
    expect(content).toContain('PREVIEW: do not deploy');
  });
});

describe('the parameter files', () => {
  const files = emitted(seed);

  test('read secrets from a key vault, and never contain one', () => {
    expect(files['main.bicepparam']).toMatch(/^param sharedKey = az\.getSecret\(/m);
    expect(JSON.parse(files['azuredeploy.parameters.json'] ?? '')).toMatchObject({
      parameters: { sharedKey: { reference: { secretName: 'shared-key' } } },
    });
  });

  test('read every other value without a default from the environment', () => {
    expect(files['main.bicepparam']).toContain(
      "param adminSshPublicKey = readEnvironmentVariable('ADMIN_SSH_PUBLIC_KEY')",
    );
    expect(readme(seed)).toContain('adminSshPublicKey="$ADMIN_SSH_PUBLIC_KEY"');
  });
});

test('no file of a template has a character that a reviewer does not see', () => {
  const evil = 'a\u202eb\u200b\u00a0';
  const stack = stackOf({
    variable: { it: { default: evil, description: evil } },
    output: { o: { value: '${var.it}', description: evil } },
  });
  expect(Object.entries(emitted(stack)).filter(([, text]) => /(?![ \n])[\p{Cf}\p{Z}]/u.test(text))).toEqual([]);
});

test('two parameters whose names differ only in case style are read from two environment variables', () => {
  const stack = stackOf({
    variable: { netName: { type: 'string' }, net_name: { type: 'string' } },
    output: { o: { value: '${var.netName}${var.net_name}' } },
  });
  const files = emitted(stack);
  expect(files['main.bicepparam']?.match(/readEnvironmentVariable\('.*'\)/g)).toEqual([
    "readEnvironmentVariable('NET_NAME')",
    "readEnvironmentVariable('NET_NAME_2')",
  ]);
  expect(files['README.md']).toContain('netName="$NET_NAME" net_name="$NET_NAME_2"');
});
