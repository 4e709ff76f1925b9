import { describe, expect, test } from '@jest/globals';
import { definition as json } from '../../src/providers/json/provider.ts';
import { definition as markdown } from '../../src/providers/markdown/provider.ts';
import { definition as openspec } from '../../src/providers/openspec/provider.ts';
import { definition as yaml } from '../../src/providers/yaml/provider.ts';

describe('the keys of the local providers', () => {
  test('what is left out has its default', () => {
    expect(markdown.options.parse({ path: 'b/*.md' })).toEqual({ path: 'b/*.md', id: 'id' });
    expect(json.options.parse({ path: 'a.json' })).toEqual({ path: 'a.json', id: 'id' });
    expect(openspec.options.parse({})).toEqual({ path: 'openspec/changes' });
    expect(openspec.options.parse({ path: './changes/' })).toEqual({ path: 'changes' });
  });

  test.each(['/etc/*.md', '../x/*.md', 'a/../../b', 'C:\\x', '', 'a\\..\\b'])(
    'A28: the path %j is refused',
    (path) => {
      for (const { options } of [markdown, yaml, json, openspec]) {
        expect(options.safeParse({ path }).success).toBe(false);
        if (options !== openspec.options)
          expect(options.safeParse({ path: 'a', new: path }).success).toBe(false);
      }
    },
  );

  test('unknown keys and what is no pointer are refused', () => {
    for (const { options } of [markdown, yaml, json, openspec]) {
      expect(options.safeParse({ path: 'a', typo: 1 }).success).toBe(false);
    }
    expect(yaml.options.safeParse({ path: 'a', records: 'stories' }).success).toBe(false);
    expect(yaml.options.safeParse({ path: 'a', records: '' }).success).toBe(true);
  });
});
