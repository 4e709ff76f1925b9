import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { definition as json } from '../../src/providers/json/provider.ts';
import { definition as markdown } from '../../src/providers/markdown/provider.ts';
import { definition as yaml } from '../../src/providers/yaml/provider.ts';
import type { Sandbox } from './sandbox.ts';
import { keys, makeSandbox, openOn } from './sandbox.ts';

let box: Sandbox;
beforeEach(() => {
  box = makeSandbox('git');
});
afterEach(() => box.remove());

const selectors = keys('title', 'body', 'status');

test('the line of each field of a Markdown file, also of one it does not have', async () => {
  box.write('b/a.md', '---\nid: a\nstatus: todo # by hand\n---\n\n# Sign in\n\nOne.\n\nTwo.\n');
  const provider = openOn(markdown, box, { options: { path: 'b/**/*.md' }, selectors });
  expect(await provider.placeOf?.('a', 'status')).toEqual({ path: 'b/a.md', line: 3 });
  expect(await provider.placeOf?.('a', 'title')).toEqual({ path: 'b/a.md', line: 6 });
  expect((await provider.placeOf?.('a', 'body'))?.line).toBeGreaterThanOrEqual(7);
  expect(await provider.placeOf?.('a', 'priority')).toMatchObject({ path: 'b/a.md' });
  expect(await provider.placeOf?.('nobody', 'title')).toBeNull();
});

test('the line of a field in a list of records', async () => {
  box.write('plan.yml', 'tasks:\n  - id: a\n    title: A\n  - id: b\n    title: B\n    status: todo\n');
  const records = { path: 'plan.yml', records: '/tasks' };
  const inYaml = openOn(yaml, box, { options: records, selectors });
  expect(await inYaml.placeOf?.('b', 'title')).toEqual({ path: 'plan.yml', line: 5 });
  box.write(
    'plan.json',
    '{ "tasks": [\n  { "id": "a", "title": "A" },\n  { "id": "b",\n    "title": "B" }\n] }\n',
  );
  const inJson = openOn(json, box, { options: { ...records, path: 'plan.json' }, selectors });
  expect((await inJson.placeOf?.('b', 'title'))?.line).toBeGreaterThanOrEqual(3);
});
