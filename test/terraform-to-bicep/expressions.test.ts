import { emitted } from './support/cases';
import { stackOf } from './support/stacks';
import { valueOf } from './support/side-by-side';

const VARIABLES = {
  variable: {
    text: { type: 'string' },
    count: { type: 'number' },
    flag: { type: 'bool' },
    list: { type: 'list(string)' },
    map: { type: 'map(string)' },
  },
};
const PLACED = { name: '${var.text}', resource_group_name: 'g', location: '${var.location}' };
const STACK = {
  ...VARIABLES,
  locals: {
    names: ['${var.text}', 'b'],
    nested: ['${local.names}'],
    'net-name': ['${var.text}', 'b'],
    self: '${azurerm_public_ip.ip.id}/x',
    scalar: 'known',
  },
  data: {
    azurerm_client_config: { me: {} },
    azurerm_virtual_network: { hub: { name: 'hub', resource_group_name: 'hub-group' } },
    azurerm_subnet: {
      far: {
        name: 'far',
        resource_group_name: 'hub-group',
        virtual_network_name: '${data.azurerm_virtual_network.hub.name}',
      },
    },
  },
  resource: {
    azurerm_public_ip: { ip: { ...PLACED, allocation_method: 'Static' } },
    azurerm_route_table: { far: { ...PLACED, location: 'West Europe' } },
  },
};

