/**
 * Completes package-lock.json with the optional packages of other platforms.
 *
 * npm leaves out what the registry at hand does not serve, and `npm ci` then refuses the whole file. An
 * entry with its version, os and cpu is enough: npm installs it only on the platform it is for.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'package-lock.json';
const SYSTEMS = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'openbsd',
  'netbsd',
  'sunos',
  'aix',
  'openharmony',
];
const CPUS = ['arm64', 'x64', 'ia32', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32', 'arm'];

const lock = JSON.parse(readFileSync(FILE, 'utf8'));
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(path, name)) continue;
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[~^>=]+/, ''),
      ...platformOf(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);

/** Looks where node would look from that package. */
function isThere(path, name) {
  for (let at = path; ; at = at.slice(0, at.lastIndexOf('/node_modules/'))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in lock.packages) return true;
    if (!at.includes('/node_modules/')) return `node_modules/${name}` in lock.packages;
  }
}

function platformOf(name) {
  const words = name.split(/[-/_]/);
  const cpu = CPUS.find((one) =>
    words.some((word) => word === one || (one === 'arm' && word.startsWith('arm'))),
  );
  const os = SYSTEMS.find((one) => words.includes(one)) ?? (name === 'fsevents' ? 'darwin' : 'none');
  return { ...(cpu === undefined ? {} : { cpu: [cpu] }), os: [os] };
}
