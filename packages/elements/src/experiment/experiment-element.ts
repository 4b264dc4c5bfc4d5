import { BaseElement } from '../element/base-element.js'

export class ExperimentElement extends BaseElement {
  constructor() {
    super([])
  }

  protected async show(): Promise<void> {
    this.root.append(this.texts.experiment.label(this.exerciseId))
  }
}
