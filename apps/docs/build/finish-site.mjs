import { writeMissingPage } from './missing-page.mjs'
import { policies } from './policies.mjs'
import { writeServiceWorker } from './service-worker.mjs'
import { writeTexts } from './texts-for-machines.mjs'

/** What is done with the finished pages. */
export const finishSite = async (/** @type {{ outDir: string }} */ { outDir }) => {
  writeMissingPage(outDir)
  policies(outDir)
  await writeTexts(outDir)
  // Last: its version is of all that was written.
  await writeServiceWorker(outDir)
}
