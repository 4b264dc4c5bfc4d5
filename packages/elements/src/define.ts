/** The elements, by what they are for. */
export const elementNames = {
  task: 'firstgrad-task',
  experiment: 'firstgrad-experiment',
  ownData: 'firstgrad-own-data',
} as const

/**
 * Defines the elements in a page; elsewhere, such as where a page is made on a server, it does nothing.
 * May be called more than once.
 *
 * @example
 * ```ts
 * import { defineElements } from '@firstgrad/elements'
 *
 * await defineElements()
 * document.body.innerHTML = '<firstgrad-task exercise="basics/neuron"></firstgrad-task>'
 * ```
 */
export const defineElements = async (): Promise<void> => {
  if (typeof customElements === 'undefined') return
  // Each as soon as it has come: what a learner uses first does not wait for the others.
  const define = (name: string) => (element: CustomElementConstructor) => {
    if (!customElements.get(name)) customElements.define(name, element)
  }
  await Promise.all([
    import('./task/task-element.js')
      .then(({ TaskElement }) => TaskElement)
      .then(define(elementNames.task)),
    import('./experiment/experiment-element.js')
      .then(({ ExperimentElement }) => ExperimentElement)
      .then(define(elementNames.experiment)),
    import('./own-data/own-data-element.js')
      .then(({ OwnDataElement }) => OwnDataElement)
      .then(define(elementNames.ownData)),
  ])
}
