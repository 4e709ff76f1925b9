/**
 * The longest body of a comment, an issue or a pull request, in UTF-16 units.
 *
 * Source: GitHub says 65,536 characters; measured are 65,536 code points for pull requests and 262,144
 * bytes for comments and issues. A UTF-16 unit is at most 3 bytes and at most one character, so this keeps all.
 */
export const MAX_BODY_LENGTH = 65_000;

/** The longest summary or text of a check run, in bytes. Source: 65,535 "characters", measured as bytes. */
export const MAX_CHECK_BYTES = 65_000;

/** The longest summary of a job, in bytes. Source: 1 MiB a step. */
export const MAX_SUMMARY_BYTES = 1_000_000;

/** How much room a text takes; one of these measures belongs to each limit. */
export type Measure = (text: string) => number;

export const utf16Length: Measure = (text) => text.length;

export const byteLength: Measure = (text) => new TextEncoder().encode(text).length;
