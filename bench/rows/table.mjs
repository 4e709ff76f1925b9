import { planning } from './planning.mjs';
import { textAgainstGit, textGrowth } from './text.mjs';

/** Every group of rows by the word that runs it alone; doubling tests, which depend least on the machine, first. */
export const ROWS = {
  'text-growth': textGrowth,
  'text-git': textAgainstGit,
  planning,
};
