import { join } from 'node:path'

/** Where a learner's code for an exercise lies: `tf/hello.ts` in the folder. */
export const exercisePath = (folder: string, id: string): string =>
  join(folder, ...`${id}.ts`.split('/'))
