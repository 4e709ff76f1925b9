/** The issue that a proposal's `## Source Tracking` names. */
export interface TrackedIssue {
  readonly number: string;
  /** `owner/name`, where the block says so. */
  readonly repository?: string;
  /** The issue's address, else `#number`. */
  readonly link: string;
}

const LINE = /^[ \t]*[-*+][ \t]+\**(?:GitHub )?Issue(?: URL)?\**:\**[ \t]*(.*)$/gim;
const ADDRESS = /https?:\/\/[^\s<>()[\]/]{1,253}\/([\w.-]{1,100}\/[\w.-]{1,100})\/(?:-\/)?issues\/(\d{1,15})/;
const REPOSITORY =
  /^[ \t]*(?:<!--[ \t]*source_repo:|[-*+][ \t]+\**Repository\**:\**)[ \t]*`?([\w.-]+\/[\w.-]+)/gim;

/**
 * Reads the issue that a `## Source Tracking` section names; null when it names none, or more than one.
 *
 * Understood are `GitHub Issue: #235`, the same as a link, and `Issue URL`, with or without bold marks.
 * Other lines (`Parent Feature`, `Original GitHub Issue`, `Core Counterpart Issue`) are other issues.
 */
export function readTrackedIssue(section: string): TrackedIssue | null {
  const numbers = new Set<string>();
  const repositories = new Set([...section.matchAll(REPOSITORY)].map((match) => match[1] ?? ''));
  let address: string | undefined;
  for (const [, said = ''] of section.matchAll(LINE)) {
    const url = ADDRESS.exec(said);
    const number = url?.[2] ?? /#(\d{1,15})\b/.exec(said)?.[1];
    if (number !== undefined) numbers.add(number);
    if (url?.[1] === undefined) continue;
    repositories.add(url[1]);
    address = url[0];
  }
  const [number] = numbers;
  if (number === undefined || numbers.size > 1 || repositories.size > 1) return null;
  const [repository] = repositories;
  return { number, link: address ?? `#${number}`, ...(repository === undefined ? {} : { repository }) };
}
