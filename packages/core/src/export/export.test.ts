import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bind } from '@firstgrad/backend'
import { encodeNpy, parseNpz } from '@firstgrad/datasets'
import * as tf from '@tensorflow/tfjs-core'
import {
  input,
  type LayersModel,
  layers,
  loadLayersModel,
  model as modelOf,
  type SymbolicTensor,
  sequential,
} from '@tensorflow/tfjs-layers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { drawFrom } from '../exercises.js'
import { exportForKeras, exportLayersModel } from '../export.js'
import { seedWeights } from '../training/seed-weights.js'

const recurrentInitializer = 'glorotNormal'
const relu = { activation: 'relu', padding: 'same' } as const

/** Every layer that can be written, in a few models. */
const builders: Readonly<Record<string, () => LayersModel>> = {
  dense: () =>
    sequential({
      layers: [
        layers.dense({ units: 5, inputShape: [4], activation: 'relu' }),
        layers.dense({ units: 4, activation: 'hardSigmoid', useBias: false }),
        layers.leakyReLU({ alpha: 0.2 }),
        layers.layerNormalization({}),
        layers.dense({ units: 4, activation: 'swish' }),
        layers.dense({ units: 3 }),
        layers.activation({ activation: 'softmax' }),
      ],
    }),
  images: () =>
    sequential({
      layers: [
        layers.reshape({ targetShape: [9, 8, 1], inputShape: [72] }),
        layers.conv2d({ filters: 4, kernelSize: [3, 2], ...relu }),
        layers.batchNormalization({ momentum: 0.8 }),
        layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, ...relu }),
        layers.maxPooling2d({ poolSize: 2, padding: 'same' }),
        layers.conv2d({ filters: 3, kernelSize: 3, strides: 2, useBias: false }),
        layers.reLU({ maxValue: 3 }),
        layers.averagePooling2d({ poolSize: 1 }),
        layers.dropout({ rate: 0.5 }),
        layers.flatten(),
        layers.dense({ units: 2, activation: 'gelu' }),
        layers.softmax({}),
      ],
    }),
  lstm: () =>
    sequential({
      layers: [
        layers.embedding({ inputDim: 10, outputDim: 4, inputLength: 6 }),
        layers.lstm({ units: 5, returnSequences: true, recurrentInitializer }),
        layers.gru({ units: 4, returnSequences: true, recurrentInitializer }),
        layers.simpleRNN({ units: 3, goBackwards: true, recurrentInitializer }),
        layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    }),
  branches: () => {
    const x = input({ shape: [6, 3] })
    const left = layers.conv1d({ filters: 4, kernelSize: 3, ...relu }).apply(x) as SymbolicTensor
    const right = layers.conv1d({ filters: 4, kernelSize: 1, activation: 'tanh' }).apply(x)
    const sum = layers.add().apply([left, right as SymbolicTensor]) as SymbolicTensor
    const both = [
      layers.globalMaxPooling1d({}).apply(sum),
      layers.globalAveragePooling1d().apply(layers.maxPooling1d({ poolSize: 2 }).apply(sum)),
    ] as SymbolicTensor[]
    const joined = layers.concatenate().apply(both) as SymbolicTensor
    const y = layers.dense({ units: 2, activation: 'softplus' }).apply(joined)
    return modelOf({ inputs: x, outputs: y as SymbolicTensor })
  },
}
const cases = Object.keys(builders)

/** A model whose weights are all drawn, those of batch normalization too. */
const build = async (name: string) => {
  const model = builders[name]!()
  await seedWeights(model, 5)
  tf.tidy(() =>
    model.setWeights(
      model.getWeights().map((weight, i) => {
        const { values } = drawFrom(i, name).uniform(weight.shape, 0.1, 0.9)
        return tf.tensor(Float32Array.from(values), weight.shape)
      }),
    ),
  )
  return model
}

const inputOf = (model: LayersModel) => {
  const shape = [3, ...model.inputs[0]!.shape.slice(1)] as number[]
  const draw = drawFrom(1, 'x')
  const { values } =
    model.layers[0]!.getClassName() === 'Embedding'
      ? draw.int32(shape, 0, 9)
      : draw.uniform(shape, -1, 1)
  return { shape, data: Float32Array.from(values) }
}

const predict = async (model: LayersModel) => {
  const { shape, data } = inputOf(model)
  const y = tf.tidy(() => model.predictOnBatch(tf.tensor(data, shape)) as tf.Tensor)
  const numbers = Array.from(await y.data())
  y.dispose()
  return numbers
}

let tensors = 0
beforeAll(async () => {
  await bind({ prefer: 'wasm' })
})
beforeEach(() => {
  tensors = tf.memory().numTensors
})
afterEach(() => {
  expect(tf.memory().numTensors).toBe(tensors)
})

