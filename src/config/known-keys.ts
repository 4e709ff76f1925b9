import * as z from 'zod';

/**
 * Lists the keys that a schema allows at a path, so that a message can name them.
 *
 * Looks through what wraps a mapping (optional, default, transform) and joins what a union allows.
 */
export function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const [part, ...rest] = path;
  const keys = layers(schema).flatMap((layer) => {
    if (layer instanceof z.ZodObject) {
      if (part === undefined) return Object.keys(layer.shape);
      const member = Object.hasOwn(layer.shape, part) ? (layer.shape[String(part)] as z.core.$ZodType) : null;
      return member === null ? [] : knownKeys(member, rest);
    }
    if (part === undefined) return [];
    if (layer instanceof z.ZodRecord) return knownKeys(layer.valueType, rest);
    return layer instanceof z.ZodArray ? knownKeys(layer.element, rest) : [];
  });
  return [...new Set(keys)];
}

function layers(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(layers);
  if (schema instanceof z.ZodPipe) return [...layers(schema.in), ...layers(schema.out)];
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  )
    return layers(schema.unwrap());
  return [schema];
}
