import type { Json } from '../kernel/json.ts';
import { isJsonArray, isJsonObject } from '../kernel/json.ts';

/** Writes JSON on one line, with or without a space behind colons and commas. */
export function renderInline(
  value: Json,
  gaps: { readonly afterColon: string; readonly afterComma: string } = { afterColon: ' ', afterComma: ' ' },
): string {
  const comma = `,${gaps.afterComma}`;
  if (isJsonArray(value)) return `[${value.map((item) => renderInline(item, gaps)).join(comma)}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, item]) => `${JSON.stringify(key)}:${gaps.afterColon}${renderInline(item, gaps)}`,
  );
  return `{${members.join(comma)}}`;
}
