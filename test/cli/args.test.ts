import { describe, expect, test } from '@jest/globals';
import { parseArguments } from '../../src/cli/args.ts';

const parse = (line: string) => parseArguments(line === '' ? [] : line.split(' '));

describe('the command line', () => {
  test.each<[string, object]>([
    ['--preview', { asked: { kind: 'preview' }, options: { json: false, color: true, quiet: false } }],
    ['--apply --session S --sync a', { asked: { kind: 'apply' }, options: { session: 'S', sync: 'a' } }],
    ['--preview --json --no-color --quiet', { options: { json: true, color: false, quiet: true } }],
    ['resolve --session S a:title=local', { asked: { kind: 'resolve', decisions: ['a:title=local'] } }],
    ['resolve --session S --all remote', { asked: { kind: 'resolve', decisions: [], all: 'remote' } }],
    ['--session S resolve', { asked: { kind: 'resolve', decisions: [] }, options: { session: 'S' } }],
    ['status --state dir', { asked: { kind: 'status' }, options: { state: 'dir' } }],
    ['undo --session S', { asked: { kind: 'undo' } }],
    ['init --yes --token-env T', { asked: { kind: 'init', answers: { yes: true, tokenEnv: 'T' } } }],
    ['tracker --port 0 --data x.json', { asked: { kind: 'tracker', port: 0, data: 'x.json' } }],
    ['tracker', { asked: { kind: 'tracker', port: 4180 } }],
    ['demo --keep', { asked: { kind: 'demo', keep: true } }],
    ['--help', { asked: { kind: 'help', text: expect.stringContaining('--preview') } }],
    ['tracker --help', { asked: { kind: 'help', text: expect.stringContaining('--port') } }],
  ])('%s', (line, expected) => {
    expect(parse(line)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    ['', /say what to do/],
    ['--preview --apply', /say what to do/],
    ['--apply --sesion S', /did you mean --session\?/i],
    ['resolv', /did you mean resolve\?/i],
    ['resolve', /resolve needs --session/],
    ['undo', /undo needs --session/],
    ['tracker --port 70000', /0 to 65535/],
    ['tracker --port x', /0 to 65535/],
    ['--session', /argument missing/],
  ])('refuses: %s', (line, message) => {
    const parsed = parse(line);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(message) });
  });
});