describe('exportLayersModel', () => {
  it.each(cases)('%s comes back with the same bits', async (name) => {
    const model = await build(name)
    const files = await exportLayersModel(model)
    const json = JSON.parse(new TextDecoder().decode(files['model.json']))
    const [{ paths, weights }] = json.weightsManifest
    expect(paths).toEqual(['weights.bin'])
    const again = await loadLayersModel(
      tf.io.fromMemory({
        modelTopology: json.modelTopology,
        weightSpecs: weights,
        weightData: Uint8Array.from(files['weights.bin']).buffer,
      }),
    )
    expect(await predict(again)).toEqual(await predict(model))
    expect(await exportLayersModel(model)).toEqual(files)
    model.dispose()
    again.dispose()
  })
})

/** A Python that has a package: `FIRSTGRAD_PYTHON`, else python3 where it does. */
const pythonWith = (name: string) => {
  const command = process.env.FIRSTGRAD_PYTHON ?? 'python3'
  try {
    execFileSync(command, ['-c', `import ${name}`], { stdio: 'ignore' })
    return command
  } catch {
    return null
  }
}
const folder = mkdtempSync(join(tmpdir(), 'firstgrad-export-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('exportForKeras', () => {
  it.each(cases)('%s: every weight under the name that Keras gives it', async (name) => {
    const model = await build(name)
    const files = await exportForKeras(model)
    const arrays = parseNpz(files['weights.npz'])
    expect(arrays.size).toBe(model.weights.length)
    for (const layer of model.layers) {
      for (const weight of layer.weights) {
        const array = arrays.get(`${layer.name}/${weight.originalName.split('/').at(-1)}`)!
        expect(array.shape).toEqual(weight.shape)
        expect(array.data).toEqual(await weight.read().data())
      }
    }
    expect(await exportForKeras(model)).toEqual(files)
    model.dispose()
  })

  it('writes a script that can be read', async () => {
    const model = await build('dense')
    const script = new TextDecoder().decode((await exportForKeras(model))['load_in_keras.py'])
    const [first, second] = model.layers.map(({ name }) => name)
    expect(script).toContain(
      `    x1 = layers.Dense(units=5, use_bias=True, activation='relu', name='${first}')(x0)\n`,
    )
    expect(script).toContain(`    '${second}': ('kernel',),\n`)
    expect(script).toContain('def hard_sigmoid(x):')
    model.dispose()
  })

  it('refuses by name what it cannot write', async () => {
    const refused = [
      layers.upSampling2d({ size: [2, 2], inputShape: [4, 4, 1], name: 'up' }),
      layers.conv2d({
        filters: 1,
        kernelSize: 1,
        dataFormat: 'channelsFirst',
        inputShape: [1, 4, 4],
        name: 'up',
      }),
    ]
    for (const layer of refused) {
      const model = sequential({ layers: [layer] })
      await expect(exportForKeras(model)).rejects.toMatchObject({
        code: 'core/export-unsupported',
        details: { layer: 'up' },
      })
      model.dispose()
    }
  })

  it('NumPy reads the weights', async (context) => {
    const python = pythonWith('numpy')
    if (!python) return context.skip('no Python with NumPy here; set FIRSTGRAD_PYTHON to one')
    const model = await build('images')
    const path = join(folder, 'weights.npz')
    writeFileSync(path, (await exportForKeras(model))['weights.npz'])
    const script =
      'import json, sys, numpy as np; a = np.load(sys.argv[1]); ' +
      'print(json.dumps({k: [list(v.shape), v.ravel().tolist()] for k, v in a.items()}))'
    const read = JSON.parse(execFileSync(python, ['-c', script, path], { encoding: 'utf8' }))
    for (const [name, { shape, data }] of parseNpz((await exportForKeras(model))['weights.npz'])) {
      expect(read[name]).toEqual([shape, Array.from(data as Float32Array)])
    }
    model.dispose()
  })

  it('Keras predicts the same', { timeout: 300_000 }, async (context) => {
    const python = pythonWith('keras')
    if (!python) return context.skip('no Python with Keras here; set FIRSTGRAD_PYTHON to one')
    const wanted: Record<string, number[]> = {}
    for (const name of cases) {
      const model = await build(name)
      mkdirSync(join(folder, name))
      const files = { ...(await exportForKeras(model)), 'x.npy': encodeNpy(inputOf(model)) }
      for (const [file, bytes] of Object.entries(files))
        writeFileSync(join(folder, name, file), bytes)
      wanted[name] = await predict(model)
      model.dispose()
    }
    const script = `
import json, runpy, sys, numpy as np
for name in sys.argv[2:]:
    folder = f'{sys.argv[1]}/{name}'
    model = runpy.run_path(f'{folder}/load_in_keras.py')['load']()
    y = model.predict(np.load(f'{folder}/x.npy'), verbose=0)
    print(json.dumps([name, y.astype(float).ravel().tolist()]))
`
    const output = execFileSync(python, ['-c', script, folder, ...cases], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const lines = output.split('\n').filter((line) => line.startsWith('["'))
    expect(lines).toHaveLength(cases.length)
    for (const line of lines) {
      const [name, values] = JSON.parse(line) as [string, number[]]
      const furthest = Math.max(...values.map((value, i) => Math.abs(value - wanted[name]![i]!)))
      expect(furthest, name).toBeLessThan(1e-5)
    }
  })
})
