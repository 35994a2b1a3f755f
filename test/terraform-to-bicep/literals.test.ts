import { emitAzure } from '../../lib/terraform-to-bicep';

const STACK = {
  variable: {
    name: { type: 'string', default: 'vnet' },
    key: { type: 'string', sensitive: true },
    count: { type: 'number', default: 2 },
  },
  output: { all: { value: '${var.name}-${var.count}' } },
};

function bicepOf(literals: readonly string[]): string {
  return emitAzure(STACK, { literals }).find(({ path }) => path === 'main.bicep')?.content ?? '';
}

describe('a variable that is to be a literal', () => {
  test('has its default in the place of a parameter', () => {
    expect(bicepOf(['name'])).toMatch(/output all string = 'vnet-\$\{count\}'/);
    expect(bicepOf(['name'])).not.toContain('param name');
  });

  test('is a parameter without a default', () => {
    expect(bicepOf(['key'])).toEqual(bicepOf([]));
  });

  test('is a parameter when its default is not a string', () => {
    expect(bicepOf(['count'])).toContain('param count int = 2');
  });
});
