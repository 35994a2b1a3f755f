import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { command, testWith } from '../fixtures/needs';

const RECORDED = JSON.parse(readFileSync(join(__dirname, 'cloudformation-handlers.json'), 'utf8')) as Readonly<
  Record<string, unknown>
>;

/** Prints the permissions of the handlers of the types in its argument, as the record has them. */
const READ_SCHEMAS = `
import json, os, sys, cfnlint
folder = os.path.join(os.path.dirname(cfnlint.__file__), "data", "schemas")
def read(*path):
    with open(os.path.join(folder, *path)) as file:
        return json.load(file)
types = read("providers", "us-east-1.json")
def handlers(type):
    found = read("resources", types[type] + ".json").get("handlers", {})
    return {verb: sorted(set(found[verb]["permissions"])) for verb in ("create", "read", "update", "delete") if verb in found}
print(json.dumps({type: handlers(type) for type in json.loads(sys.argv[1])}))
`;

testWith(
  [command('cfn-lint', 'pipx install cfn-lint')],
  'the recorded permissions of handlers are those of the resource schemas that cfn-lint carries',
  () => {
    const program = execFileSync('sh', ['-c', 'command -v cfn-lint'], { encoding: 'utf8' }).trim();
    const python = join(dirname(program), 'python3');
    const found = execFileSync(python, ['-c', READ_SCHEMAS, JSON.stringify(Object.keys(RECORDED))], {
      encoding: 'utf8',
    });

    expect(RECORDED).toEqual(JSON.parse(found));
  },
  60_000,
);
