import { BOOL, INT, STRING } from '../../tree/type';
import { commonType, valueTypes } from '../common-type';
import { convert } from '../convert';
import { distinct, sorted, tolist } from './collections';
import { jsonText } from './json-text';
import { arg, fail, type Make } from './make';

const same: Make = (args) => arg(args, 0);

/** Null converts to null of any type. */
const orNull =
  (make: Make): Make =>
  (args, types) =>
    arg(args, 0).kind === 'null' ? arg(args, 0) : make(args, types);

const tomap: Make = (args, types) => {
  const map = arg(args, 0);
  const seen = types.look(map);
  if (seen.kind === 'object' && seen.props.some(([, { kind }]) => kind === 'null')) fail('must not contain null');
  return convert(map, { kind: 'map', of: commonType(valueTypes(map, types)) }, types);
};

/** Terraform's functions that convert a value, or only mark it. */
export const conversionFunctions: readonly (readonly [string, Make])[] = [
  ['jsonencode', (args, types) => jsonText(arg(args, 0), types)],
  ['nonsensitive', same],
  ['sensitive', same],
  ['tobool', (args, types) => convert(arg(args, 0), BOOL, types)],
  ['tolist', orNull(tolist)],
  ['tomap', orNull(tomap)],
  ['tonumber', (args, types) => convert(arg(args, 0), INT, types)],
  ['toset', orNull((args, types) => sorted(distinct(args, types), types))],
  ['tostring', (args, types) => convert(arg(args, 0), STRING, types)],
];
