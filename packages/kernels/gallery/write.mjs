// Writes gallery/dist/index.html: every operation that makes pictures, on one real photograph; with
// --python PATH (a Python with scikit-image and OpenCV) beside the oracle and the difference.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import '@tensorflow/tfjs-backend-cpu'
import {
  add,
  clipByValue,
  div,
  mul,
  randomNormal,
  round,
  setBackend,
  squeeze,
  tensor3d,
} from '@tensorflow/tfjs-core'
import * as kernels from '../dist/index.js'
import { encodePng } from '../dist/io/index.js'
import { pageOf } from './page.mjs'
import { photograph } from './photograph.mjs'
import { groups } from './samples.mjs'
import { rangeOf, shadesOf } from './shades.mjs'

/** @typedef {{ values: ArrayLike<number>, shape: readonly number[] }} Picture */

const { python } = parseArgs({ options: { python: { type: 'string' } } }).values
const folder = join(import.meta.dirname, 'dist')
const work = join(folder, 'work')
mkdirSync(work, { recursive: true })
await setBackend('cpu')

const size = /** @type {const} */ ({ height: 269, width: 384, interpolation: 'area' })
const colour = div(kernels.resize(photograph(join(folder, 'photograph')), size), 255)
const gray = squeeze(kernels.grayscale(colour), [2])
const noisy = clipByValue(add(gray, randomNormal(gray.shape, 0, 0.12, 'float32', 5)), 0, 1)
const inputs = { gray, colour, noisy, mask: kernels.threshold(gray, kernels.otsu(gray)) }
const corners = [
  { y: 0, x: 0 },
  { y: 0, x: 383 },
  { y: 268, x: 383 },
  { y: 268, x: 0 },
]
const bent = [
  { y: 20, x: 60 },
  { y: 0, x: 340 },
  { y: 268, x: 383 },
  { y: 250, x: 0 },
]
const whole = round(mul(gray, 255))
const disk = { shape: 'disk', radius: 4 }
const scope = { ...kernels, ...inputs, corners, bent, bytes: whole, whole, disk }

/** @param {string} code @returns {Picture} */
const ours = (code) => {
  const result = new Function(...Object.keys(scope), `return ${code}`)(...Object.values(scope))
  return { values: result.dataSync(), shape: result.shape }
}

/** @returns {Readonly<Record<string, readonly number[]>>} the shapes of what Python wrote */
const askOracle = () => {
  const shapes = Object.entries(inputs).map(([name, { shape }]) => [name, shape])
  writeFileSync(join(work, 'shapes.json'), JSON.stringify(Object.fromEntries(shapes)))
  for (const [name, tensor] of Object.entries(inputs)) {
    writeFileSync(
      join(work, `${name}.f32`),
      Buffer.from(Float32Array.from(tensor.dataSync()).buffer),
    )
  }
  execFileSync(String(python), [join(import.meta.dirname, 'oracle.py'), work], { stdio: 'inherit' })
  return JSON.parse(readFileSync(join(work, 'answers.json'), 'utf8')).shapes
}
const answered = python ? askOracle() : {}

/** @param {Picture} picture @param {readonly [number, number]} range @param {any} [shown] */
const dataUrl = async ({ values, shape }, range, shown) => {
  const [height = 0, width = 0, channels = 1] = shape
  const shades = shadesOf(values, channels, range, shown)
  const image = tensor3d(Float32Array.from(shades), [height, width, 3])
  const bytes = await encodePng(image, { dataRange: 255 })
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
}

/** @param {import('./samples.mjs').Sample} sample */
const show = async ({ name, code, oracle: by = '', shown }) => {
  const mine = ours(code)
  const shape = answered[name]
  if (!shape)
    return {
      code,
      ours: await dataUrl(mine, rangeOf(shown, [mine.values]), shown),
      oracle: undefined,
    }
  if (`${shape}` !== `${mine.shape}`)
    throw new Error(`${name}: ${mine.shape}, but ${by} has ${shape}`)
  const bytes = readFileSync(join(work, `${name}.f32`))
  const values = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  )
  const range = rangeOf(shown, [mine.values, values])
  const difference = values.map((value, at) => Math.abs(value - Number(mine.values[at])))
  const most = difference.reduce((largest, value) => Math.max(largest, value), 0)
  const apart = difference.filter((value) => value > 1e-4 * (range[1] - range[0])).length
  const words = `largest difference ${most.toPrecision(2)} in ${(range[1] - range[0]).toPrecision(3)}; ${apart} pixels differ`
  console.log(`${name.padEnd(16)} ${words}`)
  return {
    code,
    ours: await dataUrl(mine, range, shown),
    oracle: {
      by,
      picture: await dataUrl({ values, shape }, range, shown),
      difference: await dataUrl({ values: difference, shape }, [0, 1e-3 * (range[1] - range[0])]),
      words,
    },
  }
}

/** @type {[string, import('./page.mjs').Shown[]][]} */
const shown = []
for (const [title, samples] of Object.entries(groups)) {
  const rows = []
  for (const sample of samples) rows.push(await show(sample))
  shown.push([title, rows])
}
const page = join(folder, 'index.html')
writeFileSync(
  page,
  pageOf(await dataUrl({ values: colour.dataSync(), shape: colour.shape }, [0, 1]), shown),
)
console.log(page)
