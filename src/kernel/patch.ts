import type { Json } from './json.ts';

/** One operation of a JSON Patch; the five that this project emits. Source: RFC 6902 §4. */
export type Operation =
  | { readonly op: 'test'; readonly path: string; readonly value: Json }
  | { readonly op: 'add'; readonly path: string; readonly value: Json }
  | { readonly op: 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }
  | { readonly op: 'move'; readonly from: string; readonly path: string };

export type Patch = readonly Operation[];
