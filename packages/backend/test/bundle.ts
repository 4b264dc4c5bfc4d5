import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'

/** Bundles the suite's page with Vite as a reader would: from the package as it is published. */
export const bundlePage = async (folder: string): Promise<{ folder: string; code: string }> => {
  await writeFile(
    join(folder, 'index.html'),
    '<!doctype html><link rel="icon" href="data:,"><script type="module" src="./page.mjs"></script>\n',
  )
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    base: './',
    build: { outDir: 'out', emptyOutDir: true, minify: false, target: 'es2022' },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const code = outputs.map((file) => ('code' in file ? file.code : '')).join('\n')
  return { folder: join(folder, 'out'), code }
}
