import { type Token, tokenize } from './bicep-tokens';
import type { Expression } from './expression';

export interface Declaration {
  readonly keyword: 'param' | 'var' | 'resource' | 'module' | 'output';
  readonly name: string;
  readonly decorators: readonly Expression[];
  /** Type of a parameter or output; type and version of a resource; file of a module. */
  readonly type: string;
  readonly existing: boolean;
  readonly value?: Expression;
}

export interface BicepFile {
  readonly targetScope: string;
  readonly using?: string;
  readonly description?: string;
  readonly declarations: readonly Declaration[];
}

const LEVELS = [['??'], ['||'], ['&&'], ['==', '!='], ['<=', '>=', '<', '>'], ['+', '-'], ['*', '/', '%']];
/** Functions and decorators of Bicep that the emitter prints; ARM's others are not Bicep's. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['allowed', 'description', 'maxLength', 'maxValue', 'minLength', 'minValue', 'secure'],
  ...['base64', 'base64ToString', 'bool', 'cidrHost', 'cidrSubnet', 'concat', 'contains', 'empty', 'flatten', 'format'],
  ...['int', 'join', 'json', 'last', 'length', 'map', 'mapValues', 'max', 'min', 'objectKeys', 'padLeft', 'parseCidr'],
  ...['readEnvironmentVariable', 'replace', 'resourceGroup', 'resourceId', 'shallowMerge', 'skip', 'sort', 'split'],
  ...['string', 'subscription', 'take', 'toLower', 'toUpper', 'trim', 'union'],
]);
const KEYWORDS = ['param', 'var', 'resource', 'module', 'output'] as const;

/**
 * Parses the subset of Bicep that the emitter prints, more strictly than the grammar: newlines separate as in Bicep,
 * commas do not end lines, and names of properties and declarations are unique.
 * @param strict - whether only functions of Bicep may be called
 */
export function parseBicep(text: string, strict = true): BicepFile {
  if (!text.endsWith('\n') || text.endsWith('\n\n')) throw new Error('must end with one newline');
  return createParser(tokenize(text), strict).file();
}

interface Parser {
  file(): BicepFile;
  expression(): Expression;
}

