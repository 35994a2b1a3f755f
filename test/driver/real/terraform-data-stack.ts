/** The parts of a synthesized Terraform stack that matter here. */
interface Stack {
  readonly '//': { readonly outputs: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  readonly terraform: { readonly backend: unknown };
  readonly variable: Readonly<Record<string, unknown>>;
  readonly output: Readonly<Record<string, { readonly value: unknown }>>;
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

const SET_APART = { '//': undefined, provisioner: undefined, connection: undefined, shared_key: undefined };

export const GATEWAY_ADDRESS = '20.105.216.7';

/** As seen by Terraform, which works in the stack's own directory. */
const LINK_DIRECTORY = '../../..';

const TAKES_A_WHILE = 'sleep 0.4';

/**
 * The synthesized Azure stack with each azurerm resource turned into a `terraform_data` of its name, which needs no
 * provider to be downloaded. Variables, backend, references, the outputs that feed the hand-off, and what CDKTF notes for
 * its own command stay. Each resource takes a while to create and to destroy, so that a test can meet it in progress, and
 * leaves a line in `created.log`, so that a test sees what was created twice. The failing one waits for the file `failsAfter`
 * of the link's directory, so that a test says when.
 */
export function terraformDataStack(text: string, failing?: string, failsAfter?: string): string {
  const stack = JSON.parse(text) as Stack;
  const all = Object.values(stack.resource).flatMap((byName) => Object.entries(byName));
  const data = all.map(([name, body]) => [
    name,
    {
      '//': body['//'],
      input: rename({ ...body, ...SET_APART }),
      // Terraform would print the key with `output`, the copy of `input` that it does not take for sensitive.
      triggers_replace: body['shared_key'],
      provisioner: [
        { 'local-exec': { command: name === failing ? failure(name, failsAfter) : creation(name) } },
        { 'local-exec': { when: 'destroy', command: TAKES_A_WHILE } },
      ],
    },
  ]);
  const output = {
    ...(rename(pick(stack.output, ['location', 'vnetPrefixes', 'bgpAddresses'])) as object),
    gatewayAddresses: { value: [GATEWAY_ADDRESS], depends_on: ['terraform_data.vpnGateway'] },
  };
  const outputs = Object.entries(stack['//'].outputs).map(([name, all]) => [name, pick(all, Object.keys(output))]);
  return JSON.stringify(
    {
      '//': { ...stack['//'], outputs: Object.fromEntries(outputs) as unknown },
      terraform: { backend: stack.terraform.backend },
      variable: stack.variable,
      resource: { terraform_data: Object.fromEntries(data) as unknown },
      output,
    },
    undefined,
    2,
  );
}

function creation(name: string): string {
  return `${TAKES_A_WHILE}; echo ${name} >> ${LINK_DIRECTORY}/created.log`;
}

function failure(name: string, after: string | undefined): string {
  const wait = after ? `for i in $(seq 300); do [ -e ${LINK_DIRECTORY}/${after} ] && break; sleep 0.2; done; ` : '';
  return `${wait}echo 'the ${name} is out of stock' >&2; exit 1`;
}

/** `azurerm_subnet.a.id` becomes `terraform_data.a.id`; other attributes are read from the input. */
function rename(value: unknown): unknown {
  const text = JSON.stringify(value)
    .replaceAll(/azurerm_[a-z_]+\.([A-Za-z0-9]+)\.id\b/g, 'terraform_data.$1.id')
    .replaceAll(/azurerm_[a-z_]+\.([A-Za-z0-9]+)\.([a-z_]+)/g, 'terraform_data.$1.input.$2');
  return JSON.parse(text) as unknown;
}

function pick<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => keys.includes(key)));
}
