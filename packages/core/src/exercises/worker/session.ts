import * as tf from '@tensorflow/tfjs-core'
import { drawFrom } from '../draw.js'
import { chainOperations } from './chained.js'
import { LoadFailure, loadModule, type Module } from './load-module.js'
import { describe, prepare, tensorsIn } from './marshal.js'
import type {
  Answered,
  CallRequest,
  Ending,
  Exported,
  Loaded,
  LoadRequest,
  Outcome,
} from './protocol.js'
import { catchConsole, EndedProcess, learnersProcess, seedRandom } from './surroundings.js'
import { watchTampering } from './tampering.js'
import { thrown } from './thrown.js'

type Callable = (...args: unknown[]) => unknown

/** A turn of the event loop, in which unhandled rejections are reported. */
const nextTurn = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** What a learner gets by `import * as tf`: the same functions, in an object that cannot be changed. */
const givenTo = () => ({
  '@tensorflow/tfjs-core': Object.freeze({ ...tf, __esModule: true }),
})

export interface Session {
  load(request: LoadRequest): Promise<Loaded>
  call(request: CallRequest): Promise<Outcome>
  /** An unhandled rejection: it becomes the outcome of the call that is being made. */
  reject(reason: unknown): void
}

/**
 * Runs modules in this worker: loads them, calls their functions with tensors made from descriptions, and
 * describes what comes back. TensorFlow.js has been bound before. Knows no answers.
 */
export const createSession = (): Session => {
  chainOperations()
  const takeConsole = catchConsole()
  const seed = seedRandom()
  const tampered = watchTampering()
  const modules = new Map<string, { answer: Module; probe: Module }>()
  let rejections: unknown[] = []

  const load = async ({ name, source }: LoadRequest): Promise<Loaded> => {
    seed(0)
    try {
      const loaded = loadModule(source, givenTo(), learnersProcess)
      await nextTurn()
      const what = tampered()
      if (what.length > 0) throw new LoadFailure({ kind: 'tampered', what })
      if (rejections.length > 0) throw rejections[0]
      modules.set(name, loaded)
      return { type: 'loaded', exports: exportsOf(loaded.answer), console: takeConsole() }
    } catch (error) {
      const problem =
        error instanceof LoadFailure
          ? error.problem
          : ({ kind: 'threw', error: thrown(error) } as const)
      return { type: 'refused', problem, console: takeConsole() }
    } finally {
      rejections = []
    }
  }

  const call = async (request: CallRequest): Promise<Outcome> => {
    const { answer, probe } = modules.get(request.module)!
    const [, probed] = /^probe\.(.*)$/.exec(request.call) ?? []
    const made = (probed ? probe[probed] : answer[request.call]) as Callable
    const run: Callable = probed ? (...args) => made(answer, ...args) : made
    const { args, tensors } = prepare(request.args)
    const inputs = new Set(tensors.flat())
    const before = tf.memory().numTensors
    seed(request.seed)
    let ending: Ending
    let own: tf.Tensor[] = []
    try {
      let result = request.gradient ? gradients(run, args, request) : run(...args)
      if (request.async && !request.gradient) result = await result
      own = tensorsIn(result).filter((tensor) => !inputs.has(tensor))
      const described: Answered = await describe(result)
      ending = { how: 'answered', answer: described }
      // A promise nobody asked for: its end must not disturb the next call.
      if (described.kind === 'odd' && described.what === 'promise')
        await Promise.resolve(result).then(
          (late) => {
            own.push(...tensorsIn(late).filter((tensor) => !inputs.has(tensor)))
          },
          () => {},
        )
    } catch (error) {
      ending =
        error instanceof EndedProcess
          ? { how: 'ended', why: 'exit' }
          : { how: 'threw', error: thrown(error) }
    }
    await nextTurn()
    if (rejections.length > 0) ending = { how: 'threw', error: thrown(rejections[0]) }
    rejections = []
    const gone = [...inputs].filter(({ isDisposed }) => isDisposed).length
    const alive = own.filter(({ isDisposed }) => !isDisposed)
    const leaked = Math.max(0, tf.memory().numTensors - before + gone - alive.length)
    const disposed = tensors.flatMap((some, i) =>
      some.some(({ isDisposed }) => isDisposed) ? [i] : [],
    )
    for (const tensor of [...alive, ...inputs]) if (!tensor.isDisposed) tensor.dispose()
    return { ending, leaked, disposed, tampered: tampered(), console: takeConsole() }
  }

  return { load, call, reject: (reason) => rejections.push(reason) }
}

/** Whether the parameters of a function have default values or end in `...rest`. */
const isFlexible = (value: unknown): boolean => {
  const [head = ''] = String(value).split(/=>|\{/)
  return /\.\.\.|=/.test(head)
}

const exportsOf = (module: Module): Exported[] =>
  Object.entries(module)
    .filter(([name]) => name !== '__esModule')
    .map(([name, value]) => ({
      name,
      parameters: typeof value === 'function' ? value.length : null,
      flexible: typeof value === 'function' && isFlexible(value),
    }))

/** Gradients of a sum of the answer, weighted by numbers drawn from the seed. */
const gradients = (run: Callable, args: readonly unknown[], request: CallRequest): unknown => {
  const wrt = request.gradient!
  let odd: unknown
  const sum = (...chosen: tf.Tensor[]): tf.Tensor => {
    const all = [...args]
    wrt.forEach((index, i) => {
      all[index] = chosen[i]
    })
    const answer = run(...all)
    if (!(answer instanceof tf.Tensor)) {
      odd = answer
      throw new NoTensor()
    }
    const { values } = drawFrom(request.seed, 'weights').uniform(answer.shape, 0.5, 1.5)
    return tf.sum(tf.mul(answer, tf.tensor(values as Float32Array, answer.shape)))
  }
  const chosen = wrt.map((index) => args[index] as tf.Tensor)
  try {
    const found = tf.grads(sum)(chosen)
    // What the answer does not depend on has no slope.
    return chosen.map((tensor, i) => found[i] ?? tf.zerosLike(tensor))
  } catch (error) {
    if (error instanceof NoTensor) return odd
    throw error
  }
}

class NoTensor extends Error {}
