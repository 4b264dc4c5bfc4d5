import { BaseElement } from '../element/base-element.js'

export class TaskElement extends BaseElement {
  constructor() {
    super([])
  }

  protected async show(): Promise<void> {
    this.root.append(this.texts.task.label(this.exerciseId))
  }
}
