import { largestUsualInput } from '../../training/divergence.js'
import type { Facts } from '../facts.js'
import type { Finding } from '../finding.js'

const smallestUsualInput = 0.01

/** Inputs of a size that no usual rate and no usual weights suit. */
export const inputFindings = ({ model, data }: Facts): Finding[] => {
  const { largest } = data.inputs
  if (!model.wantsScaledInputs) return []
  if (largest > largestUsualInput) {
    return [{ code: 'core/cause-inputs-unscaled', details: { largest } }]
  }
  return largest < smallestUsualInput
    ? [{ code: 'core/cause-inputs-tiny', details: { largest } }]
    : []
}
