/**
 * Whether a name passes a list of GitHub's filter patterns: the last one that fits decides, `!` takes away.
 *
 * Source: docs, "Filter pattern cheat sheet".
 */
export function passes(name: string, patterns: readonly string[]): boolean {
  let passed = false;
  for (const pattern of patterns) {
    const negated = pattern.startsWith('!');
    if (toExpression(negated ? pattern.slice(1) : pattern).test(name)) passed = !negated;
  }
  return passed;
}

function toExpression(pattern: string): RegExp {
  let source = '';
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern.charAt(at);
    if (pattern.startsWith('**/', at)) {
      source += '(?:.*/)?';
      at += 2;
    } else if (pattern.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (char === '*') source += '[^/]*';
    else if (char === '?' || char === '+') source += char;
    else if (char === '[') {
      const end = pattern.indexOf(']', at);
      source += end === -1 ? '\\[' : pattern.slice(at, end + 1);
      at = end === -1 ? at : end;
    } else if (char === '\\' && at + 1 < pattern.length) {
      source += `\\${pattern.charAt(at + 1)}`;
      at += 1;
    } else source += char.replace(/[.(){}|^$\]]/, '\\$&');
  }
  return new RegExp(`^${source}$`);
}
