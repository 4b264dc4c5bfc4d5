// Trains the course's CNN in a Worker of a page in Chromium while the page draws an animation, with
// and without cross-origin isolation. Prints frames a second and milliseconds a step, and fails below
// 55 frames a second.
//
//   npm run build -- --filter=@firstgrad/wasm && node packages/wasm/stress/page.mjs [steps]
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { build } from 'vite'

const steps = Number(process.argv[2] ?? 20)
const program = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

const worker = `
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import * as layers from '@tensorflow/tfjs-layers'
import { registerWasm } from '../dist/index.js'

onmessage = ({ data: steps }) => train(steps).catch(({ message }) => postMessage({ failed: message }))

const train = async (steps) => {
  const report = await registerWasm()
  await tf.setBackend(report.backend)
  const model = layers.sequential()
  const conv = (filters, more = {}) =>
    layers.layers.conv2d({ filters, kernelSize: 5, padding: 'same', activation: 'relu', ...more })
  model.add(conv(32, { inputShape: [28, 28, 1] }))
  model.add(layers.layers.maxPooling2d({ poolSize: 2 }))
  model.add(conv(64))
  model.add(layers.layers.maxPooling2d({ poolSize: 2 }))
  model.add(layers.layers.flatten())
  model.add(layers.layers.dense({ units: 256, activation: 'relu' }))
  model.add(layers.layers.dense({ units: 10, activation: 'softmax' }))
  model.compile({ optimizer: tf.train.adam(1e-3), loss: 'categoricalCrossentropy' })
  const x = tf.randomUniform([100, 28, 28, 1], 0, 1, 'float32', 1)
  const y = tf.oneHot(tf.mod(tf.range(0, 100, 1, 'int32'), tf.scalar(10, 'int32')), 10)
  for (let i = 0; i < 3; i++) await model.trainOnBatch(x, y)
  postMessage({ ready: true })
  const begun = performance.now()
  let loss
  for (let i = 0; i < steps; i++) loss = await model.trainOnBatch(x, y)
  const msPerStep = (performance.now() - begun) / steps
  postMessage({ threads: report.threads, msPerStep, loss, heapBytes: tf.memory().heapBytes })
}
`

const page = `
const box = document.createElement('div')
box.style = 'width: 100px; height: 100px; background: teal; position: absolute'
document.body.append(box)
let frames = 0
const draw = (now) => {
  frames++
  box.style.transform = 'translateX(' + (now / 5) % 500 + 'px)'
  requestAnimationFrame(draw)
}
requestAnimationFrame(draw)
window.train = (steps) => new Promise((resolve, reject) => {
  const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' })
  worker.onerror = ({ message }) => reject(new Error(message))
  let since, before
  worker.onmessage = ({ data }) => {
    if (data.failed) reject(new Error(data.failed))
    else if (data.ready) [since, before] = [performance.now(), frames]
    else resolve({ ...data, framesPerSecond: (frames - before) / (performance.now() - since) * 1000 })
  }
  worker.postMessage(steps)
})
`

const folder = mkdtempSync(join(import.meta.dirname, '../page-'))
try {
  const files = {
    'index.html': '<body><script type="module" src="./page.js"></script>',
    'page.js': page,
    'worker.js': worker,
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    base: './',
    worker: { format: 'es' },
    build: { outDir: 'out', target: 'es2022' },
  })
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
  for (const isolated of [true, false]) {
    const server = createServer((request, response) => {
      const name = request.url === '/' ? '/index.html' : (request.url ?? '')
      try {
        const body = readFileSync(join(folder, 'out', name))
        response.setHeader('content-type', name.endsWith('.html') ? 'text/html' : 'text/javascript')
        if (isolated) {
          response.setHeader('cross-origin-opener-policy', 'same-origin')
          response.setHeader('cross-origin-embedder-policy', 'require-corp')
        }
        response.end(body)
      } catch {
        response.writeHead(404).end()
      }
    })
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    const tab = await browser.newPage()
    await tab.goto(`http://localhost:${server.address().port}/`)
    await tab.waitForFunction('window.train')
    const figures = await tab.evaluate(`window.train(${steps})`)
    console.log({ isolated, ...figures })
    if (figures.framesPerSecond < 55) process.exitCode = 1
    await tab.close()
    server.close()
  }
  await browser.close()
} finally {
  rmSync(folder, { recursive: true })
}
