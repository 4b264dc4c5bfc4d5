import { exerciseIds, findInCourse } from '../course/exercises.js'
import { BaseElement } from '../element/base-element.js'
import { make } from '../element/make.js'
import { readFragment } from './fragment.js'
import { taskPanel } from './panel.js'
import { style } from './style.js'

/** `<firstgrad-task exercise="basics/neuron">`: a task to solve, judged in the page. */
export class TaskElement extends BaseElement {
  constructor() {
    super([style])
  }

  protected async show(signal: AbortSignal): Promise<void> {
    const found = await findInCourse(this.exerciseId)
    if (signal.aborted) return
    if (!found) return this.say(this.texts.unknownExercise(this.exerciseId), this.texts.known)
    const { exercise, read } = found
    const { task } = exercise
    if (!task) return this.say(this.texts.task.experimentAlone(exercise.title[this.language]))
    const fragment = location.hash.slice(1)
    const [starter, kit, fromFragment] = await Promise.all([
      read('starter.ts'),
      exercise.kit ? read('kit.ts') : undefined,
      readFragment(fragment, exercise.id),
    ])
    if (signal.aborted) return
    const { language } = this
    const panel = { exercise, task, read, starter, kit, fromFragment, fragment, language, signal }
    this.root.append(taskPanel(panel))
    this.followLinks(signal)
  }

  /** Words in place of a panel; with `known`, what there is instead. */
  private say(words: string, known?: string) {
    this.root.append(make('p', {}, words))
    if (known === undefined) return
    const list = exerciseIds.map((id) => make('li', {}, make('code', {}, id)))
    this.root.append(make('p', {}, known), make('ul', {}, ...list))
  }
}
