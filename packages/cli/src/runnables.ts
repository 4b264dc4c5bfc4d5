import type { ParameterInfo } from '@firstgrad/core/parameters'
import type { RunInfo } from '@firstgrad/core/runs'

/** What `firstgrad run` knows of one of its commands before anything is loaded. */
export interface Runnable extends Pick<RunInfo, 'id' | 'title' | 'dataset'> {
  /** Its name without the unit, where nothing else has that name. */
  readonly alias?: string
  /** A run of its own; an exercise's experiment; an exercise in which there is nothing to run. */
  readonly kind: 'run' | 'experiment' | 'none'
  readonly resumable: boolean
  /** Empty where its flags need not be known. */
  readonly parameters: readonly ParameterInfo[]
}

type Sketch = Omit<Runnable, 'parameters'> & Partial<Pick<RunInfo, 'parameters'>>

const shortOf = (id: string) => id.slice(id.indexOf('/') + 1)

const sketches = async (): Promise<readonly Sketch[]> => {
  const [{ course }, { runs }] = await Promise.all([
    import('@firstgrad/core/course'),
    import('@firstgrad/core/runs'),
  ])
  const taken = [...runs.map(({ id }) => id), ...course.map(({ id }) => shortOf(id))]
  const exercises = course.map(({ id, title, experiment }): Sketch => {
    const short = shortOf(id)
    const isAlone = taken.filter((name) => name === short).length === 1
    return {
      id,
      ...(isAlone && { alias: short }),
      kind: experiment ? 'experiment' : 'none',
      title: experiment?.title ?? title,
      ...(experiment?.dataset && { dataset: experiment.dataset }),
      resumable: false,
      ...(experiment && { parameters: experiment.parameters }),
    }
  })
  return [...runs.map((run): Sketch => ({ ...run, kind: 'run' })), ...exercises]
}

/** A command line, and what can be run by it. */
export interface Runnables {
  /** With the exercise named that only a link had named. */
  readonly args: readonly string[]
  readonly runnables: readonly Runnable[]
}

/**
 * Everything that can be run, for a command line that asks for it; nothing else pays for reading
 * the course. Flags come from schemas, which are loaded only where a run is named.
 *
 * @throws `core/permalink`, `core/unknown-exercise` for a link that nothing can be run from
 */
export const runnablesFor = async (given: readonly string[]): Promise<Runnables> => {
  const completing = given[0] === 'complete'
  if (!given.includes('run') && !completing) return { args: given, runnables: [] }
  const all = await sketches()
  const linked = given.some((arg) => arg.startsWith('--from'))
  const args = linked ? await (await import('./links.js')).withExerciseOfLink(given, all) : given
  const isWanted = ({ id, alias = id }: Sketch) =>
    completing || args.includes(id) || args.includes(alias)
  if (!all.some(isWanted)) {
    return { args, runnables: all.map((each) => ({ ...each, parameters: [] })) }
  }
  const { describeParameters } = await import('@firstgrad/core/parameters')
  const runnables = await Promise.all(
    all.map(async (each) => ({
      ...each,
      parameters:
        each.parameters && isWanted(each) ? describeParameters(await each.parameters()) : [],
    })),
  )
  return { args, runnables }
}
