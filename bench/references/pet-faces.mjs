// What simple models learn of pet faces, along each difficulty. After a build:
//   node bench/references/pet-faces.mjs [seeds, 3 where left out]
import { bind } from '@firstgrad/backend'
import { petFaces } from '@firstgrad/datasets'
import { hog } from './pet-faces/hog.mjs'
import { fitAndPredict, linear, smallCnn } from './pet-faces/models.mjs'

/** @typedef {import('@firstgrad/datasets').PetFaces} PetFaces */

const seeds = Array.from({ length: Number(process.argv[2] ?? 3) }, (_, index) => index + 1)
const targets = /** @type {const} */ (['age', 'weight', 'looks'])

/** @type {Record<string, Partial<import('@firstgrad/datasets').PetFacesOptions>>} */
const difficulties = {
  'the default': {},
  '`light: 1`': { light: 1 },
  '`jitter: 0, distractors: 0`': { jitter: 0, distractors: 0 },
  '`light: 1, jitter: 0, distractors: 0`': { light: 1, jitter: 0, distractors: 0 },
  '`noise: 0.2`': { noise: 0.2 },
  '`occlusion: 0.5`': { occlusion: 0.5 },
  '`occlusion: 1`': { occlusion: 1 },
  '`overlap: 0.5`': { overlap: 0.5 },
  '`overlap: 1`': { overlap: 1 },
}

/**
 * What may help to tell age, weight and looks.
 *
 * @type {{ size: 32 | 64, n: number, epochs: number, isScaled: boolean }[]}
 */
const regressions = [
  { size: 32, n: 2000, epochs: 10, isScaled: false },
  { size: 32, n: 2000, epochs: 10, isScaled: true },
  { size: 32, n: 2000, epochs: 30, isScaled: true },
  { size: 32, n: 2000, epochs: 100, isScaled: true },
  { size: 32, n: 8000, epochs: 30, isScaled: true },
  { size: 64, n: 2000, epochs: 10, isScaled: true },
  { size: 64, n: 2000, epochs: 30, isScaled: true },
]

const pixels = (/** @type {PetFaces} */ { length, images, imageShape }) => ({
  data: images,
  shape: [length, ...imageShape],
})

const flat = (/** @type {PetFaces} */ { length, images }) => ({
  data: images,
  shape: [length, images.length / length],
})

const gradients = (/** @type {PetFaces} */ { length, images, imageShape: [size] }) => {
  const area = size * size * 3
  const rows = Array.from({ length }, (_, index) =>
    hog(images.subarray(index * area, (index + 1) * area), size),
  )
  return { data: Float32Array.from(rows.flat()), shape: [length, rows[0]?.length ?? 0] }
}

/** The training part and the usual test part of one seed. */
const parts = (/** @type {import('@firstgrad/datasets').PetFacesOptions} */ options) => ({
  train: petFaces(options),
  test: petFaces({ ...options, split: 'test', n: undefined }),
})

/**
 * The share of test images whose species is told.
 *
 * @param {ReturnType<typeof parts>} faces
 * @param {typeof flat} inputsOf
 * @param {import('./pet-faces/models.mjs').Model} model
 * @param {number} seed
 */
const accuracy = async ({ train, test }, inputsOf, model, seed) => {
  const classes = train.classNames.length
  const oneHot = new Float32Array(train.length * classes)
  train.species.forEach((species, index) => {
    oneHot[index * classes + species] = 1
  })
  const y = { data: oneHot, shape: [train.length, classes] }
  const options = { loss: 'categoricalCrossentropy', epochs: 10, seed }
  const scores = await fitAndPredict(model, { x: inputsOf(train), y }, inputsOf(test), options)
  const told = test.species.filter((species, index) => {
    const row = scores.subarray(index * classes, (index + 1) * classes)
    return row.indexOf(Math.max(...row)) === species
  })
  return told.length / test.length
}

/** @param {ArrayLike<number>} values */
const moments = (values) => {
  const list = Array.from(values)
  const mean = list.reduce((sum, value) => sum + value, 0) / list.length
  const squares = list.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, deviation: Math.sqrt(squares / list.length) }
}

/**
 * R² of age, weight and looks on the test images, told by one network.
 *
 * @param {ReturnType<typeof parts>} faces
 * @param {{ epochs: number, isScaled: boolean, seed: number }} options
 */
const r2 = async ({ train, test }, { epochs, isScaled, seed }) => {
  const scales = targets.map((name) =>
    isScaled ? moments(train[name]) : { mean: 0, deviation: 1 },
  )
  const count = targets.length
  const y = {
    data: Float32Array.from({ length: train.length * count }, (_, at) => {
      const { mean, deviation } = scales[at % count] ?? moments([])
      return ((train[targets[at % count] ?? 'age'][Math.floor(at / count)] ?? 0) - mean) / deviation
    }),
    shape: [train.length, count],
  }
  const model = smallCnn(train.imageShape[0], { units: count, activation: 'linear' })
  const options = { loss: 'meanSquaredError', epochs, seed }
  const told = await fitAndPredict(model, { x: pixels(train), y }, pixels(test), options)
  return targets.map((name, column) => {
    const { mean, deviation } = scales[column] ?? moments([])
    const errors = test[name].map(
      (truth, index) => truth - mean - deviation * (told[index * count + column] ?? 0),
    )
    const error = errors.reduce((sum, value) => sum + value * value, 0) / test.length
    return 1 - error / moments(test[name]).deviation ** 2
  })
}

/** Mean and, where there are several, how far they lie apart. @param {readonly number[]} values */
const spread = (values) => {
  const { mean, deviation } = moments(values)
  const words = (/** @type {number} */ value) => value.toFixed(2).replace(/^0/, '')
  return values.length > 1 ? `${words(mean)} ± ${words(deviation)}` : words(mean)
}

/**
 * A line of a table: what `measure` gives for each seed, column by column.
 *
 * @param {readonly string[]} heads
 * @param {(seed: number) => Promise<number[]>} measure
 */
const line = async (heads, measure) => {
  /** @type {number[][]} */
  const rows = []
  for (const seed of seeds) rows.push(await measure(seed))
  const figures = (rows[0] ?? []).map((_, column) => spread(rows.map((row) => row[column] ?? 0)))
  process.stdout.write(`| ${[...heads, ...figures].join(' | ')} |\n`)
}

await bind()
process.stdout.write('| difficulty | pixels, linear | HOG, linear | CNN | age | weight | looks |\n')
process.stdout.write('|---|--:|--:|--:|--:|--:|--:|\n')
for (const [name, difficulty] of Object.entries(difficulties))
  await line([name], async (seed) => {
    const faces = parts({ seed, ...difficulty })
    const size = faces.train.imageShape[0]
    const features = gradients(faces.test).shape[1] ?? 0
    return [
      await accuracy(faces, flat, linear(size * size * 3), seed),
      await accuracy(faces, gradients, linear(features), seed),
      await accuracy(faces, pixels, smallCnn(size, { units: 3, activation: 'softmax' }), seed),
      ...(await r2(faces, { epochs: 10, isScaled: true, seed })),
    ]
  })

process.stdout.write('\n| pixels | images | labels | epochs | age | weight | looks |\n')
process.stdout.write('|--:|--:|---|--:|--:|--:|--:|\n')
for (const { size, n, epochs, isScaled } of regressions)
  await line([`${size}`, `${n}`, isScaled ? 'standardised' : 'as they are', `${epochs}`], (seed) =>
    r2(parts({ seed, size, n }), { epochs, isScaled, seed }),
  )