describe('an expression of Terraform is translated to Bicep and to ARM JSON', () => {
  test.each<[string, unknown, string, unknown]>([
    ['a text', 'plain', "'plain'", 'plain'],
    ['a whole number', 5, '5', 5],
    ['a fraction in a list', [1.5], "[\n  json('1.5')\n]", ["[json('1.5')]"]],
    ['a fraction as text', '${1.5}x', "'1.5x'", '1.5x'],
    ['a flag', true, 'true', true],
    ['a list', ['a', 1], "[\n  'a'\n  1\n]", ['a', 1]],
    ['a map', { a: 'b', 'c-d': 'e' }, "{\n  a: 'b'\n  'c-d': 'e'\n}", { a: 'b', 'c-d': 'e' }],
    ['a map with a duplicate key', '${{a = "b", c = "d", a = "e"}}', "{\n  a: 'e'\n  c: 'd'\n}", { a: 'e', c: 'd' }],
    ['nothing in it', [[], {}], '[\n  []\n  {}\n]', [[], {}]],
    ['a variable', '${var.text}', 'text', "[parameters('text')]"],
    ['an item of a variable', '${var.list[0]}', 'list[0]', "[parameters('list')[0]]"],
    ['an entry of a variable', '${var.map["a-b"]}', "map['a-b']", "[parameters('map')['a-b']]"],
    [
      'an interpolation',
      'a-${var.text}-${var.count}',
      "'a-${text}-${count}'",
      "[format('a-{0}-{1}', parameters('text'), parameters('count'))]",
    ],
    [
      'true or false in a text',
      'ha-${var.flag}',
      "'ha-${flag ? 'true' : 'false'}'",
      "[format('ha-{0}', if(parameters('flag'), 'true', 'false'))]",
    ],
    [
      'a known list in a text',
      'vnet-${join("-", ["hub", var.text])}',
      "'vnet-hub-${text}'",
      "[format('vnet-hub-{0}', parameters('text'))]",
    ],
    [
      'a list that has to stand in a text',
      'a-${contains(["x", var.text], "y") ? 1 : 2}',
      "format('a-{0}', contains(['x', text], 'y') ? 1 : 2)",
      "[format('a-{0}', if(contains(createArray('x', parameters('text')), 'y'), 1, 2))]",
    ],
    ['keys that are values', { null: 'a', true: 'b' }, "{\n  'null': 'a'\n  'true': 'b'\n}", { null: 'a', true: 'b' }],
    [
      'lookup with a default, where case counts',
      '${lookup(var.map, "k", "none")}',
      "contains(objectKeys(map), 'k') ? map.k : 'none'",
      "[if(contains(objectKeys(parameters('map')), 'k'), parameters('map').k, 'none')]",
    ],
    [
      'startswith, where case counts',
      '${startswith(var.text, "a") ? "y" : "n"}',
      "(take(text, 1) == 'a') ? 'y' : 'n'",
      "[if(equals(take(parameters('text'), 1), 'a'), 'y', 'n')]",
    ],
    ['substr past the end', '${substr(var.text, 0, 24)}', 'take(text, 24)', "[take(parameters('text'), 24)]"],
    ['substr to the end', '${substr(var.text, 1, -1)}', 'skip(text, 1)', "[skip(parameters('text'), 1)]"],
    ['substr of what is known', '${substr("hi", 0, 10)}', "'hi'", 'hi'],
    [
      'jsonencode of what is known',
      '${jsonencode({b = "<", a = [1, true]})}',
      '\'{"a":[1,true],"b":"\\\\u003c"}\'',
      '{"a":[1,true],"b":"\\u003c"}',
    ],
    ['values of different types', '${var.flag == "true" ? 1 : 2}', '2', 2],
    [
      'a local with a dash',
      '${local.net-name[0]}-${local.net-name[1]}',
      "'${text}-b'",
      "[format('{0}-b', parameters('text'))]",
    ],
    ['an interpolation of one thing', '${"${var.text}"}', 'text', "[parameters('text')]"],
    ['an escaped interpolation', 'a$${b}', "'a\\${b}'", 'a${b}'],
    ['braces in a format', '{0}${var.text}', "'{0}${text}'", "[format('{{0}}{0}', parameters('text'))]"],
    ['a local of known value', '${local.scalar}', "'known'", 'known'],
    ['a local', '${local.names}', 'names', "[variables('names')]"],
    ['a local that reads another local', '${local.nested}', 'nested', "[variables('nested')]"],
    [
      'a local that mentions a resource',
      '${local.self}',
      "'${publicIp.id}/x'",
      "[format('{0}/x', resourceId('Microsoft.Network/publicIPAddresses', parameters('text')))]",
    ],
    [
      'an id',
      '${azurerm_public_ip.ip.id}',
      'publicIp.id',
      "[resourceId('Microsoft.Network/publicIPAddresses', parameters('text'))]",
    ],
    ['a name', '${azurerm_public_ip.ip.name}', 'publicIp.name', "[parameters('text')]"],
    [
      'what Azure answers',
      '${azurerm_public_ip.ip.ip_address}',
      'publicIp.properties.ipAddress',
      "[reference(resourceId('Microsoft.Network/publicIPAddresses', parameters('text')), '2025-01-01').ipAddress]",
    ],
    [
      'a location, which the provider normalizes',
      'vnet-${azurerm_route_table.far.location}',
      "'vnet-westeurope'",
      'vnet-westeurope',
    ],
    ['what was asked for', '${azurerm_public_ip.ip.allocation_method}', "'Static'", 'Static'],
    [
      'a lookup',
      '${data.azurerm_virtual_network.hub.id}',
      'hubVirtualNetwork.id',
      "[extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'hub-group'), 'Microsoft.Network/virtualNetworks', 'hub')]",
    ],
    [
      'a lookup below a lookup',
      '${data.azurerm_subnet.far.id}',
      'farSubnet.id',
      "[extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, 'hub-group'), 'Microsoft.Network/virtualNetworks/subnets', 'hub', 'far')]",
    ],
    [
      'the subscription',
      '${data.azurerm_client_config.me.subscription_id}',
      'subscription().subscriptionId',
      '[subscription().subscriptionId]',
    ],
    [
      'a condition',
      '${var.flag ? var.text : "no"}',
      "flag ? text : 'no'",
      "[if(parameters('flag'), parameters('text'), 'no')]",
    ],
    ['a comparison', '${var.text != "a"}', "text != 'a'", "[not(equals(parameters('text'), 'a'))]"],
    [
      'logic',
      '${!var.flag || var.count >= 2 && var.flag}',
      '(!flag) || ((count >= 2) && flag)',
      "[or(not(parameters('flag')), and(greaterOrEquals(parameters('count'), 2), parameters('flag')))]",
    ],
    ['arithmetic', '${(var.count + 1) * -2}', '(count + 1) * -2', "[mul(add(parameters('count'), 1), -2)]"],
    ['join', '${join(",", var.list)}', "join(list, ',')", "[join(parameters('list'), ',')]"],
    ['split', '${split(",", var.text)}', "split(text, ',')", "[split(parameters('text'), ',')]"],
    ['format', '${format("%s/%d%%", var.text, 5)}', "'${text}/5%'", "[format('{0}/5%', parameters('text'))]"],
    ['the first element', '${element(var.list, 0)}', 'list[0]', "[parameters('list')[0]]"],
    [
      'another element, which wraps around at the end',
      '${element(var.list, 5)}',
      'list[5 % length(list)]',
      "[parameters('list')[mod(5, length(parameters('list')))]]",
    ],
    ['an element of a known list', '${element(["a", "b"], 3)}', "'b'", 'b'],
    ['concat', '${concat(var.list, ["b"])}', "concat(list, ['b'])", "[concat(parameters('list'), createArray('b'))]"],
    [
      'merge',
      '${merge(var.map, {a = "b"})}',
      "shallowMerge([map, { a: 'b' }])",
      "[shallowMerge(createArray(parameters('map'), createObject('a', 'b')))]",
    ],
    ['lookup with a known map', '${lookup({a = var.text}, "a", "c")}', 'text', "[parameters('text')]"],
    [
      'coalesce, which skips empty texts, too',
      '${coalesce(var.text, "b")}',
      "(!empty(text)) ? text : 'b'",
      "[if(not(empty(parameters('text'))), parameters('text'), 'b')]",
    ],
    ['coalesce of what is known', '${coalesce("", null, "x")}', "'x'", 'x'],
    ['cidrsubnet of a known prefix', '${cidrsubnet("10.0.0.0/16", 8, 2)}', "'10.0.2.0/24'", '10.0.2.0/24'],
    [
      'cidrsubnet of a variable',
      '${cidrsubnet(var.text, 8, 2)}',
      "cidrSubnet(text, int(last(split(text, '/'))) + 8, 2)",
      "[cidrSubnet(parameters('text'), add(int(last(split(parameters('text'), '/'))), 8), 2)]",
    ],
    ['cidrhost', '${cidrhost(var.text, 4)}', 'cidrHost(text, 3)', "[cidrHost(parameters('text'), 3)]"],
    [
      'tolist and sensitive, which say nothing in Bicep',
      '${tolist(nonsensitive(var.list))}',
      'list',
      "[parameters('list')]",
    ],
    ['toset of known items', '${toset(["a", "a"])}', "[\n  'a'\n]", ['a']],
    ['a text that ARM would take for an expression', '[parameters(1)]', "'[parameters(1)]'", '[[parameters(1)]'],
    ['a text that only begins like one', '[a', "'[a'", '[a'],
    ['quotes and a backslash', 'it\'s \\ "so"', "'it\\'s \\\\ \"so\"'", 'it\'s \\ "so"'],
    ['quotes in an expression', "it's ${var.text}", "'it\\'s ${text}'", "[format('it''s {0}', parameters('text'))]"],
    ['lines, tabs and controls', 'a\n\tb\u0007\u2028', "'a\\n\\tb\\u{7}\\u{2028}'", 'a\n\tb\u0007\u2028'],
    ['the direction of text', 'a\u202eb\u2066', "'a\\u{202e}b\\u{2066}'", 'a\u202eb\u2066'],
    ['zero width, and another blank', 'a\u200bb\u00a0c', "'a\\u{200b}b\\u{a0}c'", 'a\u200bb\u00a0c'],
    ['any script', 'Überprüfung 😀 漢字', "'Überprüfung 😀 漢字'", 'Überprüfung 😀 漢字'],
    ['a quoted text with escapes', '${upper("a\\"\\u00e9\\n$${x}")}', "'A\"É\\n\\${X}'", 'A"É\n${X}'],
  ])('%s', (_, terraform, bicep, arm) => {
    expect({ terraform, ...valueOf(terraform, STACK) }).toEqual({ terraform, bicep, arm });
  });
});

