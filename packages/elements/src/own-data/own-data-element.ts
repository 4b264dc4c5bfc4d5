import { BaseElement } from '../element/base-element.js'
import { experimentStyle } from '../experiment/style.js'
import { ownDataStyle } from './style.js'

/**
 * `<firstgrad-own-data>`: pictures, a camera or a table of one's own to learn from, on the page alone.
 */
export class OwnDataElement extends BaseElement {
  // It begins anew with each of these, and what was collected is gone.
  static override observedAttributes = ['lang']

  constructor() {
    super([experimentStyle, ownDataStyle])
  }

  protected async show(signal: AbortSignal): Promise<void> {
    const { forbidCompiling } = await import('../element/forbid-compiling.js')
    forbidCompiling()
    const { ownDataView } = await import('./own-data-view.js')
    if (signal.aborted) return
    const { language, texts } = this
    this.root.append(ownDataView({ host: this, language, texts, signal }))
  }
}
