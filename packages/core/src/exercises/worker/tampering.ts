import * as tf from '@tensorflow/tfjs-core'

type Properties = ReadonlyMap<PropertyKey, PropertyDescriptor>

const ordinary = [
  'Object',
  'Function',
  'Array',
  'String',
  'Number',
  'Boolean',
  'Symbol',
  'BigInt',
  'Promise',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Date',
  'RegExp',
  'Error',
  'TypeError',
  'RangeError',
  'ArrayBuffer',
  'DataView',
  'Float32Array',
  'Float64Array',
  'Int32Array',
  'Uint32Array',
  'Uint8Array',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint8ClampedArray',
  'JSON',
  'Math',
  'Reflect',
  'Proxy',
] as const

/** All that a learner's code shares with ours and must leave as it was, by name. */
const shared = (): Map<string, object> => {
  const found = new Map<string, object>()
  const add = (name: string, value: unknown) => {
    if ((typeof value === 'object' && value !== null) || typeof value === 'function')
      found.set(name, value)
  }
  for (const name of ordinary) {
    const value = (globalThis as Record<string, unknown>)[name]
    add(name, value)
    if (typeof value === 'function') add(`${name}.prototype`, value.prototype)
  }
  add('TypedArray.prototype', Object.getPrototypeOf(Float32Array.prototype))
  add('tf.Tensor.prototype', tf.Tensor.prototype)
  add('tf.Variable.prototype', tf.Variable.prototype)
  add('tf.engine()', Object.getPrototypeOf(tf.engine()))
  add('tf.backend()', Object.getPrototypeOf(tf.backend()))
  return found
}

const propertiesOf = (object: object): Properties =>
  new Map(
    Reflect.ownKeys(object).map((key) => [key, Object.getOwnPropertyDescriptor(object, key)!]),
  )

const differs = (a: PropertyDescriptor, b: PropertyDescriptor) =>
  !Object.is(a.value, b.value) || a.get !== b.get || a.set !== b.set

const nameOf = (object: string, key: PropertyKey) =>
  typeof key === 'symbol' ? `${object}[${String(key)}]` : `${object}.${String(key)}`

/**
 * Remembers JavaScript's and TensorFlow.js's own properties; the function it gives names what has been
 * changed since: a patched `Array.prototype.map` or a `tf.Tensor` whose `data` lies.
 */
export const watchTampering = (): (() => string[]) => {
  const [keys, describe, globals] = [Reflect.ownKeys, Object.getOwnPropertyDescriptor, globalThis]
  const objects = [...shared()].map(([name, object]) => ({
    name,
    object,
    before: propertiesOf(object),
  }))
  const constructors = ordinary.map((name) => [name, (globals as never)[name]] as const)
  return () => {
    const changed: string[] = []
    for (const [name, value] of constructors)
      if ((globals as never)[name] !== value) changed[changed.length] = name
    for (const { name, object, before } of objects) {
      const now = keys(object)
      for (let i = 0; i < now.length; i++) {
        const key = now[i]!
        const known = before.get(key)
        if (!known || differs(known, describe(object, key)!))
          changed[changed.length] = nameOf(name, key)
      }
      if (now.length < before.size) changed[changed.length] = name
    }
    return changed
  }
}