test('an existing child resource names its resource group only through its parent', () => {
  const stack = stackOf({ ...STACK, output: { it: { value: '${data.azurerm_subnet.far.id}' } } });
  expect(emitted(stack)['main.bicep']).toContain("existing = {\n  parent: hubVirtualNetwork\n  name: 'far'\n}");
});

describe('an expression without a counterpart is rejected', () => {
  test.each([
    ['${timestamp()}', "the function 'timestamp' has no counterpart"],
    ['${[for x in var.list : x]}', 'cannot read the Terraform expression'],
    ['${var.list[*].id}', 'a splat'],
    ['%{ if var.flag }a%{ endif }', 'template directives'],
    ['${each.value}', "'each.…' has no counterpart"],
    ['${var.absent}', "undeclared variable 'absent'"],
    ['${local.absent}', "undeclared local 'absent'"],
    ['${azurerm_public_ip.absent.id}', "'azurerm_public_ip.absent' is not in the stack"],
    ['${azurerm_public_ip.ip.fqdn_of_mine}', "'fqdn_of_mine' cannot be read in Bicep"],
    ['${join("-", ["x"y"])}', 'cannot read the Terraform expression'],
    ['${replace(var.text, "/a+/", "")}', 'cannot search for a regular expression'],
    ['${var.count / 2}', "'/' gives another result"],
    ['${1 / 3}', 'has too many digits'],
    ['${1.5}', 'a number with a fraction, which outputs do not support'],
    ['\ud800', 'is not valid Unicode'],
  ])('%s', (terraform, message) => {
    expect(() => valueOf(terraform, STACK)).toThrow(message);
  });
});
