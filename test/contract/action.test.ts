import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { INPUTS, OUTPUTS } from '../../src/inputs.ts';

const action = parse(readFileSync('action.yml', 'utf8')) as {
  readonly inputs: { readonly [name: string]: { readonly description: string; readonly default: string } };
  readonly outputs: { readonly [name: string]: { readonly description: string } };
  readonly runs: { readonly using: string; readonly main: string };
};

test('action.yml has exactly the inputs that the code reads', () => {
  expect(action.inputs).toEqual(INPUTS);
});

test('action.yml has exactly the outputs that the code sets', () => {
  const described = Object.entries(OUTPUTS).map(([name, description]) => [name, { description }]);
  expect(action.outputs).toEqual(Object.fromEntries(described));
});

test('the Action runs the committed bundle on Node 24', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/index.js' });
});
