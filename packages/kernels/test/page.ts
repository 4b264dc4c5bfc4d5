// What a page runs to hold the operations to their references on the engines that Node has not.
import '@tensorflow/tfjs-backend-cpu'
import '@tensorflow/tfjs-backend-webgl'
import '@tensorflow/tfjs-backend-webgpu'
import '@tensorflow/tfjs-core/dist/register_all_gradients.js'
import { env, memory, randomNormal, setBackend, type Tensor } from '@tensorflow/tfjs-core'
import { taken } from '../src/explain/taken.js'
import { apart } from './apart.js'
import { checkCanvas } from './check-canvas.js'
import { changesAlong, gradientApart, weighed } from './gradients.js'
import { augmentation } from './trials/augment.js'
import { colour } from './trials/colour.js'
import { edges } from './trials/edges.js'
import { explain } from './trials/explain.js'
import { features } from './trials/features.js'
import { geometry } from './trials/geometry.js'
import { linear } from './trials/linear.js'
import { metrics } from './trials/metrics.js'
import { morphology } from './trials/morphology.js'
import { nonlinear } from './trials/nonlinear.js'
import { siftTrials } from './trials/sift.js'
import { signal } from './trials/signal.js'
import type { Trial, Trials } from './trials/trial.js'
import { wavelets } from './trials/wavelets.js'

/** The first thing that is wrong, if any. */
type Complaint = string | undefined

const groups: Promise<readonly Trials[]> = edges().then((found) => [
  linear,
  nonlinear,
  found,
  features,
  colour,
  geometry,
  augmentation,
  siftTrials,
  metrics,
  morphology,
  explain,
  signal,
  wavelets,
])

/** Values must not be read back where they can only be waited for. */
const checkRefusal = async ({ run }: Trial, input: Tensor): Promise<Complaint> => {
  try {
    const result = await run(input as never)
    result.dispose()
    return 'expected kernels/needs-host, got a result'
  } catch (error) {
    const { code } = error as { code?: string }
    return code === 'kernels/needs-host' ? undefined : String(error)
  }
}

const checkValue = async (trial: Trial, input: Tensor): Promise<Complaint> => {
  const { run, shape, values, most = 1e-5 } = trial
  const result = await run(input as never)
  const found = `${result.shape}`
  const difference = apart(await taken(result), values)
  if (found !== `${shape}`) return `expected the shape ${shape}, got ${found}`
  return difference < most ? undefined : `${difference} apart, allowed ${most}`
}

const trialsOf = async (operation: string): Promise<readonly Trial[]> =>
  (await groups).flatMap(({ values }) => values.filter((trial) => trial.operation === operation))

/** Asks every `step`th trial of an operation. */
const checkValues = async (
  operation: string,
  step: number,
  isRefused: boolean,
): Promise<Complaint> => {
  const trials = await trialsOf(operation)
  for (const trial of trials.filter((_, index) => index % step === 0)) {
    const input = trial.input()
    const check = isRefused && trial.needsHost ? checkRefusal : checkValue
    const complaint = await check(trial, input)
    input.dispose()
    if (complaint) return `${trial.title}: ${complaint}`
  }
  return undefined
}

/** Holds a gradient to finite differences, as a share of the change. */
const checkGradient = async (name: string): Promise<Complaint> => {
  const gradients = (await groups).flatMap((trials) => Object.entries(trials.gradients))
  const [, operation] = gradients.find(([found]) => found === name)!
  const image = randomNormal([5, 7, 2], 0, 1, 'float32', 3)
  const changes = changesAlong(weighed(operation), image)
  image.dispose()
  const difference = gradientApart(await taken(changes))
  return difference < 0.02 ? undefined : `${difference} apart`
}

const watched = async (check: () => Promise<Complaint>): Promise<Complaint> => {
  const before = memory().numTensors
  const complaint = await check()
  const left = memory().numTensors - before
  return complaint ?? (left === 0 ? undefined : `${left} tensors are left`)
}

/** How many trials each operation has. */
const counts = async (): Promise<Readonly<Record<string, number>>> => {
  const found: Record<string, number> = {}
  for (const { operation } of (await groups).flatMap(({ values }) => values)) {
    found[operation] = (found[operation] ?? 0) + 1
  }
  return found
}

Object.assign(globalThis, {
  kernels: {
    bind: (backend: string) => {
      // Else small tensors, as all of these are, would be computed by the processor.
      env().set(`${backend.toUpperCase()}_CPU_FORWARD`, false)
      return setBackend(backend)
    },
    counts,
    gradients: async () => (await groups).flatMap(({ gradients }) => Object.keys(gradients)),
    checkValues: (...asked: Parameters<typeof checkValues>) => watched(() => checkValues(...asked)),
    checkCanvas: () => watched(checkCanvas),
    checkGradient: (name: string) => watched(() => checkGradient(name)),
  },
})
