/**
 * Takes the pictures of the README: each view of the Action, rendered as GitHub renders it.
 *
 * Run by hand, `node scripts/pictures.mjs [folder]`, after a view changed. Needs a Chromium (`CHROMIUM` names it) and
 * fetches a Markdown renderer and GitHub's stylesheet from npm into a temporary folder: nothing of the product needs them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const OUT = resolve(process.argv[2] ?? join(ROOT, '.github/pictures'));
const WIDTH = 900;
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--hide-scrollbars',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const PACKAGES = ['micromark@4', 'micromark-extension-gfm@3', 'github-markdown-css@5', 'upng-js@2'];

register(pathToFileURL(join(ROOT, 'test/support/ts-loader.mjs')));
const work = mkdtempSync(join(tmpdir(), 'pictures-'));
try {
  execFileSync('npm', ['install', '--silent', '--no-save', '--prefix', work, ...PACKAGES], {
    stdio: 'inherit',
  });
  const { shots } = await import(pathToFileURL(join(ROOT, 'test/views/markdown/shots.ts')).href);
  const render = await renderer();
  mkdirSync(OUT, { recursive: true });
  for (const shot of shots()) picture(shot, render(shot.markdown));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Markdown to HTML with GitHub's dialect, its alerts and its colours of a diff. */
async function renderer() {
  const from = createRequire(join(work, 'index.js'));
  const load = (name) => import(pathToFileURL(from.resolve(name)).href);
  const { micromark } = await load('micromark');
  const { gfm, gfmHtml } = await load('micromark-extension-gfm');
  const options = { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] };
  return (markdown) => coloured(alerts(micromark(markdown, options)));
}

function alerts(html) {
  return html.replaceAll(
    /<blockquote>\s*<p>\[!(\w+)\]\n/g,
    (_, kind) =>
      `<blockquote class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${kind[0]}${kind.slice(1).toLowerCase()}</p><p>`,
  );
}

function coloured(html) {
  return html.replaceAll(/<code class="language-diff">([\s\S]*?)<\/code>/g, (_, text) => {
    const lines = text.split('\n').map((line) => {
      const kind = { '+': 'pl-mi1', '-': 'pl-md', '@': 'pl-mdr' }[line[0]];
      return kind === undefined ? line : `<span class="${kind}">${line}</span>`;
    });
    return `<code>${lines.join('\n')}</code>`;
  });
}

function picture({ name, kind, title, height, open }, body) {
  const from = createRequire(join(work, 'index.js'));
  const css = readFileSync(from.resolve('github-markdown-css/github-markdown-light.css'), 'utf8');
  const opened = body.replaceAll(/<details>/g, (tag, at, all) => {
    const index = all.slice(0, at).split('<details>').length - 1;
    return open.includes(index) ? '<details open>' : tag;
  });
  const html = join(work, `${name}.html`);
  writeFileSync(html, page(css, frame(kind, title, opened)));
  const png = join(OUT, `${name}.png`);
  execFileSync(
    process.env['CHROMIUM'] ?? 'chromium',
    [
      ...FLAGS,
      `--user-data-dir=${join(work, 'profile')}`,
      `--window-size=${WIDTH},${height}`,
      `--screenshot=${png}`,
      pathToFileURL(html).href,
    ],
    { stdio: 'ignore' },
  );
  writeFileSync(png, smaller(readFileSync(png)));
}

/** The same picture with a palette: a third of the bytes. */
function smaller(png) {
  const upng = createRequire(join(work, 'index.js'))('upng-js');
  const picture = upng.decode(png);
  return Buffer.from(upng.encode(upng.toRGBA8(picture), picture.width, picture.height, 128));
}

function frame(kind, title, body) {
  const article = `<article class="markdown-body">${body}</article>`;
  if (kind === 'comment') {
    return `<div class="box"><div class="head"><b>github-actions</b> <span class="bot">bot</span> commented</div><div class="in">${article}</div></div>`;
  }
  const head = `<h1 class="title">${title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</h1>`;
  return kind === 'issue'
    ? `${head}${frame('comment', '', body)}`
    : `<div class="box"><div class="in">${head}${article}</div></div>`;
}

function page(css, body) {
  return `<!doctype html><meta charset="utf-8"><style>${css}
body { margin: 16px; font-family: -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", Helvetica, Arial, sans-serif; background: #fff; color: #1f2328; }
.box { border: 1px solid #d1d9e0; border-radius: 6px; overflow: hidden; }
.head { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; padding: 8px 16px; font-size: 14px; color: #59636e; }
.head b { color: #1f2328; } .bot { border: 1px solid #d1d9e0; border-radius: 2em; padding: 0 6px; font-size: 12px; }
.in { padding: 16px; } .title { font-size: 26px; font-weight: 400; margin: 4px 0 16px; }
.in .title { font-size: 22px; font-weight: 600; }
.markdown-body { font-size: 14px; } .markdown-body .pl-mi1 { display: inline-block; width: 100%; } .markdown-body .pl-md { display: inline-block; width: 100%; }
</style>${body}`;
}
