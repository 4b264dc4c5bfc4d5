import type { Words } from '../runs/run.js'
import type { Draw } from './draw.js'
import type { ExperimentInfo } from './experiment.js'
import type { Value } from './values.js'

/** One call of the learner's function with what it must answer. */
export interface Case {
  readonly args: readonly Value[]
  /** The exact answer; where it is left out, the solution's answer is the target. */
  readonly expected?: Value
  /** The call must throw, or reject; with `mention`, an error whose message contains these words. */
  readonly throws?: { readonly mention?: string }
}

/** What a check compares. */
export interface Check {
  /** kebab-case, unique in the exercise. */
  readonly id: string
  /** What a learner reads beside the verdict: what must hold. */
  readonly title: Words
  /** The exported function, or `probe.<name>` for one of the exercise's `probe.ts`. */
  readonly call: string
  /** Fixed inputs, judged first and in this order. Put the simplest first. */
  readonly cases?: readonly Case[]
  /**
   * Drawn inputs: called once for each size, from the smallest on, so that the first that fails is
   * small. The solution's answers are the targets.
   */
  readonly inputs?: (draw: Draw, size: number) => readonly Value[]
  /** Sizes of drawn inputs, default [1, 2, 3]. */
  readonly sizes?: readonly number[]
  /**
   * Judges gradients instead of values: of a weighted sum of the answer with respect to the
   * arguments of these indices, by TensorFlow.js through the learner's code. The solution's
   * gradients are the targets.
   */
  readonly gradient?: readonly number[]
  /** Largest |yours - target| / max(1, |target|), default 1e-4 (gradients: 1e-2). */
  readonly tolerance?: number
  /** 'any': a whole number is right as float32, int32 or bool. By default the dtype must be right. */
  readonly dtype?: 'any'
  /** Replaces the comparison where more than one answer is right. */
  readonly accept?: (yours: Value, target: Value, args: readonly Value[]) => boolean
  /** How long one call may take, default 5,000 ms. */
  readonly timeoutMs?: number
}

/** A wrong answer that learners really give; its mutants are `mistakes/<id>.ts` and `<id>.<variant>.ts`. */
export interface Mistake {
  readonly id: string
  /** One sentence that leads to the repair without giving it. */
  readonly hint: Words
  /** Other ways to make the same mistake, each a file of its own. */
  readonly variants?: readonly string[]
}

/** What the learner exports. */
export interface Signature {
  readonly name: string
  /** How many arguments a call needs. */
  readonly parameters: number
  /** Returns a promise. */
  readonly async?: boolean
}

/** A function that the learner writes, judged by value. */
export interface Task {
  readonly exports: readonly Signature[]
  /** In the order in which a learner should meet them. */
  readonly checks: readonly Check[]
  readonly mistakes: readonly Mistake[]
  /** The ladder: a thought, the tools, then the code with one gap (`___`). */
  readonly hints: readonly [Words, Words, string]
  /** Inputs that separate a mistake from the others where no check does; used for naming alone. */
  readonly witnesses?: readonly { readonly call: string; readonly args: readonly Value[] }[]
}

/** The version of this format; a course that says another one is refused with words. */
export const exerciseSchema = 1

export interface Exercise {
  readonly schema: typeof exerciseSchema
  /** `<unit>/<name>`, both kebab-case: also the folder of its files. */
  readonly id: string
  /** Its place in the course. */
  readonly number: number
  readonly title: Words
  /** One sentence: what it teaches. */
  readonly idea: Words
  /** Ids of exercises to be done before. */
  readonly prerequisites: readonly string[]
  /** The closing question and its answer. */
  readonly question: { readonly ask: Words; readonly answer: Words }
  /** The folder has a `kit.ts`, which a learner imports as `@firstgrad/kit`. */
  readonly kit?: boolean
  readonly task?: Task
  readonly experiment?: ExperimentInfo
}

/**
 * Defines one exercise; its folder holds `lesson.en.md`, `lesson.zh-CN.md` and, with a task,
 * `starter.ts`, `solution.ts`, `mistakes/*.ts`, and `probe.ts` or `kit.ts` where it needs them.
 */
export const defineExercise = (exercise: Omit<Exercise, 'schema'> & { schema?: 1 }): Exercise => ({
  ...exercise,
  schema: exerciseSchema,
})

export const check = (id: string, rest: Omit<Check, 'id'>): Check => ({ id, ...rest })

export const mistake = (id: string, rest: Omit<Mistake, 'id'>): Mistake => ({ id, ...rest })
