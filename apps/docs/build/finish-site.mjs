import { policies } from './policies.mjs'

/** What is done with the finished pages. */
export const finishSite = async (/** @type {{ outDir: string }} */ { outDir }) => {
  policies(outDir)
}
