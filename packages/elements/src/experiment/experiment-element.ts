import { describeCode } from '@firstgrad/core/messages'
import { parseParameters } from '@firstgrad/core/parameters'
import { decodePermalink, encodePermalink } from '@firstgrad/core/permalink'
import { isCodedError } from '@firstgrad/errors'
import { exerciseIds, findInCourse } from '../course/exercises.js'
import { BaseElement } from '../element/base-element.js'
import { make } from '../element/make.js'
import { onThemeChange, themeOf } from '../element/theme.js'
import { recordDeed } from '../progress/store.js'
import { experimentWorker } from '../workers.js'
import type { Linked, PanelOptions } from './panel.js'
import { createRunner } from './runner.js'
import { experimentStyle } from './style.js'

/**
 * `<firstgrad-experiment exercise="basics/neuron">`: the experiment of an exercise. The attribute
 * `data` says where the page's own site has the course's data, such as `/data/`.
 */
export class ExperimentElement extends BaseElement {
  static override observedAttributes = ['exercise', 'id', 'lang', 'data']

  constructor() {
    super([experimentStyle])
  }

  protected async show(signal: AbortSignal): Promise<void> {
    const words = this.texts.experiment
    const found = findInCourse(this.exerciseId)
    if (!found?.exercise.experiment) {
      this.root.append(
        make(
          'p',
          { role: 'alert' },
          found
            ? words.noExperiment(found.exercise.id)
            : this.texts.unknownExercise(this.exerciseId),
        ),
        make('p', {}, `${this.texts.known} ${exerciseIds.join(', ')}`),
      )
      return
    }
    if (typeof Worker === 'undefined') {
      this.root.append(make('p', { role: 'alert' }, words.noWorker))
      return
    }
    const { exercise } = found
    const { id, experiment, task } = exercise
    const waiting = make('p', { role: 'status' }, words.loading)
    this.root.append(waiting)
    await this.seen(signal)
    // Loaded for those who come near it.
    const { forbidCompiling } = await import('../element/forbid-compiling.js')
    forbidCompiling()
    const { createPanel, WorkerFailure } = await import('./panel.js')
    if (signal.aborted) return
    const runner = createRunner(experimentWorker)
    signal.addEventListener('abort', () => runner.close())
    try {
      const panel = await createPanel({
        id,
        experiment: experiment!,
        source: { kind: 'course', exercise: id },
        runner,
        language: this.language,
        texts: words,
        theme: () => themeOf(this),
        data: this.getAttribute('data') ?? undefined,
        link: (schema) => this.linked(id, schema),
        completes: !task,
        onDeed: (deed) => recordDeed(id, deed),
        onLink: (settings) => this.link({ exercise: id, ...settings }),
        signal,
      })
      if (signal.aborted) return
      this.root.replaceChildren(panel.element)
      signal.addEventListener('abort', onThemeChange(panel.redraw))
    } catch (error) {
      if (signal.aborted) return
      const why = error instanceof WorkerFailure ? error.failure.message : String(error)
      this.root.replaceChildren(make('p', { role: 'alert' }, words.failed.worker(why)))
    }
  }

  /** Resolves when the reader comes near: TensorFlow.js is not loaded for a panel that nobody sees. */
  private seen(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const watch = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return
          watch.disconnect()
          resolve()
        },
        { rootMargin: '400px' },
      )
      watch.observe(this)
      signal.addEventListener('abort', () => {
        watch.disconnect()
        resolve()
      })
    })
  }

  private linked(id: string, schema: Parameters<PanelOptions['link']>[0]): Linked {
    const nothing: Linked = { lock: [], trouble: null }
    const fragment = location.hash.slice(1)
    if (!/^v\d+\./.test(fragment)) return nothing
    try {
      const { exercise, parameters = {}, seed, lock = [] } = decodePermalink(fragment)
      if (exercise !== id) return nothing
      return {
        parameters: parseParameters(schema, parameters) as typeof parameters,
        ...(seed !== undefined && { seed }),
        lock,
        trouble: null,
      }
    } catch (error) {
      if (!isCodedError(error)) throw error
      const { link } = this.texts.experiment
      const first = error.code === 'core/permalink' ? link.bad : link.parameters
      return { ...nothing, trouble: `${first} ${describeCode(error as never, this.language)}` }
    }
  }

  private async link(link: Parameters<typeof encodePermalink>[0]): Promise<boolean> {
    history.replaceState(history.state, '', `#${encodePermalink(link)}`)
    try {
      await navigator.clipboard.writeText(location.href)
      return true
    } catch {
      return false
    }
  }
}
