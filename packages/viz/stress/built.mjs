// The package as it was built. What is measured is what is published.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const path = join(import.meta.dirname, '..', 'dist', 'tensorboard', 'index.js')
if (!existsSync(path)) {
  console.error('dist is missing: run `npm run build` in packages/viz first')
  process.exit(1)
}
export const { eventReader, eventWriter } = await import(pathToFileURL(path).href)
