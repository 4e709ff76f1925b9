import { actionRequests, actionStart } from './action.mjs';
import { frontMatter } from './front-matter.mjs';
import { growth } from './growth.mjs';
import { pace } from './pace.mjs';
import { patch } from './patch.mjs';
import { planning } from './planning.mjs';
import { requests } from './requests.mjs';
import { start } from './start.mjs';
import { textAgainstGit, textGrowth } from './text.mjs';

/** Every group of rows by the word that runs it alone; doubling tests, which depend least on the machine, first. */
export const ROWS = {
  'text-doubling': textGrowth,
  patch,
  growth,
  requests,
  pace,
  'text-git': textAgainstGit,
  'front-matter': frontMatter,
  start,
  'action-start': actionStart,
  'action-requests': actionRequests,
  planning,
};
