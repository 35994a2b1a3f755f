import { z } from 'zod';
import type { ConfigPath } from '../problems/problem';

const STAND_INS = z.registry<{ readonly standIn: unknown }>();

/**
 * Gives a field its stand-in: the value that takes the place of an invalid one, so that the rules between the other
 * values can be checked. No problem that involves a stand-in is reported. A field that may be left out needs none.
 */
export function withStandIn<T extends z.ZodType>(field: T, standIn: z.input<T>): T {
  STAND_INS.add(field, { standIn });
  return field;
}

/** The stand-in of the value at a path below `schema`; undefined where the value may be left out or has no place. */
export function standInAt(schema: z.core.$ZodType, path: ConfigPath): unknown {
  const field = path.reduce<z.core.$ZodType | undefined>(childOf, schema);
  return field === undefined ? undefined : standInOf(field);
}

/** Of a required mapping, the stand-ins of its required fields; what may be left out has none. */
function standInOf(field: z.core.$ZodType): unknown {
  if (!(field instanceof z.ZodObject)) return STAND_INS.get(field as z.ZodType)?.standIn;
  const required = Object.entries(field.shape as z.core.$ZodShape).filter(([, child]) => !mayBeLeftOut(child));
  return Object.fromEntries(required.map(([key, child]) => [key, standInOf(child)]));
}

function childOf(parent: z.core.$ZodType | undefined, step: string | number): z.core.$ZodType | undefined {
  const holder = parent === undefined ? undefined : unwrapped(parent);
  if (holder instanceof z.ZodUnion) {
    const options = holder.options;
    return options.map((option) => childOf(option, step)).find((child) => child !== undefined);
  }
  if (holder instanceof z.ZodRecord) return holder.valueType;
  if (holder instanceof z.ZodArray) return holder.element;
  if (!(holder instanceof z.ZodObject)) return undefined;
  const shape = holder.shape as z.core.$ZodShape;
  return Object.hasOwn(shape, step) ? shape[step] : undefined;
}

function mayBeLeftOut(field: z.core.$ZodType): field is z.ZodOptional | z.ZodDefault | z.ZodPrefault {
  return field instanceof z.ZodOptional || field instanceof z.ZodDefault || field instanceof z.ZodPrefault;
}

function unwrapped(field: z.core.$ZodType): z.core.$ZodType {
  return mayBeLeftOut(field) ? unwrapped(field.unwrap()) : field;
}
