import type { Permalink } from '@firstgrad/core/permalink'
import { exerciseIds, findInCourse } from '../course/exercises.js'
import { BaseElement } from '../element/base-element.js'
import { looksLikeLink } from '../element/links.js'
import { make } from '../element/make.js'
import { onThemeChange, themeOf } from '../element/theme.js'
import { recordDeed } from '../progress/store.js'
import { experimentWorker } from '../workers.js'
import { noLink } from './linked.js'
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
    const found = await findInCourse(this.exerciseId)
    if (signal.aborted) return
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
    this.followLinks(signal)
    const waiting = make('p', { role: 'status' }, words.loading)
    this.root.append(waiting)
    await this.seen(signal)
    if (signal.aborted) return
    const runner = createRunner(experimentWorker)
    signal.addEventListener('abort', () => runner.close())
    const source = { kind: 'course', exercise: id } as const
    // The worker takes longest to come, so it is asked first; a refusal is met below.
    const description = runner.describe(source)
    description.catch(() => {})
    // Loaded for those who come near it.
    const { forbidCompiling } = await import('../element/forbid-compiling.js')
    forbidCompiling()
    const { createPanel, WorkerFailure } = await import('./panel.js')
    if (signal.aborted) return
    try {
      const panel = await createPanel({
        id,
        experiment: experiment!,
        source,
        description,
        runner,
        language: this.language,
        texts: words,
        theme: () => themeOf(this),
        data: this.getAttribute('data') ?? undefined,
        link: async (schema) => {
          const fragment = location.hash.slice(1)
          if (!looksLikeLink(fragment)) return noLink
          const { readLink } = await import('./read-link.js')
          return readLink(fragment, id, schema, this.language)
        },
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

  private async link(link: Permalink): Promise<boolean> {
    const { encodePermalink } = await import('@firstgrad/core/permalink')
    history.replaceState(history.state, '', `#${encodePermalink(link)}`)
    try {
      await navigator.clipboard.writeText(location.href)
      return true
    } catch {
      return false
    }
  }
}
