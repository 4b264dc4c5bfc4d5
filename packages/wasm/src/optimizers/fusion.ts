// How TensorFlow.js's optimisers come to take their steps in one pass over memory. What they
// remember stays where they keep it, so that saved states load with and without this package.
import {
  engine,
  getKernel,
  mul,
  type NamedAttrMap,
  type NamedTensorMap,
  type Optimizer,
  type Tensor,
  tidy,
  util,
  type Variable,
  zerosLike,
} from '@tensorflow/tfjs-core'

/** What `applyGradients` takes: gradients by the names of their variables. */
export type Gradients = Parameters<Optimizer['applyGradients']>[0]

/** A tensor that an optimiser remembers for a variable, and the name that it is saved under. */
export interface Slot {
  readonly originalName: string
  readonly variable: Variable
}

/** How one kind of optimiser steps; `O` names the fields of TensorFlow.js's class that it needs. */
export interface Fusion<O> {
  readonly kernel: string
  /** Scalars that the kernel reads. */
  readonly scalars: (optimizer: O) => Record<string, Tensor>
  /** What the kernel changes beside the variable: input name, the list it is in, its saved name. */
  readonly slots: (
    optimizer: O,
  ) => readonly (readonly [input: string, list: Slot[], name: string])[]
  readonly attrs: (optimizer: O) => object
  /** What changes once per step, after all variables. */
  readonly advance?: (optimizer: O) => void
}

/** Takes a step, or answers false and changes nothing where TensorFlow.js's own code shall do it. */
export const stepFused = <O>(optimizer: O, fusion: Fusion<O>, gradients: Gradients): boolean => {
  if (!getKernel(fusion.kernel, engine().backendName)) return false
  const scalars = fusion.scalars(optimizer)
  // A disposed optimiser: TensorFlow.js's code throws what it always throws.
  for (const name in scalars) if ((scalars[name] as Tensor).isDisposed) return false
  const steps = plan(optimizer, fusion, gradients)
  if (!steps) return false
  const attrs = fusion.attrs(optimizer) as NamedAttrMap
  for (const { gradient, changed } of steps) {
    for (const name in changed) makeSole(changed[name] as Variable)
    const inputs = Object.assign(changed, scalars, { gradient }) as unknown as NamedTensorMap
    engine().runKernel(fusion.kernel, inputs, attrs)
  }
  fusion.advance?.(optimizer)
  ;(optimizer as { incrementIterations(): void }).incrementIterations()
  return true
}

interface Step {
  readonly gradient: Tensor
  /** What the kernel writes to, by the names of its inputs. */
  readonly changed: Record<string, Variable>
}

/** The steps of all variables, or nothing if one of them is not for the kernels. */
const plan = <O>(optimizer: O, fusion: Fusion<O>, gradients: Gradients): Step[] | undefined => {
  const listed = Array.isArray(gradients)
  const names = listed ? gradients.map(({ name }) => name) : Object.keys(gradients)
  const slots = fusion.slots(optimizer)
  const steps: Step[] = []
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string
    const gradient = listed ? gradients[i]?.tensor : (gradients as NamedTensorMap)[name]
    const variable = engine().registeredVariables[name]
    if (!variable || variable.isDisposed) return
    const changed: Record<string, Variable> = { variable }
    for (const [input, list, suffix] of slots) {
      list[i] ??= {
        originalName: `${name}/${suffix}`,
        variable: tidy(() => zerosLike(variable).variable(false)),
      }
      changed[input] = (list[i] as Slot).variable
    }
    // A variable that the loss does not reach keeps its place in the lists.
    if (!gradient) continue
    if (!fits(gradient, variable)) return
    for (const input in changed) if (!fits(changed[input] as Variable, variable)) return
    steps.push({ gradient, changed })
  }
  return steps
}

/** Numbers beside the variable's, one for one. Others are broadcast or refused by TensorFlow.js. */
const fits = (tensor: Tensor, { shape }: Variable): boolean =>
  !tensor.isDisposed && tensor.dtype === 'float32' && util.arraysEqual(tensor.shape, shape)

/** Clones and reshaped tensors share memory. Before it is written to, a variable gets its own. */
export const makeSole = (variable: Variable): void => {
  if (engine().backend.refCount(variable.dataId) === 1) return
  tidy(() => variable.assign(mul(variable, 1)))
}
