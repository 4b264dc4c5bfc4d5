import type { Language } from '@firstgrad/errors'
import type { ExperimentCard } from '../exercises/experiment-card.js'
import { javascript, type Literal } from './javascript.js'

/** A run that is to be made again; the card of one says all of it. */
export interface ScriptedRun
  extends Pick<ExperimentCard, 'exercise' | 'parameters' | 'seed' | 'start'>,
    Partial<Pick<ExperimentCard, 'language' | 'metrics' | 'sha256'>> {
  /** The engine that computed; the best one of the machine where it is left out. */
  readonly backend?: string
}

/** Engines that Node has; others are of pages alone. */
const engines = ['tfjs-node-gpu', 'tfjs-node', 'webgpu', 'wasm', 'cpu']

const texts = {
  en: {
    head: 'A run of firstgrad, to be made again in Node.js 20.17 or newer:',
    fork: 'It begins with the weights of a checkpoint: put them beside this file as start.safetensors.',
    page: 'It was computed by an engine that pages alone have, so the last digits may differ here.',
    shown: 'What the run has shown.',
    same: 'The same numbers and figures, bit for bit.',
    figures: 'The same numbers, bit for bit; a figure differs.',
    other: 'Not the same numbers. They were:',
  },
  'zh-CN': {
    head: 'firstgrad 的一次运行，可在 Node.js 20.17 或更新的版本中重做：',
    fork: '它从检查点的权重开始：请把权重放在本文件旁边，命名为 start.safetensors。',
    page: '它是用网页才有的引擎计算的，因此这里最后几位数字可能不同。',
    shown: '那次运行的结果。',
    same: '数值与图完全相同，一位不差。',
    figures: '数值完全相同；有图不同。',
    other: '数值不同。原来是：',
  },
} as const

const declared = (name: string, value: Literal) => `const ${name} = ${javascript(value)}`

const paragraph = (...lines: readonly (string | false)[]) =>
  lines.filter((line) => line !== false).join('\n')

/** Prints what came, and compares it with what was given. */
const comparison = ({ other, same, figures }: (typeof texts)[Language]) => `
  const names = Object.keys({ ...metrics, ...result.metrics })
  const isSame = names.every((name) => Object.is(result.metrics[name] + 0, metrics[name]))
  if (!isSame) {
    console.log(${javascript(other)})
    console.table(metrics)
    process.exitCode = 1
  } else if (result.card.sha256 === sha256) console.log(${javascript(same)})
  else console.log(${javascript(figures)})`

/**
 * A program that makes a run again in Node, prints its metrics, and says whether they are the same
 * to the last bit. Save it as `run.mjs`; its first lines say what it needs.
 *
 * @param run - The card of the run, or as much of it as is known.
 *
 * @example
 * ```ts
 * import { experimentScript } from '@firstgrad/core/experiments'
 *
 * const script = experimentScript({ exercise: 'basics/neuron', parameters: { steps: 50 }, seed: 7 })
 * console.log(script.includes("findExercise(course, 'basics/neuron')")) // true
 * ```
 */
export const experimentScript = ({
  exercise,
  parameters,
  seed,
  backend,
  language = 'en',
  start,
  metrics,
  sha256 = '',
}: ScriptedRun): string => {
  const words = texts[language]
  const isFork = start !== undefined
  const isHere = backend !== undefined && engines.includes(backend)
  const isOfPage = backend !== undefined && !isHere
  const host = ['seed', 'language', ...(isHere ? ['backend'] : []), ...(isFork ? ['start'] : [])]
  const numbers =
    metrics &&
    Object.fromEntries(Object.entries(metrics).map(([name, value]) => [name, Number(value)]))

  const head = paragraph(
    `// ${words.head}`,
    '//',
    '//   npm install @firstgrad/core @tensorflow/tfjs-core',
    '//   node run.mjs',
    isFork && `//\n// ${words.fork}`,
    isOfPage && `//\n// ${words.page}`,
  )
  const imports = paragraph(
    isFork && "import { readFile } from 'node:fs/promises'",
    "import { course, findExercise } from '@firstgrad/core/course'",
    "import { runExperiment } from '@firstgrad/core/experiments'",
    "import { describeError } from '@firstgrad/core/messages'",
  )
  const settings = paragraph(
    declared('parameters', parameters),
    declared('seed', seed),
    declared('language', language),
    isHere && declared('backend', backend),
    isFork && "const start = await readFile(new URL('start.safetensors', import.meta.url))",
  )
  const shown =
    numbers &&
    paragraph(`// ${words.shown}`, declared('metrics', numbers), declared('sha256', sha256))
  const run = `const run = async () => {
  const exercise = findExercise(course, ${javascript(exercise)})
  const host = { ${host.join(', ')} }
  for await (const event of runExperiment(exercise, parameters, host)) {
    if (event.type === 'result') return event
  }
}`
  const main = `try {
  const result = await run()
  console.table(result.metrics)${numbers ? comparison(words) : ''}
} catch (error) {
  console.error(describeError(error, language))
  process.exitCode = 1
}`
  const parts = [head, imports, settings, ...(shown ? [shown] : []), run, main]
  return `${parts.join('\n\n')}\n`
}
