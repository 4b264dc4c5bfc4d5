import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { mustRun } from '../run-program.mjs'

const isOwnSource = (/** @type {string} */ path) =>
  !['node_modules', 'dist', '.turbo'].includes(basename(path)) && !/\.test\.\w+$/.test(path)

/**
 * Runs an app in an empty folder, its siblings installed from their tarballs.
 *
 * @param {import('../workspace.mjs').Member} app
 * @param {import('./workshop.mjs').Workshop} workshop
 */
export const runApp = async (app, workshop) => {
  const siblings = [...(await workshop.tarballs()).keys()]
  const wanted = Object.keys(app.manifest.dependencies ?? {}).filter((name) =>
    siblings.includes(name),
  )
  const consumer = await workshop.consumer(app.folder, wanted)
  cpSync(app.path, consumer, {
    recursive: true,
    filter: (path) => isOwnSource(path) && basename(path) !== 'package.json',
  })
  const installed = JSON.parse(readFileSync(join(consumer, 'package.json'), 'utf8'))
  writeFileSync(
    join(consumer, 'package.json'),
    JSON.stringify({
      ...app.manifest,
      dependencies: installed.dependencies,
      overrides: installed.overrides,
    }),
  )
  const entry = app.manifest.scripts?.start
  if (!entry) throw new Error(`${app.folder}/package.json has no start script`)
  const { stdout } = await mustRun('npm', ['start', '--silent'], { cwd: consumer })
  if (stdout.trim() === '') throw new Error('ran, but printed nothing')
}
