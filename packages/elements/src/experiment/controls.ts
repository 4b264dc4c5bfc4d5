import type { BackendName } from '@firstgrad/core/experiments'
import type { ParameterInfo } from '@firstgrad/core/parameters'
import type { Language } from '@firstgrad/errors'
import { make } from '../element/make.js'
import type { Texts } from '../texts/texts.js'
import type { ParameterValues } from './protocol.js'
import { scaleOf } from './scale.js'

/** What is set before a run. */
export interface Settings {
  readonly parameters: ParameterValues
  readonly seed: number
  readonly backend: BackendName | undefined
}

export interface ControlsOptions {
  readonly infos: readonly ParameterInfo[]
  readonly language: Language
  readonly words: Texts['experiment']['controls']
  /** Names of what is shown but cannot be changed. */
  readonly lock: readonly string[]
}

export interface Controls {
  readonly element: HTMLElement
  read(): Settings
  /** Sets what is named; the rest goes back to its default. */
  write(parameters: ParameterValues, seed?: number): void
}

/** One control with a value. */
interface Control<Value> {
  readonly element: HTMLElement
  get(): Value
  set(value: Value): void
}

const usualSeed = 1
const engines: readonly BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

const numberControl = (
  info: ParameterInfo,
  label: string,
  locked: boolean,
): Control<number | undefined> => {
  const { least, above, most, whole } = info.expected
  const field = make('input', {
    type: 'number',
    min: least ?? above,
    max: most,
    step: whole ? 1 : 'any',
    disabled: locked,
    'aria-label': label,
  })
  const scale = scaleOf(info.expected)
  const slider = scale
    ? make('input', {
        type: 'range',
        min: 0,
        max: scale.places,
        step: 1,
        disabled: locked,
        'aria-label': label,
      })
    : null
  const show = () => {
    if (!scale || !slider) return
    slider.value = String(scale.placeOf(Number(field.value)))
    slider.setAttribute('aria-valuetext', field.value)
  }
  slider?.addEventListener('input', () => {
    field.value = String(scale!.valueAt(Number(slider.value)))
    slider.setAttribute('aria-valuetext', field.value)
  })
  field.addEventListener('input', show)
  return {
    element: make('span', { class: 'number' }, ...(slider ? [slider] : []), field),
    get: () => (field.value === '' ? undefined : Number(field.value)),
    set(value) {
      field.value = value === undefined ? '' : String(value)
      show()
    },
  }
}

const choiceControl = (
  { name, expected }: ParameterInfo,
  label: string,
  locked: boolean,
): Control<string> => {
  const select = make(
    'select',
    { disabled: locked, 'aria-label': label, name },
    ...expected.choices!.map((choice) => make('option', { value: choice }, choice)),
  )
  return {
    element: select,
    get: () => select.value,
    set(value) {
      select.value = value
    },
  }
}

const switchControl = (label: string, locked: boolean): Control<boolean> => {
  const box = make('input', { type: 'checkbox', disabled: locked, 'aria-label': label })
  return {
    element: box,
    get: () => box.checked,
    set(value) {
      box.checked = value
    },
  }
}

const controlOf = (info: ParameterInfo, label: string, locked: boolean): Control<never> => {
  const { boolean, choices } = info.expected
  const control = boolean
    ? switchControl(label, locked)
    : choices
      ? choiceControl(info, label, locked)
      : numberControl(info, label, locked)
  return control as Control<never>
}

/** The settings of an experiment: sliders, choices and switches from its schema, a seed, an engine. */
export const createControls = ({ infos, language, words, lock }: ControlsOptions): Controls => {
  const isLocked = (name: string) => lock.includes(name)
  const controls = new Map(
    infos.map((info) => {
      const label = `${info.name}: ${info.words[language]}`
      return [info.name, controlOf(info, label, isLocked(info.name))] as const
    }),
  )
  const seed = numberControl(
    {
      name: 'seed',
      words: { en: '', 'zh-CN': '' },
      default: 1,
      expected: { whole: true, least: 0 },
    },
    words.seed,
    isLocked('seed'),
  )
  const backend = make(
    'select',
    { 'aria-label': words.backend, disabled: isLocked('backend') },
    make('option', { value: '' }, words.auto),
    ...engines.map((name) => make('option', { value: name }, name)),
  )
  const row = (name: string, described: string, ...parts: readonly HTMLElement[]) =>
    make(
      'div',
      { class: 'setting' },
      make('span', { class: 'name' }, name),
      make('span', { class: 'control' }, ...parts),
      make(
        'span',
        { class: 'words' },
        described,
        ...(isLocked(name) ? [make('em', {}, ` (${words.locked})`)] : []),
      ),
    )
  const newSeed = make('button', { type: 'button', disabled: isLocked('seed') }, words.newSeed)
  newSeed.addEventListener('click', () => {
    // Chance picks the seed; from there on nothing is left to it.
    seed.set(crypto.getRandomValues(new Uint16Array(1))[0])
  })
  const defaults = make('button', { type: 'button' }, words.defaults)
  defaults.addEventListener('click', () => write({}))

  const write = (parameters: ParameterValues, given = usualSeed) => {
    for (const info of infos) {
      const value = Object.hasOwn(parameters, info.name) ? parameters[info.name] : info.default
      controls.get(info.name)!.set(value as never)
    }
    seed.set(given)
  }
  write({})
  return {
    element: make(
      'fieldset',
      { class: 'settings' },
      make('legend', {}, words.title),
      ...infos.map(({ name, words: own }) => row(name, own[language], controls.get(name)!.element)),
      row('seed', words.seed, seed.element, newSeed),
      row(words.backend, '', backend),
      defaults,
    ),
    read: () => {
      const entries = infos.flatMap(({ name }) => {
        const value: number | string | boolean | undefined = controls.get(name)!.get()
        return value === undefined ? [] : [[name, value] as const]
      })
      return {
        parameters: Object.fromEntries(entries),
        seed: seed.get() ?? Number.NaN,
        backend: backend.value === '' ? undefined : (backend.value as BackendName),
      }
    },
    write,
  }
}
