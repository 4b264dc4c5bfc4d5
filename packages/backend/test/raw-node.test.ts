import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { consumerFolder, packInto } from './packed.js'
import { runNode } from './run-child.js'

const folder = consumerFolder('raw-node')

beforeAll(() => packInto(folder))

/** Runs a module in raw Node, beside the package as it is published. */
const run = async (code: string, env?: Record<string, string>) => {
  const name = `script-${Math.abs(code.length * 31 + code.charCodeAt(code.length - 2))}.mjs`
  await writeFile(join(folder, name), code)
  return runNode([name], folder, env)
}

describe('in raw Node', () => {
  it('binds, differentiates, and prints nothing of its own', async () => {
    const { stdout, stderr, exitCode } = await run(`
      import * as tf from '@tensorflow/tfjs-core'
      import { bind } from '@firstgrad/backend'
      const { backend } = await bind({ prefer: 'cpu' })
      const square = tf.grad((x) => tf.sum(tf.square(x)))
      const mirror = tf.grad((x) => tf.sum(tf.mirrorPad(x, [[1, 1]], 'reflect')))
      const x = tf.tensor1d([1, 2, 3])
      console.log(JSON.stringify([backend, [...square(x).dataSync()], [...mirror(x).dataSync()]]))
    `)
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual(['cpu', [2, 4, 6], [1, 3, 1]])
    expect(exitCode).toBe(0)
  })

  it('does nothing when it is imported', async () => {
    const { stdout } = await run(`
      import * as tf from '@tensorflow/tfjs-core'
      const before = Object.keys(globalThis).length
      await import('@firstgrad/backend')
      console.log(Object.keys(tf.engine().registryFactory).length, tf.getGradient('Sum'),
        Object.keys(globalThis).length - before)
    `)
    expect(stdout.trim()).toBe('0 undefined 0')
  })

  it('heeds FIRSTGRAD_BACKEND, and says by code why it cannot', async () => {
    const code = `
      import { bind } from '@firstgrad/backend'
      console.log(await bind().then(({ order }) => order, (error) => error.code))
    `
    expect((await run(code, { FIRSTGRAD_BACKEND: 'cpu' })).stdout.trim()).toBe('FIRSTGRAD_BACKEND')
    expect((await run(code, { FIRSTGRAD_BACKEND: 'webgl' })).stdout.trim()).toBe(
      'backend/unavailable',
    )
    expect((await run(code, { FIRSTGRAD_BACKEND: 'gpu' })).stdout.trim()).toBe(
      'backend/unknown-name',
    )
  })

  it('shares the one engine and doubles no kernel', async () => {
    const { stdout } = await run(`
      import * as tf from '@tensorflow/tfjs-core'
      import { bind } from '@firstgrad/backend'
      const engine = globalThis._tfengine
      await bind({ prefer: 'cpu' })
      const kernels = tf.getKernelsForBackend('cpu')
      const names = new Set(kernels.map(({ kernelName }) => kernelName))
      const { Tensor } = tf
      const gradient = tf.grad((x) => tf.sum(tf.square(x)))(tf.tensor1d([1]))
      console.log(globalThis._tfengine === engine, names.size === kernels.length,
        gradient.constructor === Tensor)
    `)
    expect(stdout.trim()).toBe('true true true')
  })

  it('refuses two copies of tfjs-core', async () => {
    const { stdout } = await run(`
      import { createRequire } from 'node:module'
      const require = createRequire(import.meta.url)
      const path = require.resolve('@tensorflow/tfjs-core')
      require(path)
      delete require.cache[path]
      const { bind } = await import('@firstgrad/backend')
      console.log(await bind({ prefer: 'cpu' }).catch((error) => error.code))
    `)
    expect(stdout.trim()).toBe('backend/two-cores')
  })
})

describe('the package as it is built', () => {
  it('leaves tfjs-core and every engine outside, and inlines the gradients alone', async () => {
    const dist = join(folder, 'node_modules/@firstgrad/backend/dist')
    const files = (await readdir(dist, { recursive: true })).filter((name) => name.endsWith('.js'))
    const code = (await Promise.all(files.map((name) => readFile(join(dist, name), 'utf8')))).join()
    for (const state of ['engine', 'environment', 'tensor', 'kernel_registry', 'tape'])
      expect(code).not.toContain(`tfjs-core/dist/${state}.js`)
    expect(code).toContain('tfjs-core/dist/gradients/Sum_grad.js')
    expect(code).not.toContain('class MathBackendCPU')
  })

  it('keeps Node.js out of the half for pages', async () => {
    const dist = join(folder, 'node_modules/@firstgrad/backend/dist')
    const reached = new Set<string>()
    const packages = new Set<string>()
    const visit = async (name: string): Promise<void> => {
      if (reached.has(name)) return
      reached.add(name)
      const code = await readFile(join(dist, name), 'utf8')
      const imports = code.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*["']([^"']+)["']/g)
      for (const [, specifier] of imports)
        if (specifier!.startsWith('.')) await visit(join(name, '..', specifier!))
        else packages.add(specifier!)
    }
    await visit('index.browser.js')
    expect([...reached].some((name) => name.includes('stock'))).toBe(true)
    expect([...packages].sort()).toEqual([
      '@firstgrad/wasm',
      '@tensorflow/tfjs-backend-cpu',
      '@tensorflow/tfjs-backend-webgl',
      '@tensorflow/tfjs-backend-webgpu',
      '@tensorflow/tfjs-core',
    ])
  })
})
