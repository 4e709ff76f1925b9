import { describe, expect, test } from '@jest/globals';
import { fillTemplate, freePath, idOfPath, readId, safeName, slugOf } from '../../src/artifacts/ids.ts';

describe('ids and file names', () => {
  test('a record without id is named by its path', () => {
    expect(idOfPath('a/b c.md')).toBe('a/b c');
    expect(idOfPath('a.b/c')).toBe('a.b/c');
  });

  test('E50: ids are texts; whole numbers count as their digits', () => {
    expect([readId('1.10'), readId(7), readId(undefined), readId(null), readId('')]).toEqual([
      '1.10',
      '7',
      null,
      null,
      null,
    ]);
  });

  test.each(['../a', 'a/../b', '..', '/a', 'a/', 'a//b', '.\\a', 'a\nb', 'a\u0000', ' a', 'x'.repeat(201)])(
    'A28: %j is no id',
    (id) => {
      expect(readId(id)).toBeUndefined();
    },
  );

  test('names are made safe: letters without their marks, no dots or dashes at the ends', () => {
    expect(safeName('../Ünïcode $(id).md')).toBe('Unicode-id-.md');
    expect(safeName('日本')).toBe('');
    expect(slugOf('Add “Sign in”, v1.0!')).toBe('add-sign-in-v1-0');
    expect(slugOf('x'.repeat(200))).toHaveLength(60);
  });

  test('a template is filled in; what is empty leaves no dash behind', () => {
    const fill = (template: string, title: string, other?: string): string =>
      fillTemplate(template, { id: 'A/1', title, ...(other === undefined ? {} : { other }) });
    expect(fill('b/{remote-id}-{slug}.md', 'Sign in', '42')).toBe('b/42-sign-in.md');
    expect(fill('b/{remote-id}-{slug}.md', '日本', '42')).toBe('b/42.md');
    expect(fill('{slug}/{id}.md', 'Sign in')).toBe('sign-in/A-1.md');
    expect(fill('b/{remote-id}.md', 'x')).toBe('b/A-1.md');
    expect(fill('b/{remote-id}.md', 'x', '../../etc')).toBe('b/etc.md');
  });

  test('E78: a taken path gets a number, whatever its case', () => {
    expect(freePath('b/A.md', ['b/a.md', 'b/a-2.md'])).toBe('b/A-3.md');
    expect(freePath('b/a', [])).toBe('b/a');
  });
});