/** @param insideText - whether the tokens are the inside of `${…}` */
function createParser(tokens: readonly Token[], strict: boolean, insideText = false): Parser {
  let at = 0;
  let targetScope = 'resourceGroup';
  let using: string | undefined;
  let description: string | undefined;
  const declarations: Declaration[] = [];

  const peek = (offset = 0): Token | undefined => tokens[at + offset];
  const isSign = (sign: string, offset = 0): boolean => {
    const token = peek(offset);
    return token?.kind === 'sign' && token.text === sign;
  };
  const isNewline = (offset = 0): boolean => peek(offset)?.kind === 'newline';
  const fail = (what: string): never => {
    throw new Error(`expected ${what} at token ${at}: ${JSON.stringify(tokens.slice(at, at + 4))}`);
  };
  const take = (sign: string): boolean => isSign(sign) && ++at > 0;
  const expectSign = (sign: string): void => void (take(sign) || fail(sign));
  const expectNewline = (): void => {
    if (!isNewline()) fail('a newline');
    while (isNewline()) at++;
  };
  const skipNewlines = (): void => {
    while (isNewline()) at++;
  };
  const word = (): string => {
    const token = peek();
    if (token?.kind !== 'word') return fail('a name');
    at++;
    return token.text;
  };
  const plainString = (): string => {
    const token = peek();
    if (token?.kind !== 'string' || token.parts.length !== 1 || typeof token.parts[0] !== 'string')
      return fail('a string');
    at++;
    return token.parts[0];
  };

  function expression(): Expression {
    const lambda = lambdaArguments();
    if (lambda !== undefined) return { kind: 'lambda', args: lambda, body: expression() };
    const test = binary(0);
    const [broken, offset] = [isNewline(), isNewline() ? 1 : 0];
    if (!isSign('?', offset)) return test;
    at += offset + 1;
    const yes = expression();
    if (isNewline() !== broken) fail('both branches of the condition in the same layout');
    if (broken) at++;
    expectSign(':');
    return { kind: 'operation', operator: '?', operands: [test, yes, expression()] };
  }

  /** `x =>` or `(x, y) =>` */
  function lambdaArguments(): readonly string[] | undefined {
    const bare = isSign('=>', 1) && peek()?.kind === 'word';
    const length = bare ? 1 : listed();
    if (length === undefined || !isSign('=>', length)) return undefined;
    const names = tokens.slice(at, at + length).flatMap((token) => (token.kind === 'word' ? [token.text] : []));
    at += length + 1;
    return names;
  }

  /** How many tokens a list of names in parentheses has, if there is one. */
  function listed(): number | undefined {
    if (!isSign('(')) return undefined;
    let length = 1;
    while (peek(length)?.kind === 'word' || isSign(',', length)) length++;
    return isSign(')', length) ? length + 1 : undefined;
  }

  function binary(level: number): Expression {
    const signs = LEVELS[level];
    if (signs === undefined) return unary();
    let left = binary(level + 1);
    for (;;) {
      const operator = signs.find((sign) => isSign(sign));
      if (operator === undefined) return left;
      at++;
      left = { kind: 'operation', operator, operands: [left, binary(level + 1)] };
    }
  }

  function unary(): Expression {
    if (take('!')) return { kind: 'operation', operator: '!', operands: [unary()] };
    if (take('-')) return { kind: 'operation', operator: '-', operands: [{ kind: 'value', value: 0 }, unary()] };
    return steps(primary());
  }

  function primary(): Expression {
    const token = peek();
    if (token?.kind === 'string') return string();
    if (token?.kind === 'number') {
      at++;
      return { kind: 'value', value: Number(token.text) };
    }
    if (take('(')) {
      const inner = expression();
      expectSign(')');
      return inner;
    }
    if (isSign('[') || isSign('{')) {
      if (insideText) fail('no list or object inside of a text');
      return isSign('[') ? { kind: 'array', items: bracketed('[', ']', expression) } : object();
    }
    const name = word();
    if (name === 'true' || name === 'false') return { kind: 'value', value: name === 'true' };
    if (name === 'null') return { kind: 'value', value: null };
    if ((name === 'az' || name === 'sys') && isSign('.')) {
      at++;
      const called = word();
      return { kind: 'call', name: called === 'getSecret' ? `az.${called}` : called, args: args() };
    }
    if (isSign('(') && !FUNCTIONS.has(name) && strict) fail('a function of Bicep');
    return isSign('(') ? { kind: 'call', name, args: args() } : { kind: 'name', name };
  }

  function string(): Expression {
    const token = peek();
    if (token?.kind !== 'string') return fail('a string');
    at++;
    const parts = token.parts.map((part): Expression =>
      typeof part === 'string' ? { kind: 'value', value: part } : nested(part, strict),
    );
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'interpolation', parts };
  }

  function steps(start: Expression): Expression {
    let of = start;
    for (;;) {
      if (take('!')) of = { kind: 'operation', operator: 'not null', operands: [of] };
      else if (take('.')) {
        const safe = take('?');
        of = { kind: 'member', of, key: { kind: 'value', value: word() }, ...(safe ? { safe } : {}) };
      } else if (take('[')) {
        const safe = take('?');
        of = { kind: 'member', of, key: expression(), ...(safe ? { safe } : {}) };
        expectSign(']');
      } else return of;
    }
  }

  function args(): readonly Expression[] {
    expectSign('(');
    const found: Expression[] = [];
    const broken = isNewline();
    skipNewlines();
    while (!isSign(')')) {
      found.push(expression());
      if (take(',')) {
        if (broken) expectNewline();
      } else if (broken) expectNewline();
      else if (!isSign(')')) fail('a comma');
    }
    expectSign(')');
    return found;
  }

  /** On one line with commas, or one item a line without. */
  function bracketed<T>(open: string, close: string, item: () => T): readonly T[] {
    expectSign(open);
    const items: T[] = [];
    if (take(close)) return items;
    const broken = isNewline();
    skipNewlines();
    while (!isSign(close)) {
      items.push(item());
      if (broken) expectNewline();
      else if (!isSign(close)) expectSign(',');
    }
    expectSign(close);
    return items;
  }

  function object(): Expression {
    const props = bracketed('{', '}', (): readonly [string, Expression] => {
      const quoted = peek()?.kind === 'string';
      const key = quoted ? plainString() : word();
      if (!quoted && (key === 'true' || key === 'false' || key === 'null')) fail('quotes around a key that is a value');
      expectSign(':');
      return [key, expression()];
    });
    if (new Set(props.map(([key]) => key)).size < props.length) fail('each property once');
    return { kind: 'object', props };
  }

  function decorators(): readonly Expression[] {
    const found: Expression[] = [];
    while (take('@')) {
      const name = word();
      found.push({ kind: 'call', name, args: args() });
      if (!isNewline() || isNewline(1)) fail('the next decorator or declaration on the next line');
      at++;
    }
    return found;
  }

  function declaration(): void {
    const decorated = decorators();
    const keyword = word();
    if (keyword === 'targetScope') {
      expectSign('=');
      targetScope = plainString();
      return;
    }
    if (keyword === 'metadata') {
      if (word() !== 'description') fail('the description');
      expectSign('=');
      description = plainString();
      return;
    }
    if (keyword === 'using') {
      using = plainString();
      return;
    }
    const known = KEYWORDS.find((each) => each === keyword) ?? fail('a declaration');
    const name = word();
    const isResource = known === 'resource' || known === 'module';
    const type = known === 'var' || using !== undefined ? '' : isResource ? plainString() : typeText();
    const token = peek();
    const existing = token?.kind === 'word' && token.text === 'existing';
    if (existing) at++;
    const value = take('=') ? expression() : undefined;
    if (value === undefined && known !== 'param') fail('=');
    declarations.push({
      keyword: known,
      name,
      decorators: decorated,
      type,
      existing,
      ...(value === undefined ? {} : { value }),
    });
  }

  /** A type as it is written, on one line. */
  function typeText(): string {
    let text = isSign('{') ? objectType() : take('(') ? `(${typeText()}` : word();
    if (text.startsWith('(')) {
      expectSign(')');
      text += ')';
    }
    for (;;) {
      if (isSign('[') && isSign(']', 1)) {
        at += 2;
        text += '[]';
      } else if (take('?')) text += '?';
      else return text;
    }
  }

  function objectType(): string {
    const props = bracketed('{', '}', () => {
      const key = take('*') ? '*' : peek()?.kind === 'string' ? plainString() : word();
      expectSign(':');
      return `${key}: ${typeText()}`;
    });
    return `{ ${props.join(', ')} }`;
  }

  return {
    file() {
      skipNewlines();
      while (at < tokens.length) {
        declaration();
        expectNewline();
      }
      requireOnce(declarations.filter(({ keyword }) => keyword !== 'output'));
      requireOnce(declarations.filter(({ keyword }) => keyword === 'output'));
      return {
        targetScope,
        declarations,
        ...(using === undefined ? {} : { using }),
        ...(description === undefined ? {} : { description }),
      };
    },
    expression() {
      const whole = expression();
      return at === tokens.length ? whole : fail('the end of the interpolation');
    },
  };
}

/** The expression inside a string. */
function nested(tokens: readonly Token[], strict: boolean): Expression {
  return createParser(tokens, strict, true).expression();
}

function requireOnce(declarations: readonly Declaration[]): void {
  const names = declarations.map(({ name }) => name.toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`'${twice}' is declared twice`);
}
