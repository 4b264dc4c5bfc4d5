import type { LayerFacts, Measured } from '../facts.js'
import type { Finding } from '../finding.js'

/** From one end of the network to the other. */
const vanished = 1e-3
const exploded = 1e3

/** Layers with weights; a shorter network has no room for a signal to fade. */
const fewest = 3

/** A layer of which so much answers nothing starves the rest. */
const deadShare = 0.8

const isDead = ({ dead, units }: LayerFacts) => dead !== null && dead > deadShare * units

/** The first layer whose ReLUs no example reaches; what comes after it gets nothing either. */
export const deadUnits = ({ layers }: Measured): Finding | null => {
  const found = layers.find(isDead)
  if (!found) return null
  const { name: layer, dead, units } = found
  return { code: 'core/cause-dead-units', details: { layer, dead: dead!, units } }
}

/** Hidden layers whose units cannot become different. */
export const identicalUnits = ({ layers }: Measured): Finding[] =>
  layers
    .slice(0, -1)
    .flatMap(({ name: layer, units, identical }): Finding[] =>
      identical ? [{ code: 'core/cause-identical-units', details: { layer, units } }] : [],
    )

/** Signals that fade on their way, up to where ReLUs are dead. */
export const fading = ({ layers, inputs }: Measured): Finding | null => {
  const weighted = layers.filter(({ gradient }) => gradient !== null)
  const hidden = weighted.slice(0, -1)
  const faint = hidden.findIndex(({ activation }) => activation < vanished * inputs)
  const dead = hidden.findIndex(isDead)
  if (weighted.length < fewest || faint === -1 || (dead !== -1 && dead <= faint)) return null
  const { name: layer, activation } = hidden[faint]!
  const details = { layer, share: activation / inputs }
  return { code: 'core/cause-vanishing-activations', details }
}

/** Gradients that fade on their way back. */
export const vanishing = ({ layers }: Measured): Finding | null => {
  const weighted = layers.filter(({ gradient }) => gradient !== null)
  const [first, last] = [weighted[0], weighted.at(-1)]
  if (weighted.length < fewest || !first || !last) return null
  const share = first.gradient! / last.gradient!
  if (!(share < vanished)) return null
  const details = { first: first.name, last: last.name, share }
  return { code: 'core/cause-vanishing-gradients', details }
}

/** Signals that grow on their way. */
export const exploding = ({ layers, inputs }: Measured): Finding | null => {
  const weighted = layers.filter(({ gradient }) => gradient !== null)
  if (weighted.length < fewest) return null
  const layer = weighted.find(({ activation }) => activation > exploded * inputs)
  if (!layer) return null
  const details = { layer: layer.name, times: layer.activation / inputs }
  return { code: 'core/cause-exploding-gradients', details }
}
